"""What rows of a table take from the rows above them: the axis that heads a section, and « idem »."""

from collections.abc import Mapping

from django.utils.translation import gettext

from vigie.plan.importing.axis_cells import LABEL
from vigie.plan.importing.drafts import Findings
from vigie.plan.importing.rows import Row

AXIS_COLUMNS = frozenset({"axis", "axis_code"})
# Where « idem » can only repeat; elsewhere it is a text like any other.
REPEATING = AXIS_COLUMNS | {"plan", "territory", "period", "bearer", "partner"}
# What people write for « the same as above ».
DITTO = frozenset({'"', "''", "\u3003", "\u201d", "\u00bb", "idem", "id.", "idem."})


class Above:
    """What the rows of one sheet may take from above, as they are read from top to bottom."""

    def __init__(self, headings: frozenset[int], findings: Findings) -> None:
        self.headings, self.findings = headings, findings
        self.section: Mapping[str, str] = {}
        self.last: Mapping[str, str] = {}

    def complete(self, row: Row) -> None:
        """Give a row what it takes from above, and remember what it gives to those below."""
        self.repeat(row)
        if row.number in self.headings and is_section(row):
            self.open_section(row)
        elif row.cells and not AXIS_COLUMNS & set(row.cells):
            row.cells.update(self.section)
        self.last = dict(row.cells)

    def repeat(self, row: Row) -> None:
        """Read « idem » as the cell above; an error is noted when there is none."""
        for column, text in list(row.cells.items()):
            if column not in REPEATING or text.casefold() not in DITTO:
                continue
            if column in self.last:
                row.cells[column] = self.last[column]
                continue
            message = gettext("« %(text)s » ne répète rien : la cellule au-dessus est vide.")
            self.findings.refuse(row.place(column), message % {"text": text})

    def open_section(self, row: Row) -> None:
        """Take the axis of a merged row for those below it."""
        if not AXIS_COLUMNS & set(row.cells):
            (text,) = row.cells.values()
            row.cells.clear()
            row.cells["axis"] = text
        self.section = dict(row.cells)
        message = gettext("« %(axis)s » est lu comme l'axe des lignes qui suivent.")
        self.findings.warn(row.where, message % {"axis": " ".join(row.cells.values())[:80]})


def is_section(row: Row) -> bool:
    """Whether a merged row only names an axis: in its column, or as « Axe 3 : … » in another one."""
    if not row.cells or set(row.cells) <= AXIS_COLUMNS:
        return bool(row.cells)
    return len(row.cells) == 1 and all(LABEL.fullmatch(text) for text in row.cells.values())
