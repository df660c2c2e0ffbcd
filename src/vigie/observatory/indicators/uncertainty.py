"""How sure a share is: its interval at 95 %, and whether it rests on too few observations. Plain numbers.

Sources: E. B. Wilson, « Probable inference, the law of succession, and statistical inference », 1927 (score interval);
C. J. Clopper and E. S. Pearson, « The use of confidence or fiducial limits illustrated in the case of the binomial »,
1934 (exact interval).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext, ngettext

LEVEL = 0.95
# Quantile 97.5 % of the standard normal distribution.
Z = 1.959963984540054
# Under this many observations, a share says little: it is said in words, and its interval is the exact one.
SMALL_BASE = 30
# Enough halvings for a double to stop moving.
HALVINGS = 60


@dataclass(frozen=True)
class Interval:
    """Between which shares the real one lies, 95 times out of 100. lower, upper: from 0 to 1."""

    lower: float
    upper: float


def interval_of(numerator: int, observations: int) -> Interval | None:
    """Return the interval of a share: exact on a small base, Wilson's otherwise; None without any observation.

    Raises ValueError when the numerator is not between zero and the observations.
    """
    if observations == 0 and numerator == 0:
        return None
    method = clopper_pearson if observations < SMALL_BASE else wilson
    return method(numerator, observations)


def check(numerator: int, observations: int) -> None:
    """Raise ValueError when two numbers make no share."""
    if observations <= 0 or not 0 <= numerator <= observations:
        raise ValueError(f"{numerator} out of {observations} is no share")


def wilson(numerator: int, observations: int, z: float = Z) -> Interval:
    """Return Wilson's score interval: short, and right on average. z: quantile of the normal distribution."""
    check(numerator, observations)
    share, square = numerator / observations, z * z / observations
    middle = share + square / 2
    half = z * math.sqrt((share * (1 - share) + square / 4) / observations)
    lower = 0.0 if numerator == 0 else max(0.0, (middle - half) / (1 + square))
    upper = 1.0 if numerator == observations else min(1.0, (middle + half) / (1 + square))
    return Interval(lower, upper)


@lru_cache(maxsize=4096)
def clopper_pearson(numerator: int, observations: int, level: float = LEVEL) -> Interval:
    """Return the exact interval: never covers less than its level, whatever the number of observations.

    Its bounds are quantiles of a beta distribution, found here by halving on the binomial tails.
    """
    check(numerator, observations)
    tail = (1 - level) / 2
    lower, upper = 0.0, 1.0
    if numerator > 0:
        lower = root_of(lambda share: at_least(numerator, observations, share) - tail)
    if numerator < observations:
        upper = root_of(lambda share: tail - at_most(numerator, observations, share))
    return Interval(lower, upper)


def at_most(numerator: int, observations: int, share: float) -> float:
    """Return the probability of at most that many successes; exact up to the rounding of doubles."""
    if share <= 0:
        return 1.0
    if share >= 1:
        return 1.0 if numerator >= observations else 0.0
    log_share, log_rest = math.log(share), math.log1p(-share)
    return min(
        1.0,
        math.fsum(
            math.exp(log_combinations(observations, count) + count * log_share + (observations - count) * log_rest)
            for count in range(numerator + 1)
        ),
    )


def at_least(numerator: int, observations: int, share: float) -> float:
    """Return the probability of at least that many successes."""
    return at_most(observations - numerator, observations, 1 - share)


def log_combinations(total: int, chosen: int) -> float:
    """Return the logarithm of the number of ways to choose."""
    return math.lgamma(total + 1) - math.lgamma(chosen + 1) - math.lgamma(total - chosen + 1)


def root_of(rises: Callable[[float], float]) -> float:
    """Return where a rising function crosses zero, between 0 and 1."""
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if rises(middle) < 0 else (low, middle)
    return (low + high) / 2


def is_small_base(observations: int | None) -> bool:
    """Whether a share rests on so few observations that it must be said."""
    return observations is not None and observations < SMALL_BASE


def base_in_words(observations: int) -> str:
    """Say on how many observations a share rests, and that few of them say little."""
    if is_small_base(observations):
        sentence = ngettext(
            "sur %(number)d observation seulement : à lire avec prudence",
            "sur %(number)d observations seulement : à lire avec prudence",
            observations,
        )
    else:
        sentence = ngettext("sur %(number)d observation", "sur %(number)d observations", observations)
    return sentence % {"number": observations}


def interval_in_words(interval: Interval) -> str:
    """Say an interval in percent: « entre 40 % et 60 % (intervalle à 95 %) »."""
    bounds = {"lower": in_percent(interval.lower), "upper": in_percent(interval.upper)}
    return gettext("entre %(lower)s et %(upper)s (intervalle à 95\u00a0%%)") % bounds


def in_percent(share: float) -> str:
    """Return a share in whole percent, as the language in force writes it."""
    return gettext("%(number)s\u00a0%%") % {"number": f"{100 * share:.0f}"}
