"""A table of one variable as bars: plain values, those without a number said in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from vigie.core.tables import Kind, display
from vigie.observatory.referentials.listed import ANYWHERE
from vigie.observatory.released import Cell, Dimension, Edition, Item, Status

COMMUNE = "commune:"
# Their order means something; the others are read by size.
IN_THEIR_ORDER = frozenset({"sex", "age_band", "quarter"})
# From the known to the unknown.
ORDER = (Status.VALUE, Status.SECRET, Status.ZERO, Status.NOT_COLLECTED)


@dataclass(frozen=True)
class Bar:
    """A category. number: None when none may be given; text: the number, or why there is none.

    length: from 0 to 1, the longest bar being 1.
    """

    label: str
    number: int | None
    text: str
    status: Status
    length: float = 0.0


def bars_of(edition: Edition, name: str) -> tuple[Bar, ...]:
    """Return the finest categories of a variable, as one table of the edition counts them; none without that table."""
    table = edition.table(name)
    if table is None:
        return ()
    rows = [(item.label, table.by_key[item.code,]) for item in told_apart(edition.by_name[name])]
    longest = max((cell.number or 0 for _label, cell in rows), default=0) or 1
    bars = [Bar(label, cell.number, cell_text(cell), cell.status, (cell.number or 0) / longest) for label, cell in rows]
    if name in IN_THEIR_ORDER:
        return tuple(bars)
    return tuple(sorted(bars, key=lambda bar: (ORDER.index(bar.status), -bar.length)))


def largest(bars: Sequence[Bar], most: int) -> tuple[Bar, ...]:
    """Return so many bars at most; when there are too many, zeros are the first to be left out."""
    if len(bars) <= most:
        return tuple(bars)
    return tuple([bar for bar in bars if bar.status is not Status.ZERO][:most])


def told_apart(dimension: Dimension) -> list[Item]:
    """Return the values that are compared: the finest ones, or communes and what has no place among them."""
    if dimension.name != "place" or not any(item.code.startswith(COMMUNE) for item in dimension.items):
        return list(dimension.leaves)
    return [item for item in dimension.items if item.code.startswith(COMMUNE) or item.code == ANYWHERE]


def cell_text(cell: Cell) -> str:
    """Return the number of a cell, or in a word why it has none."""
    if cell.status is Status.SECRET:
        return gettext("secret")
    if cell.status is Status.NOT_COLLECTED:
        return gettext("non recueilli")
    return display(cell.number, Kind.NUMBER)


def in_words(bars: Sequence[Bar]) -> str:
    """Return bars in words, for those who do not see them: « emploi : 120 ; logement : secret. »."""
    told = gettext("\u00a0; ").join(
        gettext("%(label)s\u00a0: %(text)s") % {"label": bar.label, "text": bar.text} for bar in bars
    )
    return f"{told}." if told else gettext("Aucune donnée.")
