"""The rows of a table under its titles, once it is known which columns are read."""

import math
from collections.abc import Callable, Iterator, Mapping

from django.utils.translation import gettext

from vigie.core.formula_safety import unneutralise
from vigie.plan.importing.drafts import Findings
from vigie.plan.importing.json_values import BROKEN_CHARACTERS
from vigie.plan.importing.rows import Row
from vigie.plan.importing.sheets import CellKind, Sheet

# The longest text that a column takes.
Limit = Callable[[str], float]


def no_limit(_column: str) -> float:
    """Let a column take any text."""
    return math.inf


def plain_titles(sheet: Sheet, header: int) -> dict[int, str]:
    """Return the titles of a table by place, on one line each."""
    return {place: " ".join(cell.text.split()) for place, cell in sheet.rows[header].items()}


def rows_below(
    sheet: Sheet, header: int, columns: Mapping[int, str], findings: Findings, limit: Limit = no_limit
) -> Iterator[Row]:
    """Yield the rows below the titles, empty ones too; a cell that cannot be read is an error.

    columns: what each column that is read holds, by place; the others are left.
    """
    titles = plain_titles(sheet, header)
    named = {column: titles[place] for place, column in columns.items()}
    for number in sorted(number for number in sheet.rows if number > header):
        row = Row(sheet.name, number, named)
        for place, cell in sheet.rows[number].items():
            column = columns.get(place, "")
            if column and cell.kind in {CellKind.FORMULA_WITHOUT_VALUE, CellKind.ERROR}:
                findings.refuse(row.place(column), unreadable(cell.kind, cell.text))
            elif column:
                fill(row, column, unneutralise(cell.text), findings, limit)
        yield row


def unreadable(kind: CellKind, text: str) -> str:
    """Return what to do with a cell that has no value."""
    if kind is CellKind.ERROR:
        return gettext("la cellule contient l'erreur « %(text)s » : corrigez-la ou videz-la.") % {"text": text[:20]}
    return gettext("la cellule contient une formule sans résultat : remplacez-la par sa valeur.")


def fill(row: Row, column: str, text: str, findings: Findings, limit: Limit = no_limit) -> None:
    """Put a text in a row, unless it cannot be kept."""
    bare = text.strip()
    if BROKEN_CHARACTERS.search(bare):
        findings.refuse(row.place(column), gettext("le texte contient un caractère invalide : retapez-le."))
    elif len(bare) > limit(column):
        message = gettext("le texte fait %(length)s caractères : %(limit)s au plus.")
        findings.refuse(row.place(column), message % {"length": len(bare), "limit": limit(column)})
    elif bare:
        row.cells[column] = bare
