"""Intervals for rates, gaps, ratios and odds of pairs.

The usual ones for two samples ignore the pairing: none of them is here. Sources: Newcombe 1998, method 10; Tango 1998;
Nam and Blackwelder 2002.
"""

from collections.abc import Callable
from math import isfinite, sqrt

from scipy.optimize import brentq
from scipy.special import ndtri

from vigie.core.proportions import clopper_pearson, wilson
from vigie.testing.statistics.pairs import Pairs

Interval = tuple[float, float]
TINY = 1e-12


def quantile(confidence: float) -> float:
    """Return how many standard errors a two-sided interval extends on each side."""
    return float(ndtri((1 + confidence) / 2))


def newcombe(pairs: Pairs, confidence: float = 0.95) -> Interval:
    """Return the interval of the gap by squaring and adding those of the two rates, their tie taken with a correction.

    pairs: at least one.
    """
    number, first, second = pairs.number, pairs.both + pairs.reference, pairs.both + pairs.tested
    gap, tie = (first - second) / number, _tie(pairs)
    z = quantile(confidence)
    ours, theirs = wilson(first, number, z), wilson(second, number, z)
    low_1, high_1 = first / number - ours.lower, ours.upper - first / number
    low_2, high_2 = second / number - theirs.lower, theirs.upper - second / number
    below = sqrt(max(0.0, low_1**2 - 2 * tie * low_1 * high_2 + high_2**2))
    above = sqrt(max(0.0, high_1**2 - 2 * tie * high_1 * low_2 + low_2**2))
    return gap - below, gap + above


def _tie(pairs: Pairs) -> float:
    """Return the correlation of the two outcomes, drawn towards zero by half a pair when it is positive."""
    first, second, number = pairs.both + pairs.reference, pairs.both + pairs.tested, pairs.number
    spread = first * (number - first) * second * (number - second)
    excess: float = pairs.both * pairs.neither - pairs.reference * pairs.tested
    if excess > 0:
        excess = max(0.0, excess - number / 2)
    return excess / sqrt(spread) if spread else 0.0


def tango(pairs: Pairs, confidence: float = 0.95) -> Interval:
    """Return the score interval of the gap: the gaps that a score test would not refuse. pairs: at least one."""
    z, gap = quantile(confidence), (pairs.reference - pairs.tested) / pairs.number
    low = _last_kept(lambda tried: _gap_score(pairs, tried) - z, inside=gap, outside=-1.0)
    high = _last_kept(lambda tried: -_gap_score(pairs, tried) - z, inside=gap, outside=1.0)
    return low, high


def _gap_score(pairs: Pairs, gap: float) -> float:
    """Return the score statistic of a supposed gap, with what the other cells are most likely to be under it."""
    n, b, c = pairs.number, pairs.reference, pairs.tested
    linear = (2 * n - b + c) * gap - b - c
    constant = -c * gap * (1 - gap)
    least = (sqrt(max(0.0, linear**2 - 8 * n * constant)) - linear) / (4 * n)
    variance = n * (2 * least + gap * (1 - gap))
    distance = b - c - n * gap
    return distance / sqrt(variance) if variance > TINY else _far(distance)


def ratio_score(pairs: Pairs, confidence: float = 0.95) -> tuple[float | None, float | None]:
    """Return the score interval of the ratio of rates; None for an end that has no limit, or when nobody was favoured.

    A lower end of 0 and an upper end without limit are told apart.
    """
    first, second = pairs.both + pairs.reference, pairs.both + pairs.tested
    if not first and not second:
        return None, None
    z = quantile(confidence)
    centre = first / second if first and second else 1.0
    low = 0.0 if not first else _search_ratio(lambda tried: _ratio_score(pairs, tried) - z, centre, 0.5)
    high = None if not second else _search_ratio(lambda tried: -_ratio_score(pairs, tried) - z, centre, 2.0)
    return low, high


def _search_ratio(refused_by: Callable[[float], float], centre: float, step: float) -> float:
    """Return the furthest ratio from the centre that is not refused, looking further and further."""
    inside = outside = centre
    while refused_by(inside) > 0 and TINY < inside < 1 / TINY:
        inside /= step
    while refused_by(outside) <= 0 and TINY < outside < 1 / TINY:
        outside *= step
    return _last_kept(refused_by, inside=inside, outside=outside)


def _ratio_score(pairs: Pairs, ratio: float) -> float:
    """Return the score statistic of a supposed ratio, with what the other cells are most likely to be under it."""
    n = pairs.number
    first, second = (pairs.both + pairs.reference) / n, (pairs.both + pairs.tested) / n
    b, c = pairs.reference / n, pairs.tested / n
    root = sqrt((first - ratio**2 * second) ** 2 + 4 * ratio**2 * b * c)
    reference_only = (-first + ratio**2 * (second + 2 * b) + root) / (2 * ratio * (ratio + 1))
    tested_only = ratio * reference_only - (ratio - 1) * (1 - pairs.neither / n)
    variance = ratio * (reference_only + tested_only) / n
    distance = first - ratio * second
    return distance / sqrt(variance) if variance > TINY**2 else _far(distance)


def odds_ratio_exact(pairs: Pairs, confidence: float = 0.95) -> tuple[float, float | None]:
    """Return the exact interval of the paired odds ratio, from that of the share of the discordant pairs; None without
    limit.
    """
    if not pairs.discordant:
        return 0.0, None
    share = clopper_pearson(pairs.reference, pairs.discordant, confidence)
    high = share.upper / (1 - share.upper) if share.upper < 1 else None
    return share.lower / (1 - share.lower), high


def _far(distance: float) -> float:
    """Return the score of what cannot be, when the supposed value leaves no room for chance."""
    return 0.0 if abs(distance) < TINY else float("inf") if distance > 0 else float("-inf")


def _last_kept(refused_by: Callable[[float], float], *, inside: float, outside: float) -> float:
    """Return where a score goes from kept (at most 0) to refused, between a kept value and a refused one."""
    if refused_by(outside) <= 0:
        return outside

    def bounded(tried: float) -> float:
        value = refused_by(tried)
        return value if isfinite(value) else 1e9 if value > 0 else -1e9

    return float(brentq(bounded, inside, outside, xtol=1e-13, rtol=1e-13)) if bounded(inside) < 0 else inside
