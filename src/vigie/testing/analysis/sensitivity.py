"""What the gap would be, had outcomes been counted otherwise: from other codes on, or missing ones held against."""

from collections.abc import Iterator, Sequence

import numpy as np

from vigie.testing.analysis.applications import Applications
from vigie.testing.analysis.comparing import Figures, comparison_of
from vigie.testing.analysis.designs import Design
from vigie.testing.analysis.measures import Measure, passed_from
from vigie.testing.analysis.offers import offers_of

KEPT = (
    *("reference", "tested", "stage", "threshold", "n", "b", "c", "rate_reference", "rate_tested"),
    *("difference", "ci_difference", "ci_difference_tango", "p_exact"),
)


def sensitivity_of(
    applications: Applications, measures: Sequence[Measure], tested: Sequence[str], design: Design
) -> list[Figures]:
    """Return the main figures of each other way to count, for each tested profile. measures: those compared already.

    missing_as_no: whether a missing outcome is held to be unfavourable, on the main measure.
    """
    return [
        {**_figures(applications, measure, name, design), "missing_as_no": is_filled}
        for measure, is_filled in _other_ways(applications, measures, design)
        for name in tested
    ]


def _other_ways(
    applications: Applications, measures: Sequence[Measure], design: Design
) -> Iterator[tuple[Measure, bool]]:
    known = [measure.passed for measure in measures]
    for place, code in enumerate(design.codes[1:], start=1):
        passed = passed_from(applications, place)
        if not any(np.array_equal(passed, each, equal_nan=True) for each in known):
            known.append(passed)
            yield Measure(None, code, passed), False
    main = measures[0]
    is_missing = np.isnan(main.passed)
    if is_missing.any():
        yield main._replace(passed=np.where(is_missing, 0.0, main.passed)), True


def _figures(applications: Applications, measure: Measure, tested: str, design: Design) -> Figures:
    offers = offers_of(applications, measure.passed, design.reference, tested)
    found = comparison_of(offers, measure, design.reference, tested, design)
    return {name: found.get(name) for name in KEPT}
