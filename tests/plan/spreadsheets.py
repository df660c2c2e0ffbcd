"""Makes the spreadsheets that tests of the import read, honest and hostile."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)
ODS_FOOT = "</office:spreadsheet></office:body></office:document-content>"


def xlsx(*sheets: Sequence[Sequence[Any]], names: Sequence[str] = (), merge: Sequence[str] = ()) -> bytes:
    """Return a workbook of these sheets; merge: ranges of the first one."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(names[number] if names else f"Feuille{number + 1}")
        for row in rows:
            sheet.append(list(row))
        for reference in merge if number == 0 else ():
            sheet.merge_cells(reference)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def ods(rows_xml: str, name: str = "Actions") -> bytes:
    """Return an ODS workbook of one sheet, from the XML of its rows."""
    body = f'{ODS_HEAD}<table:table table:name="{name}">{rows_xml}</table:table>{ODS_FOOT}'
    return archive({"mimetype": ODS_TYPE, "content.xml": body})


def ods_row(*texts: str, attributes: str = "") -> str:
    """Return the XML of a row of texts."""
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'
        if text
        else "<table:table-cell/>"
        for text in texts
    )
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of these parts."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def rewritten(content: bytes, changes: Mapping[str, tuple[str, str]]) -> bytes:
    """Return a zip in which a text of some parts was replaced by another."""
    with ZipFile(BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    for name, (before, after) in changes.items():
        text = parts[name].decode()
        assert before in text, (name, before)
        parts[name] = text.replace(before, after).encode()
    return archive(parts)
