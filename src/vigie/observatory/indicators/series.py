"""Turns recorded measures into the points of a series: with their interval, and whether each follows the one before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from vigie.core.proportions import Interval
from vigie.observatory.indicators.categories import rank_of
from vigie.observatory.indicators.comparability import Compared, why_not_comparable
from vigie.observatory.indicators.periods import Period
from vigie.observatory.indicators.uncertainty import interval_of
from vigie.observatory.models import Measure
from vigie.observatory.released import Point, Status


def compared(measure: Measure) -> Compared:
    """Return a measure as far as comparing goes."""
    return Compared(
        period_of(measure),
        None if measure.value is None else float(measure.value),
        unit=measure.unit,
        perimeter=measure.perimeter,
        method_version=measure.method_version,
        why_not=measure.not_comparable_why,
    )


def period_of(measure: Measure) -> Period:
    """Return the period of a measure."""
    return Period(measure.period, measure.first_day, measure.last_day)


def by_category(measures: Iterable[Measure]) -> dict[str, list[Measure]]:
    """Return measures of one breakdown by category, the whole first, each in the order of time."""
    found: dict[str, list[Measure]] = defaultdict(list)
    for measure in measures:
        found[measure.category].append(measure)
    return {
        category: sorted(found[category], key=lambda one: (one.last_day, one.first_day))
        for category in sorted(found, key=rank_of)
    }


def points_of(measures: Iterable[Measure], labels: Mapping[str, str]) -> list[Point]:
    """Return the points of one breakdown, category by category; nothing here is hidden. labels: words of categories."""
    return [point for series in by_category(measures).values() for point in points_of_series(series, labels)]


def points_of_series(series: Sequence[Measure], labels: Mapping[str, str]) -> list[Point]:
    """Return the points of one category in the order of time."""
    points = []
    for before, measure in with_previous(series):
        why = why_not_comparable(compared(before), compared(measure)) if before else measure.not_comparable_why
        points.append(point_of(measure, labels.get(measure.category, measure.category), why))
    return points


def with_previous(series: Sequence[Measure]) -> list[tuple[Measure | None, Measure]]:
    """Return each measure after the one before it, None before the first."""
    return list(zip([None, *series], series, strict=False))


def point_of(measure: Measure, category: str, why_not: str) -> Point:
    """Return one point. why_not: why it does not follow the one before, or nothing."""
    note = " ".join(filter(None, [measure.note, f"({why_not})" if why_not and why_not not in measure.note else ""]))
    value = None if measure.value is None else float(measure.value)
    interval = interval_of_measure(measure)
    return Point(
        measure.period,
        value,
        status_of(value),
        category,
        interval.lower if interval else None,
        interval.upper if interval else None,
        measure.observations,
        note,
        is_comparable=not why_not,
    )


def interval_of_measure(measure: Measure) -> Interval | None:
    """Return between what and what a share lies; None when nothing says what it is made of."""
    if measure.numerator is None or not measure.observations:
        return None
    return interval_of(measure.numerator, measure.observations)


def status_of(value: float | None) -> Status:
    """Return the public status of a value that may be shown: unknown is not zero."""
    if value is None:
        return Status.NOT_COLLECTED
    return Status.VALUE if value else Status.ZERO
