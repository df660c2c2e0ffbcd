"""The figures of the document: the bars of one variable, and their table."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext

from vigie.core.chart_drawing import Medium
from vigie.core.charts import bar_chart
from vigie.core.documents import Block, Figure, TableBlock
from vigie.core.tables import Column, Kind, Value, Withheld, table_of
from vigie.observatory.explorer.choices import Choice
from vigie.observatory.explorer.figures import is_mappable, map_of
from vigie.observatory.explorer.shown import shown_of
from vigie.observatory.explorer.standalone import standalone
from vigie.observatory.released import Edition, Item, ReleasedTable, Status
from vigie.observatory.restitution.bars import Bar, bars_of, cell_text, in_words, largest
from vigie.territory.svg_map import OutlinedCommune

PLACE = "place"
# Bars stay under half a page; the table beside them gives the rest. A map takes a page, for its figures to be read.
MOST_BARS = 12
MAP_HEIGHT = 720
SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
# A table of two variables wider than this does not fit across a page: its rows and columns are then given as a list.
WIDEST = 7


def variable_blocks(
    edition: Edition, name: str, question: str, communes: Sequence[OutlinedCommune] = ()
) -> list[Block]:
    """Return the drawing of a variable and its table, upper values included; nothing when no table counts it.

    communes: with their outlines, places are drawn as a map instead of bars.
    """
    bars, table = bars_of(edition, name), edition.table(name)
    if table is None or not bars:
        return []
    title = f"{question} – {edition.title}"
    drawn = place_map(edition, communes) if name == PLACE and communes else []
    if not drawn and any(bar.status is Status.VALUE for bar in bars):
        drawn = [bar_figure(bars, title)]
    return [*drawn, variable_table(edition, table, title)]


def place_map(edition: Edition, communes: Sequence[OutlinedCommune]) -> list[Figure]:
    """Return the map of communes; nothing when no number of theirs is released, or no outline is known."""
    shown = shown_of(edition, Choice((PLACE,))) if edition.table(PLACE) else None
    if shown is None or not is_mappable(shown):
        return []
    drawn = map_of(edition, shown, communes)
    if not drawn.svg:
        return []
    legend = [(line.css_class, line.text) for line in drawn.legend]
    picture = standalone(drawn.svg, title=drawn.title, notes=(), legend=legend)
    return [Figure(at_most(picture, MAP_HEIGHT), in_words(bars_of(edition, PLACE)), drawn.title)]


def at_most(picture: str, height: int) -> str:
    """Return a drawing no higher than so many pixels, in its proportions."""
    size = SIZE.search(picture)
    if size is None or float(size[2]) <= height:
        return picture
    width = float(size[1]) * height / float(size[2])
    return SIZE.sub(f'width="{width:.0f}" height="{height}"', picture, count=1)


def bar_figure(bars: Sequence[Bar], title: str) -> Figure:
    """Draw bars, with all of them in words for those who do not see them."""
    drawn = largest(bars, MOST_BARS)
    columns = (Column("category", gettext("Catégorie")), Column("number", gettext("Signalements"), Kind.NUMBER))
    table = table_of(title, columns, [(bar.label, value_of(bar)) for bar in drawn])
    rest = gettext("le reste est dans le tableau")
    caption = title if len(drawn) == len(bars) else f"{title} – {rest}"
    chart = bar_chart(table, description=in_words(drawn), medium=Medium.PRINT)
    return Figure(chart.svg, chart.description, caption)


def value_of(bar: Bar) -> Value:
    """Return what stands for a bar in a table of numbers."""
    return Withheld(bar.text) if bar.status is Status.SECRET else bar.number


def variable_table(edition: Edition, table: ReleasedTable, title: str) -> TableBlock:
    """Return a table of one variable, in its order, then the total."""
    dimension = edition.by_name[table.dimensions[0]]
    rows = [(item.label, cell_text(table.by_key[item.code,])) for item in dimension.items]
    if edition.total:
        rows.append((gettext("Ensemble"), cell_text(edition.total)))
    headers = (dimension.label, gettext("Signalements"))
    return TableBlock(title, headers, tuple(rows), widths=(70, 30), numeric=frozenset({1}))


def crossing_tables(edition: Edition) -> list[TableBlock]:
    """Return the tables of two variables that fit across a page."""
    return [crossing for table in edition.tables if (crossing := crossing_table(edition, table))]


def left_online(edition: Edition) -> list[str]:
    """Return the names of the tables of several variables that a page has no room for."""
    return [
        " × ".join(edition.by_name[name].label for name in table.dimensions).capitalize()
        for table in edition.tables
        if len(table.dimensions) > 1 and crossing_table(edition, table) is None
    ]


def crossing_table(edition: Edition, table: ReleasedTable) -> TableBlock | None:
    """Return a table of two variables, the longer one in rows; None for another kind, or one too wide."""
    if len(table.dimensions) != 2:
        return None
    first, second = (edition.by_name[name] for name in table.dimensions)
    across, down = sorted((first, second), key=lambda dimension: len(dimension.items))
    if len(across.items) > WIDEST:
        return None
    is_turned = down is second
    rows = tuple((item.label, *row_of(table, item, across.items, is_turned=is_turned)) for item in down.items)
    headers = (down.label, *(item.label for item in across.items))
    caption = gettext("%(down)s et %(across)s") % {"down": down.label, "across": across.label.lower()}
    return TableBlock(caption, headers, rows, numeric=frozenset(range(1, len(headers))))


def row_of(table: ReleasedTable, item: Item, across: Sequence[Item], *, is_turned: bool) -> tuple[str, ...]:
    """Return the cells of a row. is_turned: the variable across comes first in the table."""
    keys = [(other.code, item.code) if is_turned else (item.code, other.code) for other in across]
    return tuple(cell_text(table.by_key[key]) for key in keys)
