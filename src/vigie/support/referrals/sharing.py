"""What a referral shares: copies under a key of their own, made when it is agreed, deleted when it is not any more."""

from collections.abc import Iterable

from django.db import transaction

from vigie.accounts.models import VaultKey
from vigie.support.fields import Field
from vigie.support.models import Compartment, Envelope, Referral
from vigie.support.sealing import (
    attach_file,
    forget_stored,
    new_compartment,
    open_sealed_file,
    read_files,
    read_texts,
    readers_at,
    seal_upload,
    write_text,
)
from vigie.support.sealing.files import FileCard
from vigie.support.sealing.keys import share_with_readers, to_holder

Kind = Compartment.Kind


def open_sharing(referral: Referral, fields: Iterable[str], shared: Compartment, shared_key: bytes) -> None:
    """Copy the fields agreed to into parts that the other point can open; sets them on the referral, unsaved.

    shared: the part of the case they are copied from. Raises CannotOpen.
    """
    receivers = list(readers_at(referral.destination))
    senders = list(readers_at(referral.case.point))
    copies, key = new_compartment(case=referral.case, kind=Kind.REFERRAL)
    share_with_readers(copies, key, once_each([*receivers, *senders]))
    to_holder(copies, key, holder=Envelope.Holder.RECEIPT, public=bytes(referral.case.receipt.public_key)).save()
    notes, notes_key = new_compartment(case=referral.case, kind=Kind.NOTES)
    share_with_readers(notes, notes_key, receivers)
    copy_texts(shared, shared_key, copies, key, [field for field in fields if field != Field.FILE])
    if Field.FILE in fields:
        copy_files(shared, shared_key, copies, key)
    referral.compartment, referral.notes = copies, notes


def once_each(keys: Iterable[VaultKey]) -> list[VaultKey]:
    """Return each key once: someone may listen at both points."""
    return list({key.person_id: key for key in keys}.values())


def copy_texts(origin: Compartment, origin_key: bytes, copies: Compartment, key: bytes, fields: Iterable[str]) -> None:
    """Copy the last version of some texts, under another key."""
    texts = read_texts(origin, origin_key)
    for field in fields:
        if field in texts:
            write_text(copies, key, field, texts[field].text, by_person=texts[field].by_person)


def copy_files(origin: Compartment, origin_key: bytes, copies: Compartment, key: bytes) -> None:
    """Copy the person's files and their cleaned copies, bytes and all, under keys of their own."""
    for card in (card for card in read_files(origin, origin_key) if card.row.by_person):
        original = copy_file(card, copies, key)
        if card.copy:
            copy_file(card.copy, copies, key, original)


def copy_file(card: FileCard, copies: Compartment, key: bytes, original: object = None) -> object:
    """Copy one file; its bytes go again when the transaction does not end well."""
    upload = seal_upload(open_sealed_file(card.upload), name=card.upload.name, kind=card.upload.type)
    try:
        return attach_file(copies, key, upload, by_person=card.row.by_person, original=original)  # type: ignore[arg-type]
    except BaseException:
        forget_stored(upload.stored)
        raise


def close_sharing(*parts: Compartment | None) -> None:
    """Delete envelopes, copies and notes: the next request finds nothing. The referral names none of them any more."""
    for part in parts:
        if part:
            forget_bytes(part)
            part.delete()


def forget_bytes(part: Compartment) -> None:
    """Erase the bytes of the files of a part, once this is written."""
    for stored in part.files.values_list("stored", flat=True):
        transaction.on_commit(lambda stored=stored: forget_stored(stored))  # type: ignore[misc]


def keep_reason_only(referral: Referral, part: Compartment) -> None:
    """Leave nothing of what was shared, and nobody of the other point: the part goes on to hold a refusal's reason."""
    forget_bytes(part)
    part.files.all().delete()
    part.texts.all().delete()
    senders = readers_at(referral.case.point).values("person")
    part.envelopes.filter(person__isnull=False).exclude(person__in=senders).delete()
    Compartment.objects.filter(pk=part.pk).update(needs_new_key=True)
