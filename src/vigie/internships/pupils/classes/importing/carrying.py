"""What a preview carries to its confirmation: the list itself, sealed under the school's key, kept nowhere else."""

import binascii
import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final

from vigie.core.vault.boxes import Place, open_text, seal_text
from vigie.core.vault.errors import CannotOpen
from vigie.internships.models import SchoolEntry
from vigie.internships.pupils.classes.importing.rows import PupilRow, as_json, from_json

KEPT: Final = 3600


class StalePreview(Exception):
    """The preview is too old, or is not one of this school."""


def carry(entry: SchoolEntry, rows: list[PupilRow], key: bytes) -> str:
    """Return rows sealed for a hidden field, for an hour; the key of the school's names alone opens them."""
    content = json.dumps([int(time.time()) + KEPT, as_json(rows)])
    return urlsafe_b64encode(seal_text(key, content, place_of(entry))).decode()


def carried(entry: SchoolEntry, text: str, key: bytes) -> list[PupilRow]:
    """Return the rows that ``carry`` sealed. Raises StalePreview."""
    try:
        until, rows = json.loads(open_text(key, urlsafe_b64decode(text.encode("ascii")), place_of(entry)))
    except (CannotOpen, UnicodeEncodeError, binascii.Error) as error:
        raise StalePreview from error
    if until < time.time():
        raise StalePreview
    return from_json(rows)


def place_of(entry: SchoolEntry) -> Place:
    """Return what ties a preview to a school and a campaign."""
    return Place("internships/import", str(entry.pk), 1)
