"""The chart of an indicator: lines over periods with their intervals and breaks, or bars when there is one period."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from vigie.core.charts import Chart, bar_chart, line_chart
from vigie.core.tables import Column, Kind, Table, Value
from vigie.observatory.explorer.figures import SECRET
from vigie.observatory.released import Point, ReleasedIndicator, Status

MOST_SERIES = 7


def value_of_point(point: Point) -> Value:
    """Return what stands for a point in a table of numbers."""
    if point.status is Status.SECRET:
        return SECRET
    return 0 if point.status is Status.ZERO else point.value


def periods_of(indicator: ReleasedIndicator) -> list[str]:
    """Return the periods, each once, in order."""
    return list(dict.fromkeys(point.period for point in indicator.points))


def categories_of(indicator: ReleasedIndicator) -> list[str]:
    """Return the categories, each once, in order; an empty one for what is not broken down."""
    return list(dict.fromkeys(point.category for point in indicator.points))


def indicator_chart(indicator: ReleasedIndicator) -> Chart | None:
    """Draw an indicator; None without any number, or with more categories than lines that can be told apart."""
    periods, categories = periods_of(indicator), categories_of(indicator)
    if not any(isinstance(value_of_point(point), int | float) for point in indicator.points):
        return None
    if len(periods) == 1:
        return one_period_chart(indicator, periods[0])
    return line_chart_of(indicator, periods, categories) if len(categories) <= MOST_SERIES else None


def one_period_chart(indicator: ReleasedIndicator, period: str) -> Chart:
    """Draw a bar a category."""
    columns = (
        Column("category", indicator.breakdown or _("Valeur")),
        Column("value", indicator.unit, kind_of(indicator)),
    )
    rows = tuple((point.category or indicator.label, value_of_point(point)) for point in indicator.points)
    return bar_chart(Table(f"{indicator.label}, {period}", columns, rows), identifier="chart")


def line_chart_of(indicator: ReleasedIndicator, periods: Sequence[str], categories: Sequence[str]) -> Chart:
    """Draw a line a category, and where the target is."""
    by_place = {(point.period, point.category): point for point in indicator.points}
    names = [category or indicator.label for category in categories]
    rows: list[list[Value]] = [
        [period, *(value_of_point(point) if (point := by_place.get((period, name))) else None for name in categories)]
        for period in periods
    ]
    if indicator.target:
        names.append(_("Cible"))
        add_target(rows, indicator)
    columns = (
        Column("period", _("Période")),
        *(Column(f"c{place}", name, kind_of(indicator)) for place, name in enumerate(names)),
    )
    places = {period: place for place, period in enumerate(periods)}
    breaks = {places[point.period] for point in indicator.points if not point.is_comparable} - {0}
    intervals = {
        (places[point.period], categories.index(point.category)): (point.lower, point.upper)
        for point in indicator.points
        if point.status is Status.VALUE and point.lower is not None and point.upper is not None
    }
    table = Table(indicator.label, columns, tuple(map(tuple, rows)))
    return line_chart(table, identifier="chart", breaks=breaks, intervals=intervals)


def add_target(rows: list[list[Value]], indicator: ReleasedIndicator) -> None:
    """Add the column of the target, and its period when no point has it."""
    target = indicator.target
    if target is None:
        return
    if target.period not in [row[0] for row in rows]:
        rows.append([target.period, *(None for _value in rows[0][1:])])
    for row in rows:
        row.append(target.amount if row[0] == target.period else None)


def kind_of(indicator: ReleasedIndicator) -> Kind:
    """Return how its values are written."""
    return Kind.SHARE if indicator.is_share else Kind.NUMBER
