"""Reads the form's sheets of an OpenDocument workbook."""

from collections.abc import Iterator, Mapping

from vigie.plan.importing.archives import Archive, protected
from vigie.plan.importing.ods_reader import read_ods
from vigie.plan.importing.sheets import Cell, CellKind
from vigie.surveys.xlsform.sheets import NotASpreadsheet, Sheets, as_rows, form_names


def read(content: bytes) -> Sheets:
    """Return the form's sheets. Raises NotASpreadsheet, or Refusal for an archive that cannot be opened."""
    archive = Archive(content)
    manifest = "META-INF/manifest.xml"
    if manifest in archive and b"encryption-data" in archive.read(manifest):
        raise NotASpreadsheet(protected())
    found = {sheet.name: sheet.rows for sheet in read_ods(archive)}
    return {form: as_rows(numbered(found[name])) for name, form in form_names(found).items()}


def numbered(rows: Mapping[int, Mapping[int, Cell]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with their number from 1."""
    for number, cells in sorted(rows.items()):
        yield number, [cell_text(cells.get(column)) for column in range(max(cells) + 1)]


def cell_text(cell: Cell | None) -> str:
    """Return the text of a cell; the reader of plans writes dates from day to year, the standard from year to day."""
    if cell is None:
        return ""
    return "-".join(reversed(cell.text.split("/"))) if cell.kind is CellKind.DATE else cell.text
