"""Writes a sheet as CSV for machines: UTF-8, commas, points for decimals, RFC 4180."""

import csv
from io import StringIO

from vigie.core.formula_safety import neutralise
from vigie.observatory.open_data.sheets import Sheet, Value


def to_csv(sheet: Sheet) -> bytes:
    """Return the sheet as CSV, with the names of the fields first; an unknown value is empty.

    A text that a spreadsheet would run as a formula begins with an apostrophe.
    """
    page = StringIO(newline="")
    writer = csv.writer(page)
    writer.writerow(sheet.names)
    for row in sheet.rows:
        writer.writerow([text_of(value) for value in row])
    return page.getvalue().encode("utf-8", errors="replace")


def text_of(value: Value) -> str:
    """Return the text of one value: « true », « 0.6 », « 12 »."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return neutralise(value) if isinstance(value, str) else repr(value)
