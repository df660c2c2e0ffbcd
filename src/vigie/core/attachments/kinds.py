"""What a file is, by its first bytes and whatever its name says. Plain values, no database."""

import unicodedata
from codecs import getincrementaldecoder
from typing import Final

import puremagic

# Type → the extension under which the file is given back.
EXTENSIONS: Final = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/heic": "heic",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "audio/amr": "amr",
    "video/mp4": "mp4",
    "video/webm": "webm",
    "video/3gpp": "3gp",
    "video/quicktime": "mov",
    "application/zip": "zip",
    "text/plain": "txt",
}
# Enough to know a file by.
HEAD_BYTES: Final = 4096
# Brands of the « ftyp » box, by which films, sounds and photos of phones are told apart (ISO/IEC 14496-12).
BRANDS: Final = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heic",
    b"M4A ": "audio/mp4",
    b"qt  ": "video/quicktime",
}
SIGNATURES: Final = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"PK\x03\x04", "application/zip"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"#!AMR", "audio/amr"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
)


def type_of(head: bytes) -> str:
    """Return the media type that the first bytes of a file say; empty when it may not be joined.

    Texts have no signature: what decodes as one, without control characters, and that no signature claims, is one.
    """
    if head[4:8] == b"ftyp":
        return type_of_brand(head[8:12])
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12], "")
    found = next((kind for signature, kind in SIGNATURES if head.startswith(signature)), "")
    return found or ("text/plain" if is_text(head) and not is_claimed(head) else "")


def type_of_brand(brand: bytes) -> str:
    """Return the type of a film, sound or photo, by its brand."""
    return BRANDS.get(brand) or ("video/3gpp" if brand.startswith(b"3g") else "video/mp4")


def is_text(head: bytes) -> bool:
    """Whether bytes read as a text: an e-mail, a log of messages, a page saved."""
    if not head or b"\0" in head:
        return False
    try:
        # A letter of several bytes may be cut at the end.
        text = getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        text = head.decode("cp1252", "replace")
    return not any(unicodedata.category(letter) == "Cc" and letter not in "\t\r\n\f" for letter in text)


def is_claimed(head: bytes) -> bool:
    """Whether the signature of another kind of file begins these bytes, such as a program's."""
    try:
        found = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return False
    return bool(found) and bool(found[0].mime_type) and not found[0].mime_type.startswith(("text/", "message/"))
