"""A sheet of any spreadsheet as plain values: what readers of formats give, and the reader of tables takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext

# More rows or columns than any plan has.
MOST_ROWS = 20_000
MOST_COLUMNS = 500


# More cells than the longest plan in the widest table has.
MOST_CELLS = 4_000_000


class CellKind(StrEnum):
    """What a cell holds, when it is not plain text."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    # A formula whose result the file does not keep.
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    # #REF!, #N/A…
    ERROR = "error"


@dataclass(frozen=True)
class Cell:
    """The text of a cell, as a person reads it, and its kind. Dates are written « 05/12/2010 »."""

    text: str
    kind: CellKind = CellKind.TEXT


@dataclass(frozen=True)
class Sheet:
    """A sheet. name: empty for a CSV. rows: by number from 1, then by column from 0; empty cells are absent.

    headings: the rows in which a cell is merged over several columns.
    """

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    is_hidden: bool = False
    headings: frozenset[int] = frozenset()


def too_many_rows() -> str:
    """Return the sentence for a table above the limit."""
    return gettext(
        "Le tableau dépasse %(limit)s lignes : supprimez ses lignes vides, ou importez-le en plusieurs fois."
    ) % {"limit": f"{MOST_ROWS:,}".replace(",", "\u00a0")}
