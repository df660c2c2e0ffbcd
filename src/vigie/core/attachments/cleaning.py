"""Decides what may be joined and makes its copy without metadata, in memory."""

import threading
from dataclasses import dataclass

from django.utils.translation import gettext

from vigie.core.attachments import archives, boxes, images, pdfs, sounds
from vigie.core.attachments.antivirus import is_infected
from vigie.core.attachments.box_reading import BadBoxes
from vigie.core.attachments.kinds import HEAD_BYTES, type_of

# A file and its copy take memory: two at a time in a process.
_turns = threading.BoundedSemaphore(2)
CLEANERS = {
    "image/jpeg": images.clean_jpeg,
    "image/png": images.clean_png,
    "image/heic": boxes.clean_boxes,
    "image/webp": sounds.clean_riff,
    "application/pdf": pdfs.clean_pdf,
    "video/mp4": boxes.clean_boxes,
    "video/quicktime": boxes.clean_boxes,
    "video/3gpp": boxes.clean_boxes,
    "audio/mp4": boxes.clean_boxes,
    "audio/wav": sounds.clean_riff,
    "audio/mpeg": sounds.clean_mp3,
}
UNREADABLE = (images.BadImage, BadBoxes, pdfs.BadPdf, sounds.BadSound)
ZIP = "application/zip"


class Refused(ValueError):
    """A file that may not be joined; the message is a French sentence that says what to do."""


@dataclass(frozen=True)
class Checked:
    """A file that may be joined. type: what it is. copy: without its metadata, or None when none could be made."""

    type: str
    copy: bytes | None


def needs_content(kind: str, *, antivirus: str) -> bool:
    """Whether a file of this type must be read whole before it is accepted."""
    return bool(antivirus) or kind == ZIP or kind in CLEANERS


def check_content(content: bytes, kind: str, *, antivirus: str = "", makes_copy: bool = True) -> Checked:
    """Return what a file is and its cleaned copy, when one is asked for. Raises Refused.

    antivirus: « host:port » of a clamd, or nothing.
    """
    with _turns:
        if antivirus and is_infected(content, antivirus):
            raise Refused(gettext("l'antivirus a trouvé ce fichier dangereux : il n'a pas été gardé."))
        if kind == ZIP:
            return checked_office(content, makes_copy=makes_copy)
        return checked_with_copy(content, kind, makes_copy=makes_copy) if kind in CLEANERS else Checked(kind, None)


def without_metadata(content: bytes) -> bytes:
    """Return the copy of a file without its metadata; the file itself when none can be made."""
    try:
        return check_content(content, type_of(content[:HEAD_BYTES])).copy or content
    except Refused:
        return content


def checked_office(content: bytes, *, makes_copy: bool) -> Checked:
    """Return an office file and its copy. Raises Refused for another archive, a bomb, or a damaged file."""
    try:
        kind = archives.office_type(content)
        copy = archives.clean_office(content) if kind and makes_copy else None
    except archives.Bomb as error:
        raise Refused(gettext("ce fichier deviendrait immense une fois ouvert : il n'a pas été gardé.")) from error
    except archives.Damaged as error:
        raise Refused(
            gettext("ce fichier est abîmé : ouvrez-le, enregistrez-le à nouveau, puis joignez-le.")
        ) from error
    if not kind:
        raise Refused(
            gettext(
                "une archive ne peut pas être jointe, ni un document avec des macros : joignez les fichiers un à un."
            )
        )
    return Checked(kind, copy)


def checked_with_copy(content: bytes, kind: str, *, makes_copy: bool) -> Checked:
    """Return a file and its copy; None for one that cannot be read whole: it may be a proof all the same.

    Raises Refused for a picture made to fill a memory.
    """
    try:
        if images.pixels_of(content, kind) > images.MOST_PIXELS:
            raise Refused(
                gettext("cette image a trop de points pour être ouverte sans danger : joignez-en une plus petite.")
            )
        return Checked(kind, CLEANERS[kind](content) if makes_copy else None)
    except UNREADABLE:
        return Checked(kind, None)
