"""What planned looks decide once a campaign has ended: the bounds already spent count, hence so does each look."""

from collections.abc import Sequence
from math import erfc, sqrt

from vigie.testing.analysis.designs import Result
from vigie.testing.coding.looking import Counts, Seen
from vigie.testing.models import Campaign, Study
from vigie.testing.report.composing import main_measure
from vigie.testing.results.studying import result_of


def judged_result(study: Study) -> Result:
    """Return the figures that a study keeps, with what planned looks decided, when some were taken."""
    result = result_of(study)
    return {**result, "decided_by_looks": decided_by_looks(study.campaign, result)}


def decided_by_looks(campaign: Campaign, result: Result) -> dict[str, bool]:
    """Return, by tested profile, whether looks and the end refuse equality; empty when no look was taken."""
    taken = [Seen(each.information, each.bound, each.refused) for each in campaign.looks_taken.order_by("number")]
    main = main_measure(result["comparisons"])
    if not taken or not main:
        return {}
    counts = [Counts(each["b"] or 0, each["c"] or 0) for each in main]
    decided = decide(counts, [each["p_exact"] for each in main], taken, level=float(campaign.level))
    return {each["tested"]: refused for each, refused in zip(main, decided, strict=True)}


def decide(counts: Sequence[Counts], chances: Sequence[float], taken: Sequence[Seen], *, level: float) -> list[bool]:
    """Return whether equality is refused, comparison by comparison. chances: exact p-values at the end.

    taken: looks, one at least. When none of them spent the last of the level, the end is one more, that spends it. Of
    several comparisons a look does not say which one it refused: those that still pass its bound at the end.
    """
    was_refused = any(each.refused for each in taken)
    if taken[-1].information >= 1:
        passes = [each.errors >= taken[-1].bound for each in counts]
        return [was_refused and (len(counts) == 1 or each) for each in passes]
    left = level_left(taken, level / len(counts))
    return [(was_refused and len(counts) == 1) or p <= left for p in chances]


def level_left(taken: Sequence[Seen], level: float) -> float:
    """Return under which two-sided p-value the end refuses equality, after looks that left some of the level."""
    # Loaded when it serves: each process of the server would pay its memory.
    from vigie.testing.statistics.sequential import bounds

    bound = bounds([*(each.information for each in taken), 1.0], level)[-1]
    return erfc(bound / sqrt(2))
