"""What a file joined to a meeting really is, whatever its name says. Plain values, no database."""

import re
import unicodedata
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

import puremagic
from django.utils.translation import gettext

OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
OFFICE_OPEN_XML = "application/vnd.openxmlformats-officedocument."
# Extension → type under which the file is given back.
TYPES = {
    "pdf": "application/pdf",
    "odt": OPEN_DOCUMENT + "text",
    "ods": OPEN_DOCUMENT + "spreadsheet",
    "odp": OPEN_DOCUMENT + "presentation",
    "docx": OFFICE_OPEN_XML + "wordprocessingml.document",
    "xlsx": OFFICE_OPEN_XML + "spreadsheetml.sheet",
    "pptx": OFFICE_OPEN_XML + "presentationml.presentation",
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
}
PLAIN_TYPES = {TYPES[extension]: extension for extension in ("pdf", "png", "jpg", "gif", "webp")}
# The part that only one kind of office file has.
MAIN_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
OPEN_DOCUMENT_TYPES = {TYPES[extension]: extension for extension in ("odt", "ods", "odp")}
LONGEST_TITLE = 250
# A mark of type is some sixty letters; more is no mark.
LONGEST_MARK = 200


class NotADocument(ValueError):
    """A file that may not be joined; the message is a French sentence that says what to do."""


@dataclass(frozen=True)
class CheckedFile:
    """A file that may be joined: its bytes, the extension of what it is, and a title made from its name."""

    content: bytes
    extension: str
    title: str


def check_file(content: bytes, name: str) -> CheckedFile:
    """Return the file and what it is. Raises NotADocument when it is of no accepted kind, or holds macros."""
    if not content:
        raise NotADocument(gettext("Le fichier est vide : choisissez-en un autre."))
    extension = extension_of_archive(content) if content.startswith(b"PK\x03\x04") else extension_of_plain(content)
    if not extension:
        raise NotADocument(
            gettext(
                "Ce fichier n'est ni un PDF, ni un document ODT, DOCX, ODS, XLSX, ODP ou PPTX, ni une image PNG, "
                "JPEG, GIF ou WebP, même si son nom le dit : enregistrez-le dans l'un de ces formats."
            )
        )
    return CheckedFile(content, extension, title_from(name))


def extension_of_plain(content: bytes) -> str:
    """Return the extension of a PDF or of an image, by its first bytes; nothing for anything else."""
    try:
        found = puremagic.magic_string(content[:4096])
    except (puremagic.PureError, ValueError):
        return ""
    # The surest reading comes first; any other would let a file be what its name claims.
    return PLAIN_TYPES.get(found[0].mime_type, "") if found else ""


def extension_of_archive(content: bytes) -> str:
    """Return the extension of an office file, by what its archive holds; nothing for another archive."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            mark = open_document_mark(archive)
    except (BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise NotADocument(
            gettext("Ce fichier est abîmé : ouvrez-le, enregistrez-le à nouveau, puis joignez-le.")
        ) from error
    if holds_macros(names):
        raise NotADocument(
            gettext("Ce fichier contient des macros : enregistrez-le sans elles (DOCX, ODT, PDF…), puis joignez-le.")
        )
    if mark:
        return OPEN_DOCUMENT_TYPES.get(mark, "")
    if "[Content_Types].xml" not in names:
        return ""
    return next((extension for part, extension in MAIN_PARTS.items() if part in names), "")


def open_document_mark(archive: ZipFile) -> str:
    """Return the type that an OpenDocument archive writes of itself; nothing for another one."""
    if "mimetype" not in archive.namelist() or archive.getinfo("mimetype").file_size > LONGEST_MARK:
        return ""
    return archive.read("mimetype").decode("ascii", "replace").strip()


def holds_macros(names: set[str]) -> bool:
    """Whether the parts of an office file include programs."""
    return any(name.lower().endswith("vbaproject.bin") or name.startswith(("Basic/", "Scripts/")) for name in names)


def title_from(name: str) -> str:
    """Return a title from the name of a file: without folder, extension, nor invisible characters."""
    base = PurePath(name.replace("\\", "/")).stem
    visible = "".join(letter for letter in base if unicodedata.category(letter)[0] != "C")
    words = re.sub(r"[\s_]+", " ", visible).strip(" .")
    return words[:LONGEST_TITLE] or gettext("Document")
