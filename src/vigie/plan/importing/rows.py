"""A row of a table, with where it stands in the file."""

from dataclasses import dataclass, field

from django.utils.translation import gettext


@dataclass(frozen=True)
class Row:
    """The texts of a row by column; empty cells are absent. titles: how the file calls its columns."""

    sheet: str
    number: int
    titles: dict[str, str]
    cells: dict[str, str] = field(default_factory=dict)

    def get(self, column: str) -> str:
        """Return the text of a cell, or nothing."""
        return self.cells.get(column, "")

    @property
    def where(self) -> str:
        """Where the row stands: « Feuille « Actions », ligne 12 »."""
        if not self.sheet:
            return gettext("Ligne %(row)s") % {"row": self.number}
        return gettext("Feuille « %(sheet)s », ligne %(row)s") % {"sheet": self.sheet, "row": self.number}

    def place(self, column: str) -> str:
        """Where a cell stands: the row, and the column as the file calls it."""
        title = self.titles.get(column, column)
        return gettext("%(row)s, colonne « %(column)s »") % {"row": self.where, "column": title}
