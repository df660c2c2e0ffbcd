"""Tells which spreadsheet a zip is, and has it read: XLSX (macros left aside) or ODS."""

from django.utils.translation import gettext

from vigie.plan.importing.archives import Archive, protected
from vigie.plan.importing.drafts import Refusal
from vigie.plan.importing.ods_reader import read_ods
from vigie.plan.importing.sheets import Sheet
from vigie.plan.importing.xlsx_reader import read_xlsx

ODS = "application/vnd.oasis.opendocument.spreadsheet"


def read_workbook(content: bytes) -> list[Sheet]:
    """Return the sheets of a workbook. Raises Refusal for any other archive."""
    archive = Archive(content)
    kind = archive.read("mimetype").decode("ascii", "replace").strip() if "mimetype" in archive else ""
    if kind.startswith(ODS):
        manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive else b""
        if b"encryption-data" in manifest:
            raise Refusal(protected())
        return read_ods(archive)
    if "xl/workbook.xml" in archive:
        return read_xlsx(archive)
    if "xl/workbook.bin" in archive:
        raise Refusal(gettext("Ce classeur est en .xlsb : enregistrez-le en .xlsx, puis réessayez."))
    if "word/document.xml" in archive or kind.startswith("application/vnd.oasis.opendocument"):
        raise Refusal(gettext("Ce fichier n'est pas un tableur : copiez son tableau dans un .xlsx, puis réessayez."))
    raise Refusal(
        gettext("Ce fichier est une archive, pas un tableau : décompressez-la, puis importez ce qu'elle contient.")
    )
