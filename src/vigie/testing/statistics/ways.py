"""Numbers of ways to choose, for laws of counts; in logarithms, as they overflow."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaln

from vigie.testing.statistics.arrays import Floats


def log_ways(total: ArrayLike, chosen: ArrayLike) -> Floats:
    """Return the logarithms of the numbers of ways to choose so many out of so many."""
    n, k = np.asarray(total, float), np.asarray(chosen, float)
    ways: Floats = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    return ways
