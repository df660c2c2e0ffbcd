"""Shares of small numbers: intervals and an exact test, on plain numbers, for every room that counts.

Sources: E. B. Wilson, « Probable inference, the law of succession, and statistical inference », 1927 (score interval);
C. J. Clopper and E. S. Pearson, « The use of confidence or fiducial limits illustrated in the case of the binomial »,
1934 (exact interval); R. A. Fisher, « The Design of Experiments », 1935 (exact test).
"""

import math
from dataclasses import dataclass
from typing import Final

LEVEL: Final = 0.95
# Quantile 97.5 % of the standard normal distribution.
Z: Final = 1.959963984540054
# Probabilities closer than this are equal: they come from sums of logarithms.
NEAR: Final = 1e-7


@dataclass(frozen=True)
class Interval:
    """Between which values the real one lies, 95 times out of 100 unless said otherwise."""

    lower: float
    upper: float


def check(numerator: int, observations: int) -> None:
    """Raise ValueError when two numbers make no share."""
    if observations <= 0 or not 0 <= numerator <= observations:
        raise ValueError(f"{numerator} out of {observations} is no share")


def wilson(numerator: int, observations: int, z: float = Z) -> Interval:
    """Return Wilson's score interval: short, and right on average. z: quantile of the normal distribution.

    Raises ValueError when the two numbers make no share.
    """
    check(numerator, observations)
    share, square = numerator / observations, z * z / observations
    middle = share + square / 2
    half = z * math.sqrt((share * (1 - share) + square / 4) / observations)
    lower = 0.0 if numerator == 0 else max(0.0, (middle - half) / (1 + square))
    upper = 1.0 if numerator == observations else min(1.0, (middle + half) / (1 + square))
    return Interval(lower, upper)


def clopper_pearson(numerator: int, observations: int, level: float = LEVEL) -> Interval:
    """Return the exact interval: never covers less than its level, whatever the number of observations.

    Its bounds are quantiles of a beta distribution. Raises ValueError when the two numbers make no share.
    """
    # Loaded when it serves: each process of the server would pay its memory.
    from scipy.special import betaincinv

    check(numerator, observations)
    tail, missed = (1 - level) / 2, observations - numerator
    lower = float(betaincinv(numerator, missed + 1, tail)) if numerator else 0.0
    upper = float(betaincinv(numerator + 1, missed, 1 - tail)) if missed else 1.0
    return Interval(lower, upper)


def fisher_exact(a: int, b: int, c: int, d: int) -> float:
    """Return the two-sided p-value of Fisher's exact test on [[a, b], [c, d]]: tables no likelier, added up."""
    ours, theirs, chosen = a + b, c + d, a + c
    whole = log_ways(ours + theirs, chosen)

    def log_likelihood(count: int) -> float:
        return log_ways(ours, count) + log_ways(theirs, chosen - count) - whole

    seen, middle = log_likelihood(a), ours * chosen // max(1, ours + theirs)
    # Hoeffding 1963: further from the middle, the chance of a table is less than the least number that is not zero.
    reach = math.isqrt(373 * min(ours, chosen)) + 1
    lowest, highest = max(0, chosen - theirs, middle - reach), min(ours, chosen, middle + reach)
    tables = (log_likelihood(count) for count in range(lowest, highest + 1))
    return min(1.0, math.fsum(math.exp(each) for each in tables if each <= seen + NEAR))


def log_ways(total: int, chosen: int) -> float:
    """Return the logarithm of the number of ways to choose."""
    return math.lgamma(total + 1) - math.lgamma(chosen + 1) - math.lgamma(total - chosen + 1)
