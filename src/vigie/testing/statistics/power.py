"""How many pairs are needed, and what a campaign of a given size would miss. Source: Connor 1987; exact sums."""

from collections.abc import Callable
from math import ceil, sqrt

import numpy as np
from scipy.special import bdtr, bdtrc, ndtri

from vigie.testing.statistics.arrays import Floats, Integers
from vigie.testing.statistics.ways import log_ways

MOST_PAIRS = 100_000


def least_refused(most: int, level: float) -> Integers:
    """Return, for 0 to ``most`` discordant pairs, the largest smaller side that the exact two-sided test refuses.

    level: two-sided. -1 where nothing is ever refused.
    """
    found = np.full(most + 1, -1)
    side = -1
    for discordant in range(most + 1):
        while 2 * bdtr(side + 1, discordant, 0.5) <= level:
            side += 1
        found[discordant] = side
    return found


def power(number: int, reference: float, tested: float, level: float = 0.05) -> float:
    """Return the chance that the exact two-sided test of McNemar refuses equality.

    number: pairs. reference, tested: chances that a pair favours one side alone. level: two-sided.
    """
    unequal = reference + tested
    if not number or not unequal:
        return 0.0
    discordant = np.arange(number + 1)
    side, leaning = least_refused(number, level), reference / unequal
    refused = np.zeros(number + 1)
    some = side >= 0
    refused[some] = bdtr(side[some], discordant[some], leaning)
    refused[some] += bdtrc((discordant - side - 1)[some], discordant[some], leaning)
    return float(np.sum(_binomial(number, unequal) * refused))


def _binomial(number: int, chance: float) -> Floats:
    """Return the chances of 0 to ``number`` successes."""
    if chance >= 1:
        return np.r_[np.zeros(number), 1.0]
    k = np.arange(number + 1)
    chances: Floats = np.exp(log_ways(number, k) + k * np.log(chance) + (number - k) * np.log1p(-chance))
    return chances


def pairs_needed(reference: float, tested: float, *, wanted: float = 0.8, level: float = 0.05) -> int | None:
    """Return the smallest number of pairs whose power reaches what is wanted; None when no campaign would do.

    reference, tested: chances that a pair favours one side alone. Exact power climbs by steps, and goes back a little
    at each: the number returned is the first that reaches it.
    """
    around = pairs_needed_normally(reference, tested, wanted=wanted, level=level)
    if around is None or around > MOST_PAIRS:
        return None
    reaches: Callable[[int], bool] = lambda number: power(number, reference, tested, level) >= wanted  # noqa: E731
    number = around
    while not reaches(number):
        number += max(1, number // 20)
    lowest = max(1, int(around * 0.8))
    return next(tried for tried in range(lowest, number + 1) if reaches(tried))


def pairs_needed_normally(reference: float, tested: float, *, wanted: float = 0.8, level: float = 0.05) -> int | None:
    """Return the number of pairs by the normal approximation, always a little short; None without a gap."""
    unequal, gap = reference + tested, reference - tested
    if not gap:
        return None
    needed = float(ndtri(1 - level / 2)) * sqrt(unequal) + float(ndtri(wanted)) * sqrt(max(0.0, unequal - gap**2))
    return ceil((needed / gap) ** 2)
