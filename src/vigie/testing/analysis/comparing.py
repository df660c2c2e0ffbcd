"""The figures of a comparison between the reference and a tested profile."""

from math import exp
from typing import Any, Final

import numpy as np

from vigie.core.proportions import Interval, clopper_pearson, wilson
from vigie.testing.analysis.applications import Applications
from vigie.testing.analysis.columns import Column
from vigie.testing.analysis.designs import Design
from vigie.testing.analysis.measures import Measure
from vigie.testing.analysis.offers import Offers
from vigie.testing.statistics.arrays import Floats
from vigie.testing.statistics.intervals import (
    newcombe,
    odds_ratio_exact,
    quantile,
    ratio_score,
    tango,
)
from vigie.testing.statistics.mcnemar import asymptotic_p, exact_p, mid_p
from vigie.testing.statistics.order import order_effect
from vigie.testing.statistics.pairs import Pairs
from vigie.testing.statistics.pooled import pooled_gap
from vigie.testing.statistics.power import power
from vigie.testing.statistics.randomisation import randomisation_p

Figures = dict[str, Any]
# Beyond, the power for any gap worth telling is 1.
MOST_FOR_POWER = 5_000
OF_PAIRS_ALONE: Final = (
    *("odds_ratio", "ci_odds_ratio", "net_rate", "gross_rate", "gross_rate_all"),
    *("exclusive_reference", "exclusive_tested", "ci_difference_newcombe", "ci_difference_tango"),
)


def comparison_of(offers: Offers, measure: Measure, reference: str, tested: str, design: Design) -> Figures:
    """Return the figures of one comparison, by name. None stands for what does not exist, infinite ends included."""
    named: Figures = {"reference": reference, "tested": tested, "stage": measure.stage, "threshold": measure.cut}
    if not len(offers.numbers):
        return {**named, **of_pairs(Pairs(0, 0, 0, 0), design)}
    if offers.has_pairs:
        return {**named, **of_pairs(offers.pairs, design)}
    return {**named, **of_repeated(offers, design)}


def of_pairs(pairs: Pairs, design: Design) -> Figures:
    """Return the figures of pairs."""
    b, c, sure = pairs.reference, pairs.tested, design.thresholds.confidence
    number, z = pairs.number, quantile(sure)
    return {
        "n": number,
        "a": pairs.both,
        "b": b,
        "c": c,
        "d": pairs.neither,
        "rate_reference": pairs.rate_reference,
        "rate_tested": pairs.rate_tested,
        "ci_rate_reference": ends(wilson(pairs.both + b, number, z)) if number else None,
        "ci_rate_tested": ends(wilson(pairs.both + c, number, z)) if number else None,
        "ci_exact_rate_reference": ends(clopper_pearson(pairs.both + b, number, sure)) if number else None,
        "ci_exact_rate_tested": ends(clopper_pearson(pairs.both + c, number, sure)) if number else None,
        "difference": pairs.difference,
        "ci_difference_newcombe": newcombe(pairs, sure) if number else None,
        "ci_difference_tango": tango(pairs, sure) if number else None,
        "ratio": pairs.ratio,
        "ci_ratio": ratio_score(pairs, sure) if number else None,
        "odds_ratio": pairs.odds_ratio,
        "ci_odds_ratio": odds_ratio_exact(pairs, sure) if pairs.discordant else None,
        "net_rate": pairs.net_rate,
        "gross_rate": pairs.gross_rate,
        "gross_rate_all": pairs.gross_rate_all,
        "relative_penalty": pairs.relative_penalty,
        "exclusive_reference": pairs.exclusive_reference,
        "exclusive_tested": pairs.exclusive_tested,
        "p_exact": float(exact_p(b, c)),
        "p_midp": float(mid_p(b, c)),
        "p_asymptotic": float(asymptotic_p(b, c)),
        "power": power_of(pairs, design),
    }


def ends(interval: Interval) -> tuple[float, float]:
    """Return an interval as files write it."""
    return interval.lower, interval.upper


def power_of(pairs: Pairs, design: Design) -> Figures | None:
    """Return the power for a gap, with as many discordant pairs as were seen; None without pairs.

    Tested profiles share the level.
    """
    if not pairs.number:
        return None
    gap, level = design.thresholds.gap, (1 - design.thresholds.confidence) / max(1, len(design.tested))
    unequal = max(gap, pairs.discordant / pairs.number)
    if pairs.number > MOST_FOR_POWER:
        return {"gap": gap, "power": 1.0}
    return {"gap": gap, "power": power(pairs.number, (unequal + gap) / 2, (unequal - gap) / 2, level)}


def of_repeated(offers: Offers, design: Design) -> Figures:
    """Return the figures of offers that met profiles several times, whose pairs cannot be told, hence None.

    Rates are those of all applications. Two p-values are those of the draw, in closed form; the third and the interval
    take the offers as clusters.
    """
    gap = pooled_gap(offers.reference, offers.reference_favoured, offers.tested, offers.tested_favoured)
    favoured = offers.reference_favoured + offers.tested_favoured
    drawn = randomisation_p(offers.reference, offers.tested, favoured, offers.tested_favoured)
    z = quantile(design.thresholds.confidence)
    half = z * gap.error if gap.error is not None else None
    ratio = gap.reference / gap.tested if gap.tested else None
    return {
        "n": len(offers.numbers),
        "applications_reference": int(offers.reference.sum()),
        "applications_tested": int(offers.tested.sum()),
        **dict.fromkeys("abcd"),
        "rate_reference": gap.reference,
        "rate_tested": gap.tested,
        "difference": gap.difference,
        "se_difference": gap.error,
        "ci_difference": None if half is None else (gap.difference - half, gap.difference + half),
        "relative_penalty": gap.difference / gap.reference if gap.reference else None,
        "ratio": ratio,
        "ci_ratio": around(ratio, z * gap.ratio_error) if ratio and gap.ratio_error is not None else None,
        **dict.fromkeys(OF_PAIRS_ALONE),
        "p_exact": drawn.exact,
        "p_midp": drawn.mid,
        "p_asymptotic": gap.p_value,
    }


def around(ratio: float, half: float) -> tuple[float, float]:
    """Return the interval of a ratio whose logarithm extends by so much on each side."""
    return ratio * exp(-half), ratio * exp(half)


def order_figures(
    applications: Applications, offers: Offers, passed: Floats, column: Column, names: tuple[str, str]
) -> Figures | None:
    """Return whether coming first changed the answer, among discordant pairs; None when order is not a figure.

    column: the order of each application. names: the reference and the tested.
    """
    order = column.numbers()
    if order is None or not offers.has_pairs:
        return None
    places = [_by_offer(applications, order, name) for name in names]
    came = [place[offers.numbers] for place in places]
    unequal = (offers.reference_favoured != offers.tested_favoured) & (came[0] != came[1])
    unequal &= np.isfinite(came[0]) & np.isfinite(came[1])
    found = order_effect(offers.reference_favoured[unequal] == 1, came[0][unequal] < came[1][unequal])
    return {
        "reference_first": found.reference_first,
        "tested_first": found.tested_first,
        "p_order": found.p_order,
        "p_profile": found.p_profile,
    }


def _by_offer(applications: Applications, values: Floats, profile: str) -> Floats:
    rows = applications.profile.ranks == applications.profile.values.index(profile)
    found = np.full(len(applications.unit.values), np.nan)
    found[applications.unit.ranks[rows]] = values[rows]
    return found
