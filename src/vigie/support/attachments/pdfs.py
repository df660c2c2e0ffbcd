"""Takes out of a PDF what its pages do not show: author, dates, software, hidden files, scripts, photos' metadata."""

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, cast

from vigie.support.attachments.images import BadImage, clean_jpeg

if TYPE_CHECKING:
    from pypdf import PdfWriter

# Keys of any object: XMP, data of the software that made it, dates, thumbnails, scripts and what starts alone.
TELLING: Final = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/JS", "/AA", "/OpenAction", "/AF")
# Keys of notes in the margins and of joined files: who wrote them and when, how the file was called.
WHO_NOTED: Final = ("/T", "/M", "/CreationDate", "/NM", "/F", "/UF", "/Desc")
MOST_OBJECTS: Final = 100_000


class BadPdf(ValueError):
    """A PDF that cannot be read to its end, has a password, or is far too intricate."""


def clean_pdf(content: bytes) -> bytes:
    """Return a PDF without its metadata; what its pages draw stays, to the byte, but for its photos. Raises BadPdf."""
    # What reads PDF files takes memory: only those who need it pay.
    from pypdf import PdfReader, PdfWriter

    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted:
            raise BadPdf
        writer = PdfWriter(clone_from=reader)
        _clean(writer)
        written = BytesIO()
        writer.write(written)
    # A hostile file may make its reader fail in any way; the original is kept all the same.
    except Exception as error:
        raise BadPdf from error
    return written.getvalue()


def _clean(writer: "PdfWriter") -> None:
    if len(writer._objects) > MOST_OBJECTS:
        raise BadPdf
    writer.metadata = None
    names = writer._root_object.get("/Names")
    for key in ("/EmbeddedFiles", "/JavaScript"):
        if names is not None:
            names.get_object().pop(key, None)
    for each in writer._objects:
        if isinstance(each, dict):
            _clean_object(each)
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)


def _clean_object(each: dict[str, Any]) -> None:
    if each.get("/Type") == "/EmbeddedFile":
        cast(Any, each)._data = b""
    for key in TELLING:
        each.pop(key, None)
    if each.get("/Type") in ("/Annot", "/Filespec") or ("/Subtype" in each and "/Rect" in each):
        for key in WHO_NOTED:
            each.pop(key, None)
    if each.get("/Subtype") == "/Image" and each.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
        _clean_photo(each)


def _clean_photo(image: Any) -> None:
    try:
        image._data = clean_jpeg(image._data)
    except BadImage as error:
        raise BadPdf from error
