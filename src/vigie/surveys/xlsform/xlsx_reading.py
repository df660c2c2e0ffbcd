"""Reads the form's sheets of an XLSX workbook (ECMA-376), hidden ones too, within limits, no formula run."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext
from lxml import etree

from vigie.plan.importing.archives import Archive, attribute, broken, local, whole_number
from vigie.plan.importing.drafts import Refusal
from vigie.plan.importing.xlsx_reader import REFERENCE, column_number, text_of, unescape
from vigie.surveys.xlsform.cell_texts import DATE_FORMATS, boolean_text, date_text, number_text, shows_date
from vigie.surveys.xlsform.sheets import MOST_COLUMNS, NotASpreadsheet, Sheets, as_rows, form_names

Relations = dict[str, tuple[str, str]]


@dataclass
class Workbook:
    """What cells refer to: shared texts, and for each style whether it shows a date."""

    strings: list[str] = field(default_factory=list)
    date_styles: list[bool] = field(default_factory=list)
    counts_from_1904: bool = False


def read(content: bytes) -> Sheets:
    """Return the form's sheets. Raises NotASpreadsheet, or Refusal for an archive that cannot be opened."""
    archive = Archive(content)
    office = (part for kind, part in relations(archive, "_rels/.rels").values() if kind.endswith("/officeDocument"))
    path = next(office, "")
    if not path.startswith("xl/") or path not in archive:
        raise NotASpreadsheet(
            gettext("Ce fichier n'est pas un tableur : c'est le tableau .xlsx du questionnaire qu'il faut donner.")
        )
    folder, _, name = path.rpartition("/")
    book, targets, paths = Workbook(), relations(archive, f"{folder}/_rels/{name}.rels"), {}
    for element in elements(archive, path, "sheet", "workbookPr"):
        if local(element) == "workbookPr":
            book.counts_from_1904 = element.get("date1904") in {"1", "true"}
        else:
            paths[element.get("name") or ""] = targets.get(attribute(element, "id") or "", ("", ""))[1]
    for kind, path in targets.values():
        read_shared(archive, kind, path, book)
    return {form: as_rows(read_rows(archive, paths[name], book)) for name, form in form_names(paths).items()}


def read_shared(archive: Archive, kind: str, path: str, book: Workbook) -> None:
    """Read the shared texts or the styles, when this part holds them."""
    if path not in archive:
        return
    if kind.endswith("/sharedStrings"):
        book.strings = [text_of(element) for element in elements(archive, path, "si")]
    elif kind.endswith("/styles"):
        book.date_styles = date_styles(archive, path)


def relations(archive: Archive, path: str) -> Relations:
    """Return what a part is made of, as the part of its relations tells: identifier → type and path."""
    folder = path.partition("_rels/")[0]
    found: Relations = {}
    for element in elements(archive, path, "Relationship") if path in archive else ():
        target = element.get("Target") or ""
        whole = target.lstrip("/") if target.startswith("/") else f"{folder}{target.removeprefix('./')}"
        found[element.get("Id") or ""] = (element.get("Type") or "", whole)
    return found


def date_styles(archive: Archive, path: str) -> list[bool]:
    """Return, for each style, whether it shows a date."""
    dates = set(DATE_FORMATS)
    styles: list[bool] = []
    for element in elements(archive, path, "numFmt", "cellXfs"):
        if local(element) == "numFmt":
            number = whole_number(element.get("numFmtId"), -1)
            (dates.add if shows_date(element.get("formatCode") or "") else dates.discard)(number)
        else:
            styles = [whole_number(style.get("numFmtId"), 0) in dates for style in element]
    return styles


def read_rows(archive: Archive, path: str, book: Workbook) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a sheet with their number from 1."""
    last = 0
    for element in elements(archive, path, "row") if path in archive else ():
        last = max(whole_number(element.get("r"), last + 1), last + 1)
        yield last, row_of(element, book)


def row_of(element: Any, book: Workbook) -> list[str]:
    """Return the texts of a row, by column."""
    row: list[str] = []
    column = -1
    for cell in element:
        match = REFERENCE.fullmatch(cell.get("r") or "")
        column = column_number(match[1]) if match else column + 1
        if column < MOST_COLUMNS and (text := cell_text(cell, book)):
            row += [""] * (column + 1 - len(row))
            row[column] = text
    return row


def cell_text(cell: Any, book: Workbook) -> str:
    """Return the text of a cell."""
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        return "".join(text_of(child) for child in cell if local(child) == "is")
    value = next((child.text for child in cell if local(child) == "v"), None) or ""
    if kind == "s":
        place = whole_number(value.strip(), -1)
        if not 0 <= place < len(book.strings):
            raise NotASpreadsheet(broken())
        return book.strings[place]
    if kind == "b":
        return boolean_text(value.strip() == "1")
    if kind == "d":
        return iso_text(value)
    return number_of(value, whole_number(cell.get("s"), 0), book) if kind == "n" else unescape(value)


def number_of(value: str, style: int, book: Workbook) -> str:
    """Return a number, or the date that its style makes of it."""
    try:
        number = float(value)
    except ValueError:
        return value.strip()
    if style < len(book.date_styles) and book.date_styles[style]:
        return date_text(number, counts_from_1904=book.counts_from_1904)
    return value.strip() if value.strip().isdecimal() else number_text(number)


def iso_text(value: str) -> str:
    """Return a date written in full, without its hour when it is midnight."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    return f"{moment:%Y-%m-%d}" if moment.hour == moment.minute == moment.second == 0 else value


def elements(archive: Archive, path: str, *tags: str) -> Iterator[Any]:
    """Yield the finished elements of a part that have one of these names, in any namespace; each is emptied after.

    No entity, no document type, no network. Raises Refusal or NotASpreadsheet.
    """
    names = [f"{{*}}{tag}" for tag in tags]
    with archive.open(path) as part:
        try:
            found = etree.iterparse(part, events=("end",), tag=names, resolve_entities=False, no_network=True)
            for _, element in found:
                if element.getroottree().docinfo.doctype:
                    raise Refusal(gettext("Ce fichier contient du XML dangereux (entités) : il est refusé."))
                yield element
                forget(element)
        except etree.LxmlError as error:
            raise NotASpreadsheet(broken()) from error


def forget(element: Any) -> None:
    """Free an element, and those before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
