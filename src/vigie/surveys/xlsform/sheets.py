"""The sheets of a questionnaire as plain values: read from the bytes of any spreadsheet, written back as XLSX."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.xml_characters import xml_characters
from vigie.plan.importing.archives import broken
from vigie.plan.importing.drafts import Refusal

# Sheet → its rows, all cells as text; the first row holds the headers, and row n of the spreadsheet is at n - 1.
Sheets = dict[str, list[list[str]]]

# The sheets that the standard knows; all others are notes of their author.
FORM_SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "osm")
SURVEY = "survey"
# Beyond this, a file is no questionnaire: the longest known weighs 3 MB.
LARGEST_FILE = 30_000_000
# What follows so many blank rows is left aside, as every reader of the standard does.
BLANK_ROWS = 60
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 100_000, 1_000, 1_500_000
# The most that a spreadsheet keeps in a cell.
LONGEST_CELL = 32_767


class NotASpreadsheet(ValueError):
    """The bytes hold no sheet that can be read; the message is a French sentence that says what to do."""


def read_sheets(content: bytes) -> Sheets:
    """Return the sheets that the standard knows, under their standard names, in the order of the file.

    content: XLSX, XLSM, XLS, ODS, or the CSV and Markdown that the standard allows; its name is not asked, its bytes
    tell. A lone sheet is the survey, whatever its name. Raises NotASpreadsheet.
    """
    if len(content) > LARGEST_FILE:
        raise NotASpreadsheet(
            gettext(
                "Ce fichier est trop gros pour un questionnaire (plus de 30 Mo) : retirez-en les images ou les données."
            )
        )
    try:
        return reader_of(content)(content)
    except Refusal as refusal:
        raise NotASpreadsheet(str(refusal)) from refusal
    except RecursionError as error:
        raise NotASpreadsheet(broken()) from error


def reader_of(content: bytes) -> Callable[[bytes], Sheets]:
    """Return the function that reads this kind of bytes. Raises NotASpreadsheet for what is no spreadsheet."""
    from vigie.surveys.xlsform import ods_reading, text_reading, xls_reading, xlsx_reading

    start = content[:4_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start:
        raise NotASpreadsheet(gettext("Ce fichier est vide."))
    if start.startswith(b"pk\x03\x04"):
        return ods_reading.read if b"opendocument.spreadsheet" in start[:200] else xlsx_reading.read
    if content.startswith((b"\xd0\xcf\x11\xe0", b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")):
        return xls_reading.read
    for mark, sentence in NOT_SHEETS.items():
        if start.startswith(mark):
            raise NotASpreadsheet(str(sentence))
    return text_reading.read


WEB_PAGE = _(
    "Ce fichier est une page web, pas un tableur : ouvrez-le dans un tableur, enregistrez-le en .xlsx, puis réessayez."
)
NOT_SHEETS = {
    b"<!doctype html": WEB_PAGE,
    b"<html": WEB_PAGE,
    b"<table": WEB_PAGE,
    b"<": _("Ce fichier est en XML, pas un tableur : c'est le tableau .xlsx du questionnaire qu'il faut donner."),
    b"%pdf": _("Ce fichier est un PDF : c'est le tableau .xlsx du questionnaire qu'il faut donner."),
    b"{": _("Ce fichier est en JSON : c'est le tableau .xlsx du questionnaire qu'il faut donner."),
}


def form_names(names: Iterable[str]) -> dict[str, str]:
    """Return the sheets to read: their name in the file → their name in the standard.

    Raises NotASpreadsheet when there is no survey.
    """
    given = list(names)
    known = {name: name.strip().lower() for name in given if name.strip().lower() in FORM_SHEETS}
    if SURVEY in known.values():
        return known
    if len(given) == 1:
        return {given[0]: SURVEY}
    raise NotASpreadsheet(no_survey(given))


def no_survey(names: list[str]) -> str:
    """Return the sentence for a workbook without questions, with the sheet that was probably meant."""
    if not names:
        return gettext("Ce classeur n'a aucune feuille lisible.")
    near = get_close_matches(SURVEY, names, n=1)
    sentence = gettext("Il manque la feuille « survey », où sont les questions. Ce classeur contient : %(names)s.")
    hint = gettext(" Renommez « %(near)s » en « survey ».") % {"near": near[0]} if near else ""
    return sentence % {"names": ", ".join(f"« {name} »" for name in names[:10])} + hint


def as_rows(numbered: Iterable[tuple[int, list[str]]]) -> list[list[str]]:
    """Return the rows of a sheet in place: number n from 1 is put at n - 1, cells blank at the end are dropped.

    Stops after sixty blank rows. Raises NotASpreadsheet for a sheet beyond the limits.
    """
    rows: list[list[str]] = []
    cells = 0
    for number, row in numbered:
        kept = without_blank_end(row)
        if not kept:
            continue
        if number - len(rows) - 1 > BLANK_ROWS:
            break
        rows += [[] for _ in range(number - len(rows) - 1)]
        rows.append(kept)
        cells += len(kept)
        if len(rows) > MOST_ROWS or cells > MOST_CELLS:
            raise NotASpreadsheet(gettext("Une feuille est démesurée : ce n'est pas un questionnaire."))
    return rows


def without_blank_end(row: list[str]) -> list[str]:
    """Return a row without the blank cells at its end, nor what no XML or database can hold (controls, halves)."""
    end = min(len(row), MOST_COLUMNS)
    while end and not row[end - 1].strip():
        end -= 1
    return [
        cell if cell.isprintable() else xml_characters(cell) for cell in (text[:LONGEST_CELL] for text in row[:end])
    ]


def write_xlsx(sheets: Sheets) -> bytes:
    """Return the sheets as XLSX: every cell a text, headers in bold; ``read_sheets`` gives the same sheets back."""
    from vigie.surveys.xlsform.xlsx_writing import write

    return write(sheets)
