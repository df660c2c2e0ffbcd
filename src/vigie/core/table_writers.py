"""Writes a table as CSV, as a spreadsheet or as JSON, in a form that people open and that Vigie reads back."""

import csv
import json
import math
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext

from vigie.core.formula_safety import neutralise
from vigie.core.tables import NUMERIC_KINDS, Column, Kind, Table, Value
from vigie.core.xml_characters import xml_characters

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

# A spreadsheet reads « _x0041_ » as a coded letter: the underscore itself must then be coded.
CODED_LETTER = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# The limits of XLSX (ECMA-376): characters in a cell, in the name of a sheet, digits a number keeps, first day.
CELL_LIMIT = 32_767
SHEET_NAME_LIMIT = 31
EXACT_DIGITS = 15
FIRST_DAY = date(1900, 3, 1)

NUMBER_FORMATS = {
    Kind.NUMBER: "#,##0.##",
    Kind.EUROS: '#,##0.00\u00a0"€"',
    Kind.SHARE: "0.0\u00a0%",
}
DEFAULT_WIDTHS = {Kind.TEXT: 30, Kind.DATE: 12, Kind.YES_NO: 8}


def to_csv(table: Table) -> bytes:
    """Return the table as CSV for French spreadsheets: UTF-8 with its mark, semicolons, RFC 4180 quoting.

    Dates are written 2010-12-05, decimals with a comma, shares as « 25,5 % »; formulas in texts are neutralised.
    """
    page = StringIO(newline="")
    writer = csv.writer(page, delimiter=";", lineterminator="\r\n")
    writer.writerow([neutralise(header) for header in table.headers])
    for row in table.rows:
        writer.writerow([csv_text(value, column.kind) for value, column in zip(row, table.columns, strict=True)])
    return page.getvalue().encode("utf-8-sig", errors="replace")


def csv_text(value: Value, kind: Kind) -> str:
    """Return the text of one CSV cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return gettext("oui") if value else gettext("non")
    if isinstance(value, date):
        return value.isoformat(sep=" ", timespec="seconds") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, str):
        return neutralise(value)
    if not is_finite(value):
        return ""
    if kind is Kind.SHARE:
        return f"{plain_decimal(Decimal(str(value)) * 100)}\u00a0%"
    return plain_decimal(Decimal(str(value)))


def plain_decimal(number: Decimal) -> str:
    """Return a number in full (never 1E+3), with a comma and without useless zeros."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def is_finite(value: Value) -> bool:
    """Whether a number is one: neither infinite nor « not a number », which no file format here can hold."""
    return math.isfinite(value) if isinstance(value, (int, float, Decimal)) else True


def to_json(table: Table) -> bytes:
    """Return the table as JSON: title, language, columns, then one object per row, keys in the order of columns.

    Dates are texts (ISO 8601). Decimals are numbers.
    """
    names = [column.name for column in table.columns]
    content = {
        "title": table.title,
        "language": table.language,
        "columns": [{"name": c.name, "header": c.header, "kind": c.kind.value} for c in table.columns],
        "rows": [dict(zip(names, map(json_value, row), strict=True)) for row in table.rows],
    }
    return write_json(content)


def write_json(content: Any) -> bytes:
    """Return any plain content as JSON in the house form: keys as ordered, UTF-8, two spaces, a final line break."""
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8", errors="replace")


def json_value(value: Value) -> str | int | float | bool | None:
    """Return a value that JSON can hold."""
    if isinstance(value, date):
        return value.isoformat()
    if not is_finite(value):
        return None
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def to_xlsx(table: Table, *, dictionary: Table | None = None) -> bytes:
    """Return the table as a workbook of one sheet: header row bold and frozen, filters, real dates and numbers.

    dictionary: what its columns mean, written in a sheet of its own.
    Texts are never formulas. Control characters, which XLSX cannot hold, are left out, and line breaks are one
    character; a text longer than a cell can hold is cut, with an ellipsis, and a second sheet names the cell.
    """
    # Openpyxl takes a third of a second to import: paid by those who export, not by every page.
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    workbook.properties.title = xml_text(table.title)
    workbook.properties.creator = "Vigie"
    workbook.properties.language = table.language
    write_sheet(workbook.create_sheet(sheet_name(table.title)), table)
    if dictionary:
        write_sheet(workbook.create_sheet(gettext("Dictionnaire")), dictionary)
    warn_of_cuts(workbook, table)
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def write_sheet(sheet: "WriteOnlyWorksheet", table: Table) -> None:
    """Write a table in a sheet that has nothing yet."""
    lay_out(sheet, table)
    sheet.append([text_cell(sheet, header, bold=True) for header in table.headers])
    for row in table.rows:
        sheet.append([xlsx_cell(sheet, value, column) for value, column in zip(row, table.columns, strict=True)])


def lay_out(sheet: "WriteOnlyWorksheet", table: Table) -> None:
    """Set what a write-only sheet wants before its rows: frozen header, filters, widths, printing, direction."""
    from openpyxl.utils import get_column_letter

    last = get_column_letter(max(len(table.columns), 1))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.sheet_view.rightToLeft = table.language == "ar"
    for number, column in enumerate(table.columns, start=1):
        width = column.width or max(DEFAULT_WIDTHS.get(column.kind, 14), min(len(column.header) + 4, 60))
        sheet.column_dimensions[get_column_letter(number)].width = width


def xlsx_cell(sheet: "WriteOnlyWorksheet", value: Value, column: Column) -> "WriteOnlyCell | None":
    """Return one cell, typed after its value."""
    from openpyxl.cell import WriteOnlyCell

    if value is None or not is_finite(value):
        return None
    if isinstance(value, bool):
        return text_cell(sheet, gettext("oui") if value else gettext("non"))
    if isinstance(value, date):
        return date_cell(sheet, value)
    if isinstance(value, str) or (isinstance(value, int) and abs(value) >= 10**EXACT_DIGITS):
        return text_cell(sheet, str(value))
    cell = WriteOnlyCell(sheet, value)
    if column.kind in NUMERIC_KINDS:
        cell.number_format = number_format_of(value, column.kind)
    return cell


def number_format_of(value: int | float | Decimal, kind: Kind) -> str:
    """Return the format of a number: « #,##0.## » would show a lone comma after whole numbers."""
    if kind is Kind.NUMBER and value == int(value):
        return "#,##0"
    return NUMBER_FORMATS[kind]


def date_cell(sheet: "WriteOnlyWorksheet", value: date) -> "WriteOnlyCell":
    """Return a real date; as a text before March 1900, where spreadsheets count days wrongly."""
    from openpyxl.cell import WriteOnlyCell

    day = value.date() if isinstance(value, datetime) else value
    if day < FIRST_DAY:
        return text_cell(sheet, value.isoformat())
    if not isinstance(value, datetime):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = "dd/mm/yyyy"
        return cell
    # XLSX knows no time zone: the hour is kept as it reads.
    cell = WriteOnlyCell(sheet, value.replace(tzinfo=None))
    cell.number_format = "dd/mm/yyyy hh:mm"
    return cell


def text_cell(sheet: "WriteOnlyWorksheet", text: str, *, bold: bool = False) -> "WriteOnlyCell":
    """Return a cell that is a text whatever it looks like: no formula, no error value."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    cell = WriteOnlyCell(sheet, cut(xml_text(neutralise(text))))
    # Said after the value, from which openpyxl would guess a formula (« =… ») or an error (« #N/A »).
    cell.data_type = "s"
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if bold:
        cell.font = Font(bold=True)
    return cell


def xml_text(text: str) -> str:
    """Return what of a text XLSX can hold, with simple line breaks."""
    return CODED_LETTER.sub("_x005F_", xml_characters(text))


def cut(text: str) -> str:
    """Return the text, cut with an ellipsis where a cell ends."""
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "…"


def cuts(table: Table) -> Iterator[str]:
    """Yield a sentence for each text too long for a cell of a spreadsheet."""
    for number, row in enumerate(table.rows, start=2):
        for value, column in zip(row, table.columns, strict=True):
            if isinstance(value, str) and len(xml_text(neutralise(value))) > CELL_LIMIT:
                yield gettext(
                    "Ligne %(row)s, colonne « %(column)s » : le texte, trop long pour une cellule, a été coupé. "
                    "L'export CSV ou JSON le donne en entier."
                ) % {"row": number, "column": column.header}


def warn_of_cuts(workbook: Any, table: Table) -> None:
    """Add a sheet that says which texts were cut, if any was."""
    sentences = list(cuts(table))
    if not sentences:
        return
    sheet = workbook.create_sheet(sheet_name(gettext("Textes coupés")))
    sheet.column_dimensions["A"].width = 100
    for sentence in sentences:
        sheet.append([text_cell(sheet, sentence)])


def sheet_name(title: str) -> str:
    """Return a name a sheet may have: 31 characters, none of those that spreadsheets refuse."""
    name = re.sub(r"[\\/*?:\[\]]", " ", xml_text(title))
    return " ".join(name.split())[:SHEET_NAME_LIMIT].strip(" '") or gettext("Données")
