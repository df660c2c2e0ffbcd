"""The figures of the document: the bars of one variable, and their table."""

from collections.abc import Sequence
from pathlib import Path

from django.utils.translation import gettext

from vigie.core.chart_drawing import SERIES_COLOURS
from vigie.core.documents import Block, Figure, TableBlock
from vigie.core.font_coverage import FAMILIES
from vigie.core.typesetting import svg_of
from vigie.observatory.released import Edition, Item, ReleasedTable, Status
from vigie.observatory.restitution.bars import Bar, bars_of, cell_text, in_words, largest
from vigie.observatory.restitution.slides import bar_values

TEMPLATE = Path(__file__).resolve().parent / "typst" / "figure.typ"
# A drawing stays under half a page; the table beside it gives the rest.
MOST_BARS = 12
# A table of two variables wider than this does not fit across a page: its rows and columns are then given as a list.
WIDEST = 7


def variable_blocks(edition: Edition, name: str, question: str) -> list[Block]:
    """Return the bars of a variable and its table, upper values included; nothing when no table counts it."""
    bars, table = bars_of(edition, name), edition.table(name)
    if table is None or not bars:
        return []
    title = f"{question} {edition.title}"
    blocks: list[Block] = []
    if any(bar.status is Status.VALUE for bar in bars):
        blocks.append(bar_figure(bars, title))
    return [*blocks, variable_table(edition, table, title)]


def bar_figure(bars: Sequence[Bar], title: str) -> Figure:
    """Draw bars, with all of them in words for those who do not see them."""
    drawn = largest(bars, MOST_BARS)
    content = {"fonts": list(FAMILIES), "accent": SERIES_COLOURS[0], "bars": bar_values(drawn)}
    caption = title if len(drawn) == len(bars) else f"{title} – {gettext('le reste est dans le tableau')}"
    return Figure(svg_of(TEMPLATE, content), in_words(drawn), caption)


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
