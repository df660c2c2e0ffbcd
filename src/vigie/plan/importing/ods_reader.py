"""Reads the cells of an ODS workbook (OpenDocument 1.3): values as kept by the file, repetitions within limits."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from django.utils.translation import gettext

from vigie.plan.importing.archives import Archive, attribute, local, whole_number
from vigie.plan.importing.drafts import Refusal
from vigie.plan.importing.sheets import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Cell, CellKind, Sheet, too_many_rows
from vigie.plan.importing.xlsx_reader import plain_number

CONTENT = "content.xml"
CELLS = {"table-cell", "covered-table-cell"}
MOST_SPACES = 100
Span = tuple[int, int, int]


def read_ods(archive: Archive) -> list[Sheet]:
    """Return the sheets of a workbook, in order."""
    sheets: list[Sheet] = []
    rows: dict[int, dict[int, Cell]] = {}
    spans: list[Span] = []
    headings: list[int] = []
    last = 0
    for element in archive.elements(CONTENT, "table-row", "table"):
        if local(element) == "table":
            for span in spans:
                spread(rows, span)
            sheets.append(Sheet(attribute(element, "name") or "", rows, headings=frozenset(headings)))
            rows, spans, headings, last = {}, [], [], 0
            continue
        repeated = whole_number(attribute(element, "number-rows-repeated"), 1)
        cells = dict(read_cells(element, last + 1, spans))
        if any(whole_number(attribute(cell, "number-columns-spanned"), 1) > 1 for cell in element):
            headings.append(last + 1)
        if cells and (len(rows) + repeated > MOST_ROWS or repeated * len(cells) > MOST_CELLS):
            raise Refusal(too_many_rows())
        for number in range(last + 1, last + repeated + 1) if cells else ():
            rows[number] = dict(cells)
        last += repeated
    return sheets


def read_cells(row: Element, number: int, spans: list[Span]) -> Iterator[tuple[int, Cell]]:
    """Yield the cells of a row that hold something, with their column; note those merged over rows below."""
    column = 0
    for element in row:
        if local(element) not in CELLS:
            continue
        repeated = whole_number(attribute(element, "number-columns-repeated"), 1)
        cell = read_cell(element) if column < MOST_COLUMNS and local(element) == "table-cell" else Cell("")
        if cell.text.strip() or cell.kind is not CellKind.TEXT:
            height = whole_number(attribute(element, "number-rows-spanned"), 1)
            if height > 1:
                spans.append((number, number + height - 1, column))
            for place in range(column, min(column + repeated, MOST_COLUMNS)):
                yield place, cell
        column += repeated


def read_cell(element: Element) -> Cell:
    """Return one cell."""
    kinds = {key: value for key, value in element.attrib.items() if key.endswith("}value-type")}
    shown = text_of(element)
    if "error" in kinds.values() or (attribute(element, "formula") and shown.startswith(("#", "Err:"))):
        return Cell(shown, CellKind.ERROR)
    kind = next((value for key, value in kinds.items() if "office" in key), "")
    if attribute(element, "formula") and not kind:
        return Cell("", CellKind.FORMULA_WITHOUT_VALUE) if not shown else Cell(shown)
    if kind == "date":
        return date_cell(attribute(element, "date-value") or "", shown)
    if kind in {"float", "currency", "percentage"}:
        return number_cell(attribute(element, "value") or "", shown)
    if kind == "boolean":
        return Cell(gettext("oui") if attribute(element, "boolean-value") == "true" else gettext("non"))
    return Cell(shown)


def date_cell(value: str, shown: str) -> Cell:
    """Return a date, no more precise than what the sheet shows (« octobre 2017 » is no first of October)."""
    try:
        day = datetime.fromisoformat(value)
    except ValueError:
        return Cell(shown or value)
    if shown == f"{day:%Y}":
        return Cell(shown, CellKind.DATE)
    has_day = any(part in {str(day.day), f"{day.day:02}"} for part in shown.replace("/", " ").replace("-", " ").split())
    return Cell(f"{day:%d/%m/%Y}" if has_day or not shown else f"{day:%m/%Y}", CellKind.DATE)


def number_cell(value: str, shown: str) -> Cell:
    """Return a number in full."""
    try:
        return Cell(plain_number(Decimal(value)), CellKind.NUMBER)
    except (InvalidOperation, ValueError):
        return Cell(shown or value)


def text_of(element: Element) -> str:
    """Return the paragraphs of a cell, one a line; comments are left out."""
    return "\n".join(words_of(child) for child in element if local(child) == "p").strip()


def words_of(element: Element) -> str:
    """Return the text of a paragraph, with its spaces, tabulations and line ends."""
    pieces = [element.text or ""]
    for child in element:
        if local(child) == "s":
            pieces.append(" " * min(whole_number(attribute(child, "c"), 1), MOST_SPACES))
        elif local(child) in {"line-break", "tab"}:
            pieces.append("\n" if local(child) == "line-break" else " ")
        elif local(child) != "annotation":
            pieces.append(words_of(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def spread(rows: dict[int, dict[int, Cell]], span: Span) -> None:
    """Give the value of a merged range to the rows it covers that hold something else."""
    top, bottom, column = span
    value = rows[top][column]
    for number in rows:
        if top < number <= bottom:
            rows[number].setdefault(column, value)
