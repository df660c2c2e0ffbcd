"""The chart and the map of what a page of the explorer shows: numbers, and hatches where they are secret."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from vigie.core.chart_drawing import SERIES_COLOURS
from vigie.core.charts import Chart, bar_chart, stacked_bar_chart
from vigie.core.tables import Column, Kind, Table, Value, Withheld
from vigie.observatory.explorer.names import lowered
from vigie.observatory.explorer.shown import Row, Shown
from vigie.observatory.released import Cell, Edition, Status
from vigie.territory.svg_map import Map, OutlinedCommune, draw_map

SECRET = Withheld("s")
# A chart is read at a glance, and weighs little: so many bars, so many pieces in all.
MOST_BARS = 30
FEW_BARS = 8
MOST_PIECES = 160
COMMUNE = "commune:"


def value_of(cell: Cell) -> Value:
    """Return what stands for a cell in a table of numbers."""
    return SECRET if cell.status is Status.SECRET else cell.number


def title_of(edition: Edition, shown: Shown) -> str:
    """Return what a table, a chart or a map is called: « Signalements par domaine et sexe, 2025 (lieu : Anzin) »."""
    names = [lowered(shown.dimension.label)]
    if shown.column_dimension:
        names.append(lowered(shown.column_dimension.label))
    title = _("Signalements par %(names)s, %(year)s") % {"names": _(" et ").join(names), "year": edition.vintage}
    pairs = ({"label": lowered(dimension.label), "text": item.label} for dimension, item in shown.filters)
    about = ", ".join(_("%(label)s\u00a0: %(text)s") % pair for pair in pairs)
    return f"{title} ({about})" if about else title


def is_drawable(shown: Shown) -> bool:
    """Whether a chart of it says something: numbers to compare, in pieces that eyes can tell apart."""
    numbers = [cell.number for cell in shown.cells if cell.number is not None]
    return len(shown.columns) <= len(SERIES_COLOURS) and len(numbers) > 1 and any(numbers)


def drawn_rows(shown: Shown) -> list[Row]:
    """Return the rows that a chart shows: all when they are few; else those that are not zero, numbers first."""
    if len(shown.rows) <= FEW_BARS:
        return list(shown.rows)
    most = min(MOST_BARS, MOST_PIECES // max(len(shown.columns), 1))
    there = [row for row in shown.rows if any(cell.status is not Status.ZERO for cell in row.cells)]
    without = [row for row in there if not any(cell.number for cell in row.cells)]
    kept = {row.item.code for row in [*(row for row in there if row not in without), *without][:most]}
    return [row for row in shown.rows if row.item.code in kept]


def label_of(row: Row) -> str:
    """Return what a row is called, out of its place in the tree."""
    return _("%(name)s (ensemble)") % {"name": row.item.label} if row.is_upper else row.item.label


def chart_of(edition: Edition, shown: Shown) -> Chart:
    """Draw bars: one a row, in pieces when there are columns. To be asked of what is drawable only."""
    rows = drawn_rows(shown)
    table = number_table(edition, shown, rows)
    if not shown.columns:
        return bar_chart(table, identifier="chart")
    totals = [value_of(row.total) for row in rows]
    return stacked_bar_chart(table, identifier="chart", totals=totals)


def number_table(edition: Edition, shown: Shown, rows: Sequence[Row]) -> Table:
    """Return rows as a table of numbers, secret ones withheld."""
    headers = [item.label for item in shown.columns] or [_("Signalements")]
    columns = (
        Column("item", shown.dimension.label),
        *(Column(f"c{place}", header, Kind.NUMBER) for place, header in enumerate(headers)),
    )
    body = tuple((label_of(row), *map(value_of, row.cells)) for row in rows)
    return Table(title_of(edition, shown), columns, body)


def is_mappable(shown: Shown) -> bool:
    """Whether it has a number for communes."""
    return shown.choice.shown == ("place",) and any(row.item.code.startswith(COMMUNE) for row in shown.rows)


def map_of(edition: Edition, shown: Shown, communes: Sequence[OutlinedCommune]) -> Map:
    """Draw the communes with their numbers; a commune that the edition does not know is unknown."""
    cells = {
        row.item.code.removeprefix(COMMUNE): row.cells[0] for row in shown.rows if row.item.code.startswith(COMMUNE)
    }
    return draw_map(
        communes,
        {code: cell.number for code, cell in cells.items()},
        title=title_of(edition, shown),
        description=_("Le tableau dit la même chose."),
        value_label=_("Signalements"),
        withheld={code for code, cell in cells.items() if cell.status is Status.SECRET},
        key="map",
    )
