"""Opens a file: its size, what it really is whatever its name, and the reader that suits it."""

from dataclasses import dataclass
from pathlib import Path, PurePath

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.plan.importing.csv_reader import decode, read_csv
from vigie.plan.importing.drafts import Reading, Refusal
from vigie.plan.importing.json_reader import read_json
from vigie.plan.importing.sheets import Sheet
from vigie.plan.importing.table_reader import read_tables
from vigie.plan.importing.workbook_reader import read_workbook

# A plan weighs less than one megabyte; what weighs more than twenty is something else.
LARGEST_FILE = 20_000_000
ARCHIVE = (b"PK\x03\x04", b"PK\x05\x06")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BINARY_MARKS = (
    (b"%PDF", _("Ce fichier est un PDF, qui ne se relit pas : importez le tableau dont il vient.")),
    (b"\x89PNG", _("Ce fichier est une image : importez un tableau (.xlsx, .ods, .csv).")),
    (b"\xff\xd8\xff", _("Ce fichier est une image : importez un tableau (.xlsx, .ods, .csv).")),
    (b"GIF8", _("Ce fichier est une image : importez un tableau (.xlsx, .ods, .csv).")),
    (b"{\\rtf", _("Ce fichier est un texte RTF : importez un tableau (.xlsx, .ods, .csv).")),
    (b"\x1f\x8b", _("Ce fichier est une archive compressée : décompressez-la, puis importez ce qu'elle contient.")),
    (b"7z\xbc\xaf", _("Ce fichier est une archive compressée : décompressez-la, puis importez ce qu'elle contient.")),
    (b"Rar!", _("Ce fichier est une archive compressée : décompressez-la, puis importez ce qu'elle contient.")),
)


@dataclass(frozen=True)
class Opened:
    """A file whose format was recognised: the sheets of a table, or the text of a JSON."""

    sheets: tuple[Sheet, ...] = ()
    json_text: str | None = None


def read_path(path: Path) -> Reading:
    """Return what a file says. Raises Refusal, with a French sentence, when it cannot be read as a plan."""
    return read_bytes(content_of(path), path.name)


def content_of(path: Path) -> bytes:
    """Return the bytes of a file. Raises Refusal, with a French sentence, when there is none, or too many."""
    try:
        if path.is_dir():
            raise Refusal(gettext("« %(name)s » est un dossier : indiquez un fichier.") % {"name": path.name})
        if path.stat().st_size > LARGEST_FILE:
            raise Refusal(too_large())
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise Refusal(gettext("Le fichier « %(path)s » n'existe pas : vérifiez son nom.") % {"path": path}) from error
    except Refusal:
        raise
    except (OSError, ValueError) as error:
        message = gettext("Le fichier « %(path)s » ne peut pas être lu (%(why)s).")
        raise Refusal(message % {"path": path, "why": getattr(error, "strerror", "") or error}) from error


def read_bytes(content: bytes, name: str) -> Reading:
    """Return what the bytes of a file say, whatever its extension claims. Raises Refusal."""
    opened = open_bytes(content, name)
    if opened.json_text is not None:
        return read_json(opened.json_text, name)
    return read_tables(opened.sheets, name)


def open_bytes(content: bytes, name: str) -> Opened:
    """Return the sheets or the JSON text that bytes hold, whatever the extension claims. Raises Refusal."""
    if len(content) > LARGEST_FILE:
        raise Refusal(too_large())
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refusal(gettext("Le fichier est vide : il n'y a rien à importer."))
    for mark, message in BINARY_MARKS:
        if content.startswith(mark):
            raise Refusal(str(message))
    if content.startswith(OLD_OFFICE):
        raise Refusal(old_office_sentence(content))
    if content.startswith(ARCHIVE):
        return Opened(sheets=tuple(read_workbook(content)))
    text = decode(content)
    start = text.lstrip()[:1]
    if start in {"{", "["}:
        return Opened(json_text=text)
    if start == "<":
        raise Refusal(
            gettext(
                "Ce fichier est une page web ou du XML, même si son nom dit autre chose : "
                "ouvrez-le dans un tableur et enregistrez-le en .xlsx."
            )
        )
    if PurePath(name).suffix.lower() == ".json":
        raise Refusal(gettext("Ce fichier .json ne contient pas de JSON : il devrait commencer par une accolade."))
    return Opened(sheets=(read_csv(text),))


def old_office_sentence(content: bytes) -> str:
    """Return why a file of the old office family is refused: locked by a password, or .xls."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return gettext(
            "Ce classeur est protégé par un mot de passe : enregistrez-le sans mot de passe, puis réessayez."
        )
    return gettext("Ce fichier est dans l'ancien format d'Excel (.xls) : enregistrez-le en .xlsx, puis réessayez.")


def too_large() -> str:
    """Return the sentence for a file above the limit."""
    return gettext("Le fichier dépasse %(limit)s Mo, la taille la plus grande acceptée pour un plan.") % {
        "limit": LARGEST_FILE // 1_000_000
    }
