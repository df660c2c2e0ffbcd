"""Randomisation test in closed form: within each offer, which application bore which profile was drawn by lot.

With one application of each profile this is the exact test of McNemar. With several, the number of favoured
applications of the tested profile is a sum of hypergeometric numbers, whose law is a product of Fourier transforms: no
draw is needed. Source: Fisher 1935.
"""

from typing import NamedTuple

import numpy as np

from vigie.testing.statistics.arrays import Floats, Integers
from vigie.testing.statistics.ways import log_ways

# What the Fourier transforms round: chances under this are not told from zero.
ROUNDING = 1e-12


class Randomised(NamedTuple):
    """Two-sided p-values of the randomisation test: exact, and with half the chance of what was seen taken back."""

    exact: float
    mid: float


def randomisation_p(reference: Integers, tested: Integers, favoured: Integers, favoured_tested: Integers) -> Randomised:
    """Return the p-values of equal treatment within offers.

    By offer: how many applications of the reference, of the tested profile, how many were favoured in all, and how many
    of the tested. Offers that lack a profile add nothing.
    """
    kinds, repeated = np.unique(np.stack([reference, tested, favoured]), axis=1, return_counts=True)
    lowest = np.maximum(0, kinds[2] - kinds[0])
    highest = np.minimum(kinds[1], kinds[2])
    length = int(np.sum((highest - lowest) * repeated)) + 1
    law = np.ones(length // 2 + 1, complex)
    for kind, (low, high) in enumerate(zip(lowest, highest, strict=True)):
        some = _hypergeometric(kinds[:, kind], int(low), int(high))
        law *= np.fft.rfft(some, length) ** repeated[kind]
    chances = np.maximum(np.fft.irfft(law, length), 0)
    seen = int(np.sum(favoured_tested)) - int(np.sum(lowest * repeated))
    below, above = float(chances[: seen + 1].sum()), float(chances[seen:].sum())
    least, at = min(below, above), float(chances[seen])
    return Randomised(_rounded(2 * least), _rounded(2 * least - at))


def _hypergeometric(kind: Integers, low: int, high: int) -> Floats:
    reference, tested, favoured = (int(number) for number in kind)
    k = np.arange(low, high + 1)
    ways = log_ways(tested, k) + log_ways(reference, favoured - k) - log_ways(reference + tested, favoured)
    chances: Floats = np.exp(ways)
    return chances


def _rounded(p: float) -> float:
    return min(1.0, p) if p > ROUNDING else 0.0
