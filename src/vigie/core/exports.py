"""What leaves Vigie as a file: its name, its type, and the response that carries it."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext

from vigie.core.table_writers import to_csv, to_json, to_xlsx
from vigie.core.tables import Table

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
}
TABLE_WRITERS: dict[str, Callable[[Table], bytes]] = {"csv": to_csv, "xlsx": to_xlsx, "json": to_json}
NAME_LIMIT = 80
# Names that Windows keeps for devices, whatever the extension.
RESERVED_NAMES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)


@dataclass(frozen=True)
class UnknownFormat(ValueError):
    """A format that Vigie does not write; the message lists those it writes."""

    asked: str

    def __str__(self) -> str:
        return gettext("Le format « %(asked)s » n'existe pas : choisissez %(known)s.") % {
            "asked": self.asked[:20],
            "known": ", ".join(TABLE_WRITERS),
        }


def write_table(table: Table, file_format: str) -> bytes:
    """Return the table as « csv », « xlsx » or « json ». Raises UnknownFormat (a ValueError with a French sentence)."""
    writer = TABLE_WRITERS.get(file_format)
    if writer is None:
        raise UnknownFormat(file_format)
    return writer(table)


def safe_filename(title: str, extension: str) -> str:
    """Return a file name that every system accepts: ASCII letters, digits and hyphens, then the extension."""
    decomposed = unicodedata.normalize("NFKD", title.lower().replace("œ", "oe").replace("æ", "ae"))
    words = re.findall(r"[a-z0-9]+", "".join(letter for letter in decomposed if not unicodedata.combining(letter)))
    name = "-".join(words)[:NAME_LIMIT].strip("-") or "export"
    if RESERVED_NAMES.fullmatch(name):
        name = f"export-{name}"
    return f"{name}.{extension}"


def file_response(content: bytes, title: str, extension: str) -> HttpResponse:
    """Return the response that makes a browser save these bytes under a safe name; never kept by a shared cache."""
    response = HttpResponse(content, content_type=CONTENT_TYPES[extension])
    response["Content-Disposition"] = f'attachment; filename="{safe_filename(title, extension)}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def table_response(table: Table, file_format: str, *, dictionary: Table | None = None) -> HttpResponse:
    """Return the table as a file to save. Raises UnknownFormat.

    dictionary: what its columns mean, a second sheet of a workbook; other formats have one table only.
    """
    is_workbook = file_format == "xlsx"
    content = to_xlsx(table, dictionary=dictionary) if is_workbook else write_table(table, file_format)
    return file_response(content, table.title, file_format)
