"""Takes out of a PDF what its pages do not show: author, dates, software, hidden files, scripts, photos' metadata."""

import time
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, cast

from vigie.core.attachments.images import BadImage, clean_jpeg

if TYPE_CHECKING:
    from pypdf import PdfWriter

# Keys of any object: XMP, data of the software that made it, dates, thumbnails, scripts and what starts alone.
TELLING: Final = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/JS", "/AA", "/OpenAction", "/AF")
# Keys of notes in the margins: who wrote them and when; of joined files: how they were called.
WHO_NOTED: Final = ("/T", "/M", "/CreationDate", "/NM")
HOW_CALLED: Final = ("/F", "/UF", "/Desc")
# Five thousand pages of text have fifteen thousand objects.
MOST_OBJECTS: Final = 25_000
# Of a processor, for one file: a hostile one would keep it for minutes.
MOST_SECONDS: Final = 5.0
# The end mark lies in the last bytes; looking for it further takes a minute for 30 MB.
END_BYTES: Final = 2048


class BadPdf(ValueError):
    """A PDF that cannot be read to its end, has a password, or is far too intricate."""


class Hurried(BytesIO):
    """Bytes that refuse to be read once the time of a processor that a file may take is over."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.until = time.thread_time() + MOST_SECONDS

    def read(self, size: int | None = -1, /) -> bytes:
        """Read as any bytes. Raises BadPdf when it is too late."""
        if time.thread_time() > self.until:
            raise BadPdf
        return super().read(size)


def clean_pdf(content: bytes) -> bytes:
    """Return a PDF without its metadata; what its pages draw stays, to the byte, but for its photos. Raises BadPdf."""
    # What reads PDF files takes memory: only those who need it pay.
    from pypdf import PdfReader, PdfWriter

    if b"%%EOF" not in content[-END_BYTES:]:
        raise BadPdf
    try:
        reader = PdfReader(Hurried(content))
        objects = sum(map(len, reader.xref.values())) + len(reader.xref_objStm)
        if reader.is_encrypted or objects > MOST_OBJECTS:
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
    # A field to fill is known by its name (« T »).
    if "/Subtype" in each and "/Rect" in each and each["/Subtype"] != "/Widget":
        for key in WHO_NOTED:
            each.pop(key, None)
    if each.get("/Type") in ("/Filespec", "/F") or "/EF" in each:
        for key in HOW_CALLED:
            each.pop(key, None)
    if each.get("/Subtype") == "/Image" and each.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
        _clean_photo(each)


def _clean_photo(image: Any) -> None:
    try:
        image._data = clean_jpeg(image._data)
    except BadImage as error:
        raise BadPdf from error
