"""Makes sealed files part of a compartment, reads them, and seals them anew when its key is renewed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from vigie.core.sealed_files import SealedUpload, forget_stored, open_sealed_file, seal_upload
from vigie.support.fields import Field
from vigie.support.models import Compartment, SealedFile
from vigie.support.sealing.texts import read_texts, write_first, write_next, write_text


@dataclass(frozen=True)
class FileCard:
    """A file of a compartment and what its sealed description says. copy: its cleaned copy, when there is one."""

    row: SealedFile
    upload: SealedUpload
    copy: "FileCard | None" = None


def attach_file(
    compartment: Compartment,
    key: bytes,
    upload: SealedUpload,
    *,
    by_person: bool = False,
    original: SealedFile | None = None,
) -> SealedFile:
    """Make a sealed upload part of a compartment. original: what this is a cleaned copy of."""
    with transaction.atomic():
        text = write_next(compartment, key, Field.FILE, json.dumps(upload.as_values()), by_person=by_person)
        return SealedFile.objects.create(
            compartment=compartment,
            stored=upload.stored,
            kind=SealedFile.Kind.CLEANED if original else SealedFile.Kind.ORIGINAL,
            description=text.field,
            original=original,
            by_person=by_person,
        )


def attach_first(
    compartment: Compartment, key: bytes, uploads: Sequence[tuple[SealedUpload, SealedUpload | None]]
) -> None:
    """Make the first files part of a compartment just created, as the person sent them, each with its cleaned copy."""
    flat = [upload for pair in uploads for upload in pair if upload]
    names = {upload.stored: f"{Field.FILE}:{number}" for number, upload in enumerate(flat, start=1)}
    values = {names[upload.stored]: json.dumps(upload.as_values()) for upload in flat}
    write_first(compartment, key, values, by_person=True)

    def row(upload: SealedUpload, kind: str, original: SealedFile | None = None) -> SealedFile:
        described = {"stored": upload.stored, "description": names[upload.stored], "by_person": True}
        return SealedFile(compartment=compartment, kind=kind, original=original, **described)

    kinds = SealedFile.Kind
    originals = SealedFile.objects.bulk_create(row(upload, kinds.ORIGINAL) for upload, _copy in uploads)
    SealedFile.objects.bulk_create(
        row(copy, kinds.CLEANED, original) for original, (_, copy) in zip(originals, uploads, strict=True) if copy
    )


def read_files(compartment: Compartment, key: bytes) -> list[FileCard]:
    """Return the original files, each with its cleaned copy. Raises CannotOpen."""
    texts = read_texts(compartment, key)
    rows = list(compartment.files.all())
    uploads = {row.pk: SealedUpload.from_values(json.loads(texts[row.description].text)) for row in rows}
    copies = {row.original_id: FileCard(row, uploads[row.pk]) for row in rows if row.original_id}
    return [FileCard(row, uploads[row.pk], copies.get(row.pk)) for row in rows if not row.original_id]


def renew_files(compartment: Compartment, key: bytes) -> None:
    """Seal every file of a compartment anew, under a new name, and its description under the compartment's new key.

    key: the new key, under which descriptions are already sealed. The old bytes go once the renewal is written.
    """
    texts = read_texts(compartment, key)
    for row in compartment.files.all():
        old = SealedUpload.from_values(json.loads(texts[row.description].text))
        new = seal_upload(open_sealed_file(old), name=old.name, kind=old.type)
        replace_description(compartment, key, row, new)
        transaction.on_commit(lambda stored=old.stored: forget_stored(stored))  # type: ignore[misc]


def replace_description(compartment: Compartment, key: bytes, row: SealedFile, upload: SealedUpload) -> None:
    """Describe a file anew; the former descriptions, which hold the former key, go."""
    compartment.texts.filter(field=row.description).delete()
    write_text(compartment, key, row.description, json.dumps(upload.as_values()), by_person=row.by_person)
    row.stored = upload.stored
    row.save(update_fields=["stored"])
