"""Reads the form's sheets of an old workbook (XLS, « BIFF »)."""

from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING, Any

from vigie.plan.importing.archives import broken, protected
from vigie.surveys.xlsform.cell_texts import boolean_text, date_text, number_text
from vigie.surveys.xlsform.sheets import NotASpreadsheet, Sheets, as_rows, form_names

if TYPE_CHECKING:
    from xlrd.book import Book

# How an encrypted XLSX, which is wrapped in the old container, names its content.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Types of cells in xlrd.
TEXT, NUMBER, DATE, BOOLEAN, ERROR = 1, 2, 3, 4, 5


def read(content: bytes) -> Sheets:
    """Return the form's sheets. Raises NotASpreadsheet."""
    import xlrd

    if ENCRYPTED in content:
        raise NotASpreadsheet(protected())
    try:
        book = xlrd.open_workbook(file_contents=content, logfile=StringIO(), on_demand=True, ragged_rows=True)
        names = form_names(book.sheet_names())
        return {form: as_rows(read_rows(book, name)) for name, form in names.items()}
    except NotASpreadsheet:
        raise
    # Damaged bytes make xlrd raise nearly anything.
    except Exception as error:
        raise NotASpreadsheet(protected() if "encrypt" in str(error).lower() else broken()) from error


def read_rows(book: "Book", name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a sheet with their number from 1."""
    sheet = book.sheet_by_name(name)
    for place in range(sheet.nrows):
        yield place + 1, [cell_text(cell, book) for cell in sheet.row(place)]


def cell_text(cell: Any, book: "Book") -> str:
    """Return the text of a cell."""
    from xlrd.biffh import error_text_from_code

    if cell.ctype == NUMBER:
        return number_text(cell.value)
    if cell.ctype == DATE:
        return date_text(cell.value, counts_from_1904=bool(book.datemode))
    if cell.ctype == BOOLEAN:
        return boolean_text(bool(cell.value))
    if cell.ctype == ERROR:
        return str(error_text_from_code.get(cell.value, "#N/A"))
    return str(cell.value).replace("\r\n", "\n").replace("\r", "\n") if cell.ctype == TEXT else ""
