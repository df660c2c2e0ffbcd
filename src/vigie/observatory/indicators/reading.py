"""Reads an indicator whole for its page: its series, what may be compared, its chart, where its target stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext

from vigie.core.charts import Chart, line_chart
from vigie.core.measuring import Direction
from vigie.core.tables import Column, Kind, Table, Value, display
from vigie.observatory.indicators.categories import breakdown_label, category_labels, rank_of
from vigie.observatory.indicators.comparability import Change, change_between, why_not_comparable
from vigie.observatory.indicators.path_to_target import Aim, Progress, progress_to
from vigie.observatory.indicators.periods import parse_period, period_in_words
from vigie.observatory.indicators.recording import figure_in_words
from vigie.observatory.indicators.series import compared, interval_of_measure, period_of, with_previous
from vigie.observatory.indicators.uncertainty import base_in_words, interval_in_words
from vigie.observatory.models import Indicator, IndicatorTarget, Measure

# More columns than a page or a chart can show.
MOST_CATEGORIES = 7
WHOLE = Measure.Breakdown.WHOLE.value


@dataclass(frozen=True)
class Line:
    """A measure of the whole, as its page tells it. change: since the one before, when both compare."""

    measure: Measure
    period: str
    value: str
    certainty: str
    change: Change | None
    change_in_words: str
    why_not: str


@dataclass(frozen=True)
class TargetLine:
    """A target, and where one stands on its path, in figures as they are read."""

    target: IndicatorTarget
    period: str
    amount: str
    progress: Progress
    achieved: str
    expected: str
    forecast: str


def indicators_with_latest() -> QuerySet[Indicator]:
    """Return the indicators with the measures of their wholes, in two queries."""
    wholes = Measure.objects.filter(breakdown=WHOLE).in_order()
    return Indicator.objects.select_related("owner", "axis").prefetch_related(
        Prefetch("measures", queryset=wholes, to_attr="wholes")
    )


def lines_of(indicator: Indicator, wholes: Sequence[Measure]) -> list[Line]:
    """Return the measures of the whole in the order of time, each compared with the one before when it may be."""
    return [line_of(indicator, before, measure) for before, measure in with_previous(wholes)]


def line_of(indicator: Indicator, before: Measure | None, measure: Measure) -> Line:
    """Return one measure as its page tells it."""
    change, why_not = None, measure.not_comparable_why
    if before:
        why_not = why_not_comparable(compared(before), compared(measure))
        change = change_between(compared(before), compared(measure), Direction(indicator.direction))
    return Line(
        measure,
        period_in_words(measure.period),
        said(measure, indicator),
        certainty_of(measure, indicator),
        change,
        change_in_words(change, indicator) if change else "",
        why_not,
    )


def said(measure: Measure, indicator: Indicator) -> str:
    """Return a value as it is read, or that whoever reads may not know it."""
    return gettext("secret") if measure.is_secret else figure_in_words(measure.value, indicator)


def certainty_of(measure: Measure, indicator: Indicator) -> str:
    """Say between what and what a share lies, and on how many observations it rests; nothing for a count."""
    interval = interval_of_measure(measure)
    if interval and measure.observations:
        return f"{interval_in_words(interval)}, {base_in_words(measure.observations)}"
    return gettext("nombre d'observations non communiqué") if indicator.is_share and measure.is_known else ""


def change_in_words(change: Change, indicator: Indicator) -> str:
    """Say how a measure differs from the one before: « +2 depuis 2016 »; a share differs by points."""
    sign = "+" if change.difference > 0 else "−" if change.difference < 0 else "="
    amount = abs(change.difference) * (100 if indicator.is_share else 1)
    said = {"sign": sign, "amount": display(amount, Kind.NUMBER), "period": period_in_words(change.since)}
    if indicator.is_share:
        return gettext("%(sign)s%(amount)s points depuis %(period)s") % said
    return gettext("%(sign)s%(amount)s depuis %(period)s") % said


def target_lines(indicator: Indicator, wholes: Sequence[Measure]) -> list[TargetLine]:
    """Return the targets of an indicator with where one stands today.

    A level is followed since the last measure that does not compare with the one before; a sum adds every period up.
    """
    lines = []
    for target in indicator.targets.all():
        rows = wholes if target.is_cumulated else last_comparable(wholes)
        measures = [(period_of(one), None if one.value is None else float(one.value)) for one in rows]
        lines.append(target_line(target, progress_to(aim_of(target), measures)))
    return lines


def last_comparable(wholes: Sequence[Measure]) -> Sequence[Measure]:
    """Return the latest measures that all compare, each with the one before."""
    start = 0
    for place, (before, after) in enumerate(with_previous(wholes)):
        if before and why_not_comparable(compared(before), compared(after)):
            start = place
    return wholes[start:]


def target_line(target: IndicatorTarget, progress: Progress) -> TargetLine:
    """Return one target in figures."""
    indicator = target.indicator
    figures = (progress.achieved, progress.expected, progress.forecast)
    achieved, expected, forecast = (figure_in_words(rounded(one, indicator), indicator) for one in figures)
    amount = figure_in_words(target.amount, indicator)
    return TargetLine(target, period_in_words(target.period), amount, progress, achieved, expected, forecast)


def rounded(value: float | None, indicator: Indicator) -> float | None:
    """Return what a straight line says, without false precision: whole things, or tenths of percent."""
    return None if value is None else round(value, 3 if indicator.is_share else 0)


def aim_of(target: IndicatorTarget) -> Aim:
    """Return a target as a plain value."""
    start = parse_period(target.starting_period) if target.starting_period else None
    amount = None if target.starting_amount is None else float(target.starting_amount)
    return Aim(float(target.amount), parse_period(target.period), amount, start, target.is_cumulated)


def chart_of(indicator: Indicator, wholes: Sequence[Measure]) -> Chart | None:
    """Draw the measures of the whole, nothing joining what does not compare; None under two known ones."""
    if sum(one.value is not None for one in wholes) < 2:
        return None
    kind = Kind.SHARE if indicator.is_share else Kind.NUMBER
    columns = (Column("period", gettext("Période")), Column("value", indicator.unit, kind))
    rows = tuple((period_in_words(one.period), one.value) for one in wholes)
    breaks = {
        place
        for place, (before, after) in enumerate(pairwise(wholes), start=1)
        if why_not_comparable(compared(before), compared(after))
    }
    return line_chart(Table(indicator.label, columns, rows), breaks=breaks, intervals=bounds_of(wholes))


def bounds_of(wholes: Sequence[Measure]) -> dict[tuple[int, int], tuple[float, float]]:
    """Return the intervals of shares, by row, for the first series."""
    intervals = {(place, 0): interval_of_measure(one) for place, one in enumerate(wholes)}
    return {key: (interval.lower, interval.upper) for key, interval in intervals.items() if interval}


def tables_by_breakdown(indicator: Indicator, parts: Sequence[Measure]) -> list[Table]:
    """Return one table for each breakdown: periods across, categories down when there are many of them.

    parts: the measures that are not of the whole, in order.
    """
    labels = category_labels(parts)
    breakdowns = [one for one in Measure.Breakdown.values if any(row.breakdown == one for row in parts)]
    return [
        table_of_breakdown(indicator, one, [row for row in parts if row.breakdown == one], labels) for one in breakdowns
    ]


def table_of_breakdown(indicator: Indicator, breakdown: str, rows: Sequence[Measure], labels: dict[str, str]) -> Table:
    """Return the table of one breakdown, the latest periods first when they do not all fit."""
    periods = list(dict.fromkeys(row.period for row in rows))[-MOST_CATEGORIES:]
    categories = sorted({row.category for row in rows}, key=rank_of)
    values: dict[tuple[str, str], Value] = {(row.category, row.period): said(row, indicator) for row in rows}
    label = breakdown_label(breakdown, indicator)
    columns = (Column("category", label), *(Column(one, period_in_words(one)) for one in periods))
    lines = tuple(
        (labels[category], *(values.get((category, period), gettext("non recueilli")) for period in periods))
        for category in categories
    )
    return Table(gettext("%(label)s, par période") % {"label": label}, columns, lines)
