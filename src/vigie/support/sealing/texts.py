"""Writes and reads the texts of a compartment. Nothing is overwritten: a correction is a new version."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from vigie.core.vault.boxes import Place, open_text, seal_text
from vigie.support.models import Compartment, SealedText


class StaleKey(Exception):
    """The key was renewed meanwhile: open the compartment again, then write."""


@dataclass(frozen=True)
class Written:
    """A text as it was written. version: from 1. by_person: whether she wrote it, with her receipt."""

    field: str
    text: str
    version: int
    written_on: date
    by_person: bool

    @property
    def number(self) -> int:
        """Its place in a list (« message:3 » → 3); 0 for a text that is alone."""
        _, _, number = self.field.partition(":")
        return int(number) if number.isdecimal() else 0


def place_of(compartment: Compartment, field: str, version: int) -> Place:
    """Return what ties a text to its case, its compartment, its field and its version."""
    return Place(f"{compartment.case_id}/{compartment.pk}", field, version)


def lock(compartment: Compartment) -> None:
    """Let one writer at a time into a compartment, with its present key. Raises StaleKey."""
    locked = Compartment.objects.select_for_update().get(pk=compartment.pk)
    if locked.generation != compartment.generation:
        raise StaleKey


def write_text(compartment: Compartment, key: bytes, field: str, text: str, *, by_person: bool = False) -> SealedText:
    """Write a text, or its next version. Raises StaleKey."""
    with transaction.atomic():
        lock(compartment)
        last = compartment.texts.filter(field=field).aggregate(last=Max("version"))["last"] or 0
        return SealedText.objects.create(
            compartment=compartment,
            field=field,
            version=last + 1,
            sealed=seal_text(key, text, place_of(compartment, field, last + 1)),
            by_person=by_person,
        )


def write_first(compartment: Compartment, key: bytes, texts: Mapping[str, str], *, by_person: bool = False) -> None:
    """Write the first version of many texts, by field, in a compartment just created."""
    SealedText.objects.bulk_create(
        SealedText(
            compartment=compartment,
            field=str(field),
            sealed=seal_text(key, text, place_of(compartment, str(field), 1)),
            by_person=by_person,
        )
        for field, text in texts.items()
    )


def write_next(compartment: Compartment, key: bytes, kind: str, text: str, *, by_person: bool = False) -> SealedText:
    """Add a text to a list of the compartment (messages, notes…), under the next number. Raises StaleKey."""
    with transaction.atomic():
        lock(compartment)
        return write_text(compartment, key, f"{kind}:{next_number(compartment, kind)}", text, by_person=by_person)


def next_number(compartment: Compartment, kind: str) -> int:
    """Return the first number free in a list, from 1."""
    fields = compartment.texts.filter(field__startswith=f"{kind}:").values_list("field", flat=True)
    numbers = [int(number) for number in (field.partition(":")[2] for field in fields) if number.isdecimal()]
    return max(numbers, default=0) + 1


def opened(compartment: Compartment, key: bytes, row: SealedText) -> Written:
    """Return a text opened. Raises CannotOpen."""
    text = open_text(key, bytes(row.sealed), place_of(compartment, row.field, row.version))
    return Written(row.field, text, row.version, row.written_on, row.by_person)


def read_texts(compartment: Compartment, key: bytes) -> dict[str, Written]:
    """Return the last version of each text, by field, in the order they were first written. Raises CannotOpen."""
    last: dict[str, SealedText] = {}
    for row in compartment.texts.order_by("version", "pk"):
        last[row.field] = row
    return {field: opened(compartment, key, row) for field, row in sorted(last.items(), key=lambda item: item[1].pk)}


def read_text(compartment: Compartment, key: bytes, field: str) -> str:
    """Return the last version of one text, empty when there is none. Raises CannotOpen."""
    row = compartment.texts.filter(field=field).order_by("-version").first()
    return opened(compartment, key, row).text if row else ""


def read_versions(compartment: Compartment, key: bytes, field: str) -> list[Written]:
    """Return every version of one text, the last first. Raises CannotOpen."""
    return [opened(compartment, key, row) for row in compartment.texts.filter(field=field).order_by("-version")]
