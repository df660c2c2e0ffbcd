"""Tests of McNemar on discordant pairs: exact, mid-p and asymptotic, for one comparison or for many at once.

Under the null, each discordant pair favours either profile with one chance in two: this is also the randomisation test
of who was called the reference in each pair. Sources: Heckman and Siegelman 1993; Fagerland, Lydersen and Laake 2013
(mid-p); the ILO manual (critical rate).
"""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import bdtr, chdtrc

from vigie.testing.statistics.arrays import Floats
from vigie.testing.statistics.ways import log_ways


def chance_of(favoured: ArrayLike, discordant: ArrayLike) -> Floats:
    """Return the chance that exactly so many of the discordant pairs favour one side."""
    k, m = np.asarray(favoured, float), np.asarray(discordant, float)
    chances: Floats = np.exp(log_ways(m, k) - m * np.log(2))
    return chances


def exact_p(reference: ArrayLike, tested: ArrayLike) -> Floats:
    """Return the two-sided exact p-values; 1 where no pair is discordant. Arrays of counts of the same shape."""
    b, c = np.asarray(reference, float), np.asarray(tested, float)
    return np.minimum(1, 2 * bdtr(np.minimum(b, c), (b + c).astype(int), 0.5))


def mid_p(reference: ArrayLike, tested: ArrayLike) -> Floats:
    """Return the two-sided mid-p-values: half of the chance of what was seen is taken back on each side."""
    b, c = np.asarray(reference, float), np.asarray(tested, float)
    least = np.minimum(b, c)
    return np.minimum(1, 2 * bdtr(least, (b + c).astype(int), 0.5) - chance_of(least, b + c))


def one_sided_mid_p(reference: ArrayLike, tested: ArrayLike) -> Floats:
    """Return the mid-p-values against a penalty of the tested profile: small when the reference is favoured more."""
    b, c = np.asarray(reference, float), np.asarray(tested, float)
    return bdtr(c, (b + c).astype(int), 0.5) - chance_of(c, b + c) / 2


def asymptotic_p(reference: ArrayLike, tested: ArrayLike) -> Floats:
    """Return the p-values of the chi-square with one degree of freedom, uncorrected; 1 where no pair is discordant."""
    b, c = np.asarray(reference, float), np.asarray(tested, float)
    return chdtrc(1, (b - c) ** 2 / np.maximum(b + c, 1))
