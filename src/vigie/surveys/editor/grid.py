"""Reads and writes cells of a sheet by what their column means, whatever its header. Plain functions on sheets."""

from collections.abc import Mapping, Sequence

from vigie.surveys.xlsform.form import Tokens, headers_of, understood
from vigie.surveys.xlsform.sheets import Sheets

# The header written for a column that a sheet does not have yet.
HEADERS: Mapping[Tokens, str] = {
    ("type",): "type",
    ("name",): "name",
    ("label",): "label",
    ("hint",): "hint",
    ("bind", "required"): "required",
    ("bind", "relevant"): "relevant",
    ("control", "appearance"): "appearance",
    ("parameters",): "parameters",
    ("list name",): "list_name",
}


def columns_of(sheets: Sheets, sheet: str) -> list[Tokens | None]:
    """Return what each column of a sheet means, None for a header that is empty."""
    headers = headers_of(sheets.get(sheet, []))
    return [understood(sheet, header, headers) if header else None for header in headers]


def header_for(tokens: Tokens) -> str:
    """Return the header to write for a column."""
    if tokens in HEADERS:
        return HEADERS[tokens]
    return "::".join(tokens)


def with_cells(sheets: Sheets, sheet: str, row: int, cells: Mapping[Tokens, str]) -> Sheets:
    """Return the sheets with some cells of a row written, all others kept. row: place from 0, the headers' included."""
    columns = columns_of(sheets, sheet)
    rows = [list(each) for each in sheets.get(sheet) or [[]]]
    for tokens, text in cells.items():
        if tokens not in columns:
            if not text:
                continue
            rows[0] = [*rows[0], *[""] * (len(columns) - len(rows[0])), header_for(tokens)]
            columns.append(tokens)
        place = columns.index(tokens)
        rows[row] += [""] * (place + 1 - len(rows[row]))
        rows[row][place] = text
    return {**sheets, sheet: [trimmed(each) for each in rows]}


def with_row(sheets: Sheets, sheet: str, place: int, cells: Mapping[Tokens, str]) -> Sheets:
    """Return the sheets with a new row at a place, whose cells are given."""
    rows = sheets.get(sheet) or [[]]
    longer = {**sheets, sheet: [*rows[:place], [], *rows[place:]]}
    return with_cells(longer, sheet, place, cells)


def without_rows(sheets: Sheets, sheet: str, places: Sequence[int]) -> Sheets:
    """Return the sheets without some rows."""
    removed = set(places)
    return {**sheets, sheet: [row for place, row in enumerate(sheets[sheet]) if place not in removed]}


def trimmed(row: list[str]) -> list[str]:
    """Return a row without the blank cells at its end."""
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return row[:end]
