"""Looks into office files, which are archives: is one a bomb, and what is it without its metadata. Plain values."""

import lzma
import re
import struct
import zlib
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from vigie.core.attachments.images import BadImage, clean_jpeg, clean_png

OPEN_DOCUMENT: Final = "application/vnd.oasis.opendocument."
OFFICE_OPEN_XML: Final = "application/vnd.openxmlformats-officedocument."
MAIN_PARTS: Final = {
    "word/document.xml": OFFICE_OPEN_XML + "wordprocessingml.document",
    "xl/workbook.xml": OFFICE_OPEN_XML + "spreadsheetml.sheet",
    "ppt/presentation.xml": OFFICE_OPEN_XML + "presentationml.presentation",
}
OPEN_TYPES: Final = {OPEN_DOCUMENT + kind: kind for kind in ("text", "spreadsheet", "presentation")}
EXTENSIONS: Final = {
    MAIN_PARTS["word/document.xml"]: "docx",
    MAIN_PARTS["xl/workbook.xml"]: "xlsx",
    MAIN_PARTS["ppt/presentation.xml"]: "pptx",
    OPEN_DOCUMENT + "text": "odt",
    OPEN_DOCUMENT + "spreadsheet": "ods",
    OPEN_DOCUMENT + "presentation": "odp",
}
# Who wrote the file, when, in which office: emptied.
EMPTY_PROPERTIES: Final = {
    "docProps/core.xml": (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
    ),
    "docProps/app.xml": (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
    ),
    "docProps/custom.xml": (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
    ),
    "meta.xml": (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta '
        b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"><office:meta/>'
        b"</office:document-meta>"
    ),
}
# Who corrected or noted what in the text, and when; the notes themselves are what the file says.
WHO_NOTED: Final = re.compile(rb'(\bw(?:15|16du)?:(?:author|initials|date|dateUtc)|\bw15:userId)="[^"]*"')
WHO_NOTED_OPEN: Final = re.compile(rb"(<(dc:creator|dc:date|meta:creator-initials|meta:date-string)>)[^<]*(?=</)")
PICTURES: Final = {"jpg": clean_jpeg, "jpeg": clean_jpeg, "png": clean_png}
MOST_PARTS: Final = 5000
MOST_BYTES: Final = 200 * 1024 * 1024
# A text compresses ten times, a spreadsheet thirty; a bomb, a thousand.
MOST_RATIO: Final = 200


# All that reading a damaged archive, or one with a password, may raise.
BROKEN: Final = (
    BadZipFile,
    EOFError,
    KeyError,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    struct.error,
    zlib.error,
)


class Bomb(ValueError):
    """An archive that would fill a disk or a memory once opened."""


class Damaged(ValueError):
    """An archive that cannot be read."""


def office_type(content: bytes) -> str:
    """Return the type of an office file; empty for another archive. Raises Bomb, Damaged."""
    try:
        with opened(content) as archive:
            return type_in(archive)
    except BROKEN as error:
        raise error if isinstance(error, Bomb | Damaged) else Damaged from error


def type_in(archive: ZipFile) -> str:
    """Return the type that the parts of an archive give it; empty when it is none of ours."""
    names = set(archive.namelist())
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
        mark = archive.read("mimetype").decode("ascii", "replace").strip()
        return mark if mark in OPEN_TYPES else ""
    if "[Content_Types].xml" not in names or any(name.lower().endswith("vbaproject.bin") for name in names):
        return ""
    return next((kind for part, kind in MAIN_PARTS.items() if part in names), "")


def opened(content: bytes) -> ZipFile:
    """Open an archive in memory once its sizes are known to be bearable. Raises Bomb, Damaged."""
    try:
        archive = ZipFile(BytesIO(content))
    except BROKEN as error:
        raise Damaged from error
    total = sum(part.file_size for part in archive.infolist())
    if len(archive.infolist()) > MOST_PARTS or total > MOST_BYTES or total > MOST_RATIO * max(len(content), 10_000):
        raise Bomb
    return archive


def clean_office(content: bytes) -> bytes:
    """Return an office file without its properties, and dated of no day. Raises Bomb, Damaged."""
    made = BytesIO()
    try:
        with opened(content) as archive, ZipFile(made, "w", ZIP_DEFLATED) as copy:
            for part in archive.infolist():
                information = ZipInfo(part.filename)
                information.compress_type = part.compress_type
                copy.writestr(information, clean_part(part.filename, archive.read(part)))
    except BROKEN as error:
        raise error if isinstance(error, Bomb | Damaged) else Damaged from error
    return made.getvalue()


def clean_part(name: str, content: bytes) -> bytes:
    """Return one part of an office file: emptied when it holds properties, else without authors nor Exif."""
    if name in EMPTY_PROPERTIES:
        return EMPTY_PROPERTIES[name]
    extension = name.rpartition(".")[2].lower()
    if extension == "xml":
        return WHO_NOTED_OPEN.sub(rb"\1", WHO_NOTED.sub(rb'\1=""', content))
    try:
        return PICTURES[extension](content)
    except (KeyError, BadImage, IndexError, struct.error):
        # What is not an image under an image's name is left as it is.
        return content
