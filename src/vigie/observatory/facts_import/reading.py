"""Reads a file of past data into rows of texts, and refuses one in which somebody could be known."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from vigie.core.formula_safety import unneutralise
from vigie.observatory.facts_import.codebook import Codebook
from vigie.observatory.facts_import.guessing import guess_column
from vigie.observatory.facts_import.identifying import why_identifying
from vigie.observatory.series_import.opening import sheets_of
from vigie.plan.importing.columns import HEADER_WITHIN
from vigie.plan.importing.drafts import Findings, Refusal
from vigie.plan.importing.json_values import BROKEN_CHARACTERS
from vigie.plan.importing.rows import Row
from vigie.plan.importing.sheets import Cell, CellKind, Sheet
from vigie.plan.importing.table_rows import unreadable

LONGEST_TITLE = 80


@dataclass(frozen=True)
class Microdata:
    """The rows of a file, one a situation: texts by title. findings: cells that cannot be read, sheets left out."""

    titles: tuple[str, ...]
    rows: tuple[Row, ...]
    findings: Findings

    def texts(self, title: str) -> list[str]:
        """Return the texts of a column that are not empty, each once, in order."""
        return sorted({row.cells[title] for row in self.rows if title in row.cells})


def read_microdata(content: bytes, file_name: str, codebook: Codebook | None = None) -> Microdata:
    """Return what a file says. Raises Refusal, with a French sentence, for no table, or one where people show.

    codebook: titles that it ties to a dimension are trusted as those that are guessed.
    """
    known = codebook or Codebook()
    findings, rows = Findings(), []
    titles: dict[str, None] = {}
    for sheet in sheets_of(content, file_name):
        header = find_header(sheet, known)
        if header is None:
            where = gettext("Feuille « %(name)s »") % {"name": sheet.name}
            findings.warn(where, gettext("aucune ligne de titres reconnue : la feuille n'est pas lue."))
            continue
        refuse_identifying(sheet, header, known)
        titles |= dict.fromkeys(titles_of(sheet, header).values())
        rows += list(rows_under(sheet, header, findings))
    if not titles:
        raise Refusal(gettext("Aucune ligne de titres reconnue : elle dit ce que contient chaque colonne."))
    if not rows:
        raise Refusal(gettext("Le fichier ne contient aucune ligne sous ses titres : il n'y a rien à importer."))
    return Microdata(tuple(titles), tuple(rows), findings)


def says(title: str, codebook: Codebook) -> str:
    """Return the dimension that a title says, or nothing."""
    return codebook.columns.get(title) or guess_column(title)


def find_header(sheet: Sheet, codebook: Codebook) -> int | None:
    """Return the number of the row of titles: the one that names most dimensions, or the first with several cells."""
    first = sorted(sheet.rows)[:HEADER_WITHIN]
    named = {
        number: sum(bool(says(title_of(cell), codebook)) for cell in sheet.rows[number].values()) for number in first
    }
    best = max(first, key=lambda number: named[number], default=None)
    if best is not None and named[best]:
        return best
    return next((number for number in first if len(sheet.rows[number]) > 1), None)


def titles_of(sheet: Sheet, header: int) -> dict[int, str]:
    """Return the titles by place. Raises Refusal when two are the same."""
    found: dict[int, str] = {}
    for place, cell in sorted(sheet.rows[header].items()):
        title = title_of(cell)
        if title in found.values():
            raise Refusal(gettext("Deux colonnes s'appellent « %(title)s » : renommez-en une.") % {"title": title})
        found[place] = title
    return found


def title_of(cell: Cell) -> str:
    """Return the text of a cell as a title."""
    return " ".join(cell.text.split())[:LONGEST_TITLE]


def refuse_identifying(sheet: Sheet, header: int, codebook: Codebook) -> None:
    """Raise Refusal, naming each column in which somebody could be known and why."""
    found = []
    titles = titles_of(sheet, header)
    places = sorted({place for number in sheet.rows if number > header for place in sheet.rows[number]})
    for place in places:
        cells = [row[place] for number, row in sheet.rows.items() if number > header and place in row]
        title = titles.get(place, "")
        reason = why_identifying(
            title,
            [cell.text for cell in cells],
            is_read=bool(says(title, codebook)),
            is_number=all(cell.kind is CellKind.NUMBER or cell.text.isdigit() for cell in cells),
        )
        if reason:
            name = title or gettext("sans titre, n° %(number)s") % {"number": place + 1}
            found.append(gettext("« %(title)s » %(reason)s") % {"title": name, "reason": reason})
    if found:
        raise Refusal(
            gettext(
                "Ce fichier n'est pas gardé : quelqu'un pourrait y être reconnu. %(columns)s. "
                "Retirez ces colonnes du fichier, puis donnez-le à nouveau."
            )
            % {"columns": " ; ".join(found)}
        )


def rows_under(sheet: Sheet, header: int, findings: Findings) -> Iterator[Row]:
    """Yield the rows under the titles that hold something; a cell that cannot be read is an error."""
    titles = titles_of(sheet, header)
    for number in sorted(number for number in sheet.rows if number > header):
        row = Row(sheet.name, number, {title: title for title in titles.values()})
        if number in sheet.headings:
            findings.warn(
                row.where, gettext("cellules fusionnées : la ligne est prise pour un intertitre, et laissée.")
            )
            continue
        for place, cell in sheet.rows[number].items():
            title = titles.get(place, "")
            if cell.kind in {CellKind.FORMULA_WITHOUT_VALUE, CellKind.ERROR}:
                findings.refuse(row.place(title), unreadable(cell.kind, cell.text))
            elif BROKEN_CHARACTERS.search(cell.text):
                findings.refuse(row.place(title), gettext("le texte contient un caractère invalide : retapez-le."))
            elif title and (text := unneutralise(cell.text).strip()):
                row.cells[title] = text
        if row.cells:
            yield row
