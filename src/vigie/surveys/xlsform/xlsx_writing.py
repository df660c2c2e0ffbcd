"""Writes the sheets of a questionnaire as XLSX (ECMA-376): texts only, headers in bold and frozen."""

import re
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from vigie.core.xml_characters import xml_characters
from vigie.surveys.xlsform.sheets import Sheets

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# An underscore that would be read as the start of a coded character.
CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
WIDTH = 28

STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/>'
    '<sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
    '<xf xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>'
)


def write(sheets: Sheets) -> bytes:
    """Return the workbook. The same sheets give the same bytes."""
    numbered = list(enumerate(sheets.items(), start=1))
    parts = {
        "[Content_Types].xml": content_types(len(sheets)),
        "_rels/.rels": relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": workbook(list(sheets)),
        "xl/_rels/workbook.xml.rels": relations(
            {f"rId{number}": ("worksheet", f"worksheets/sheet{number}.xml") for number, _ in numbered}
            | {"rIdStyles": ("styles", "styles.xml")}
        ),
        "xl/styles.xml": STYLES,
    } | {f"xl/worksheets/sheet{number}.xml": worksheet(rows) for number, (_, rows) in numbered}
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            part = ZipInfo(name)
            part.compress_type = ZIP_DEFLATED
            archive.writestr(part, text.encode())
    return file.getvalue()


def content_types(count: int) -> str:
    """Return the part that says what each part is."""
    parts = {"xl/workbook.xml": "sheet.main", "xl/styles.xml": "styles"}
    parts |= {f"xl/worksheets/sheet{number}.xml": "worksheet" for number in range(1, count + 1)}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{KIND}.{kind}+xml"/>' for name, kind in parts.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def relations(targets: dict[str, tuple[str, str]]) -> str:
    """Return a part of relations: identifier → kind and target."""
    lines = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def workbook(names: list[str]) -> str:
    """Return the part that lists the sheets."""
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, start=1)
    )
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>'


def worksheet(rows: list[list[str]]) -> str:
    """Return a sheet."""
    widest = max(map(len, rows), default=0)
    columns = f'<cols><col min="1" max="{widest}" width="{WIDTH}" customWidth="1"/></cols>' if widest else ""
    lines = "".join(
        f'<row r="{number}">{"".join(cells(row, number))}</row>' for number, row in enumerate(rows, start=1) if row
    )
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
        f'<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"{columns}<sheetData>{lines}</sheetData></worksheet>"
    )


def cells(row: list[str], number: int) -> list[str]:
    """Return the cells of a row that hold something."""
    head = f's="{1 if number == 1 else 0}" t="inlineStr"><is><t xml:space="preserve">'
    return [
        f'<c r="{letters(place)}{number}" {head}{coded(text)}</t></is></c>' for place, text in enumerate(row) if text
    ]


def coded(text: str) -> str:
    """Return a text as XML holds it, without what it forbids."""
    return escape(CODED.sub("_x005F_", xml_characters(text)))


def letters(place: int) -> str:
    """Return the letters of a column counted from 0."""
    number, name = place + 1, ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name
