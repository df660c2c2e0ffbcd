"""Reads the cells of an XLSX workbook (ECMA-376): values as the file keeps them, no formula run, no macro opened."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from posixpath import join, normpath
from xml.etree.ElementTree import Element

from django.utils.translation import gettext

from vigie.plan.importing.archives import Archive, attribute, broken, local, whole_number
from vigie.plan.importing.drafts import Refusal
from vigie.plan.importing.sheets import MOST_COLUMNS, MOST_ROWS, Cell, CellKind, Sheet, too_many_rows

WORKBOOK = "xl/workbook.xml"
# Formats of dates that a workbook need not define (ECMA-376, 18.8.30): number → what they show.
DATE_FORMATS = dict.fromkeys((14, 15, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), "day") | {17: "month"}
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


@dataclass
class Workbook:
    """What the cells of every sheet refer to.

    styles: what the dates of each style show: « day », « month », « year » or nothing.
    """

    strings: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    counts_from_1904: bool = False


def read_xlsx(archive: Archive) -> list[Sheet]:
    """Return the visible sheets of a workbook, in order; a hidden one comes empty, marked so."""
    targets = relations(archive)
    book = Workbook()
    names: list[tuple[str, str, bool]] = []
    for element in archive.elements(WORKBOOK, "sheet", "workbookPr"):
        if local(element) == "workbookPr":
            book.counts_from_1904 = attribute(element, "date1904") in {"1", "true"}
        else:
            path = targets.get(attribute(element, "id") or "", ("", ""))[1]
            is_hidden = attribute(element, "state") in {"hidden", "veryHidden"}
            names.append((attribute(element, "name") or "", path, is_hidden))
    for kind, path in targets.values():
        if kind.endswith("/sharedStrings") and path in archive:
            book.strings = [text_of(element) for element in archive.elements(path, "si")]
        elif kind.endswith("/styles") and path in archive:
            book.styles = date_styles(archive, path)
    return [
        Sheet(name, {}, is_hidden=True) if is_hidden else read_sheet(archive, path, name, book)
        for name, path, is_hidden in names
        if path in archive
    ]


def relations(archive: Archive) -> dict[str, tuple[str, str]]:
    """Return what the workbook is made of: identifier → type and path."""
    path = "xl/_rels/workbook.xml.rels"
    found = {}
    for element in archive.elements(path, "Relationship") if path in archive else ():
        target = attribute(element, "Target") or ""
        whole = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
        found[attribute(element, "Id") or ""] = (attribute(element, "Type") or "", whole)
    return found


def text_of(element: Element) -> str:
    """Return the text of a string, in all its runs; phonetic readings are left out."""
    pieces = []
    for child in element:
        if local(child) == "t":
            pieces.append(child.text or "")
        elif local(child) == "r":
            pieces += [part.text or "" for part in child if local(part) == "t"]
    return unescape("".join(pieces))


def unescape(text: str) -> str:
    """Return a text with its coded characters read (« _x000D_ » is a line end)."""
    if "_x" in text:
        # Characters beyond the basic plane are coded as two halves, to be joined; a lone half is replaced.
        halves = ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
        text = halves.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def date_styles(archive: Archive, path: str) -> list[str]:
    """Return what the dates of each style show: « day », « month », « year », or nothing for what is no date."""
    formats: dict[int, str] = dict(DATE_FORMATS)
    styles: list[str] = []
    for element in archive.elements(path, "numFmt", "cellXfs"):
        if local(element) == "numFmt":
            code = attribute(element, "formatCode") or ""
            formats[whole_number(attribute(element, "numFmtId"), -1)] = shown_by(code)
        else:
            numbers = [whole_number(attribute(style, "numFmtId"), 0) for style in element]
            styles = [formats.get(number, "") for number in numbers]
    return styles


def shown_by(code: str) -> str:
    """Return what a format shows of a date, or nothing when it is for numbers or hours."""
    letters = QUOTED.sub("", code.lower().split(";")[0])
    if "d" in letters or "j" in letters:
        return "day"
    if "y" in letters or ("a" in letters and "am/pm" not in letters):
        return "month" if "m" in letters else "year"
    return ""


# --- Sheets ----------------------------------------------------------------------------------------------------------
def read_sheet(archive: Archive, path: str, name: str, book: Workbook) -> Sheet:
    """Return the cells of a sheet; a value merged over several rows is given to each of those that hold something."""
    rows: dict[int, dict[int, Cell]] = {}
    merged: list[str] = []
    last = 0
    for element in archive.elements(path, "row", "mergeCell"):
        if local(element) == "mergeCell":
            merged.append(attribute(element, "ref") or "")
            continue
        last = whole_number(attribute(element, "r"), last + 1)
        cells = dict(read_cells(element, book))
        if cells:
            rows[last] = cells
        if len(rows) > MOST_ROWS:
            raise Refusal(too_many_rows())
    for reference in merged:
        spread(rows, reference)
    return Sheet(name, dict(sorted(rows.items())), headings=frozenset(filter(None, map(heading, merged))))


def read_cells(row: Element, book: Workbook) -> Iterator[tuple[int, Cell]]:
    """Yield the cells of a row that hold something, with their column."""
    column = -1
    for element in row:
        match = REFERENCE.fullmatch(attribute(element, "r") or "")
        column = column_number(match[1]) if match else column + 1
        if column < MOST_COLUMNS:
            cell = read_cell(element, book)
            if cell.text.strip() or cell.kind is not CellKind.TEXT:
                yield column, cell


def column_number(letters: str) -> int:
    """Return the number of a column from 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def read_cell(element: Element, book: Workbook) -> Cell:
    """Return one cell."""
    parts: Mapping[str, Element] = {local(child): child for child in element}
    kind = attribute(element, "t") or "n"
    value = parts["v"].text or "" if "v" in parts else ""
    if kind == "inlineStr":
        return Cell(text_of(parts["is"]) if "is" in parts else "")
    if "f" in parts and not value and kind != "str":
        return Cell("", CellKind.FORMULA_WITHOUT_VALUE)
    if kind == "s":
        return Cell(shared(value, book))
    if kind == "e":
        return Cell(value, CellKind.ERROR)
    if kind == "b":
        return Cell(gettext("oui") if value == "1" else gettext("non"))
    if kind == "d":
        return iso_date(value)
    return Cell(unescape(value)) if kind == "str" else number_cell(value, element, book)


def shared(value: str, book: Workbook) -> str:
    """Return a shared text by its number. Raises Refusal when the workbook does not hold it."""
    number = whole_number(value, -1)
    if not 0 <= number < len(book.strings):
        raise Refusal(broken())
    return book.strings[number]


def iso_date(value: str) -> Cell:
    """Return a date written in full."""
    try:
        return Cell(f"{datetime.fromisoformat(value):%d/%m/%Y}", CellKind.DATE)
    except ValueError:
        return Cell(value)


def number_cell(value: str, element: Element, book: Workbook) -> Cell:
    """Return a number as it reads, or the date that its style makes of it."""
    style = whole_number(attribute(element, "s"), 0)
    shown = book.styles[style] if style < len(book.styles) else ""
    try:
        number = Decimal(value.strip()) if value.strip() else None
    except InvalidOperation:
        return Cell(value)
    if number is None:
        return Cell("")
    return (date_cell(number, shown, book) if shown else None) or Cell(plain_number(number), CellKind.NUMBER)


def date_cell(number: Decimal, shown: str, book: Workbook) -> Cell | None:
    """Return the date of a serial number, no more precise than its format shows; None when it is out of range."""
    start = datetime(1904, 1, 1) if book.counts_from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - a day, no zone
    if not 1 <= number < 2_958_466:
        return None
    try:
        day = start + timedelta(days=int(number))
    except OverflowError:
        return None
    return Cell(f"{day:{ {'day': '%d/%m/%Y', 'month': '%m/%Y', 'year': '%Y'}[shown] }}", CellKind.DATE)


def plain_number(number: Decimal) -> str:
    """Return a number in full, without useless zeros: 2016, 12000.5; floats are rounded to what people typed."""
    if abs(number.adjusted()) > 20:
        return str(number)
    rounded = Decimal(format(number, ".15g"))
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def heading(reference: str) -> int:
    """Return the row of a range merged over several columns, or 0."""
    corners = [REFERENCE.fullmatch(corner) for corner in reference.split(":")]
    if len(corners) != 2 or not corners[0] or not corners[1] or corners[0][1] == corners[1][1]:
        return 0
    return int(corners[0][2])


def spread(rows: dict[int, dict[int, Cell]], reference: str) -> None:
    """Give the value of a merged range to the rows it covers, in its first column, where rows hold something else."""
    corners = [REFERENCE.fullmatch(corner) for corner in reference.split(":")]
    if len(corners) != 2 or not corners[0] or not corners[1]:
        return
    top, bottom, column = int(corners[0][2]), int(corners[1][2]), column_number(corners[0][1])
    value = rows.get(top, {}).get(column)
    if value is not None:
        for number in rows:
            if top < number <= bottom:
                rows[number].setdefault(column, value)
