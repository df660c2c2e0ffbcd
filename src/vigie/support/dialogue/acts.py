"""What a person does with her code: write, join files, give a way to reach her, ask that all be erased."""

import json
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.core.attachments.receiving import Received
from vigie.core.months import months_later
from vigie.support.abuse.buckets import MESSAGES_OF_A_CASE, spend
from vigie.support.dialogue.access import Access
from vigie.support.fields import Field
from vigie.support.filing.report import attach_received, forget_files
from vigie.support.models import Case, Referral, Task
from vigie.support.referrals.dialogue import PERSON, say
from vigie.support.sealing import key_of, read_files, read_texts, remake_envelopes, write_next, write_text


def why_not_write(access: Access) -> str:
    """Return why she may send no other message for now, or nothing; it counts as one."""
    if spend((MESSAGES_OF_A_CASE, str(access.case.pk))):
        return ""
    return gettext("Beaucoup de messages sont partis en une heure : attendez un peu, ou appelez le 39 28.")


def write_message(access: Access, text: str, *, after: int) -> bool:
    """Add a message of the person. after: how many messages her page showed; return False when it is there already.

    A page sent twice, by a double click or after a cut, writes once.
    """
    with transaction.atomic():
        told_to_staff(access.case)
        texts = read_texts(access.shared, access.key).values()
        later = [each for each in texts if each.field.startswith(f"{Field.MESSAGE}:") and each.number > after]
        if any(each.by_person and each.text == text for each in later):
            return False
        write_next(access.shared, access.key, Field.MESSAGE, text, by_person=True)
        # A listener who lost the secrets of a vault has made another one: she gives them her case back by writing.
        remake_envelopes(access.shared, access.key)
    return True


def write_to_other_point(access: Access, referral: Referral, text: str) -> bool:
    """Write about a referral, for the other point and hers; return False when nothing is shared there any more."""
    part = referral.compartment
    if part is None:
        return False
    with transaction.atomic():
        told_to_staff(access.case)
        say(part, key_of(part, access.pair), text, PERSON)
    return True


def add_files(access: Access, files: Sequence[Received]) -> int:
    """Add files of the person; those already there are not kept twice. Return how many are new."""
    known = {card.upload.digest for card in read_files(access.shared, access.key) if card.row.by_person}
    new = [file for file in files if file.original.digest not in known]
    forget_files([file for file in files if file.original.digest in known])
    with transaction.atomic():
        if new:
            told_to_staff(access.case)
        for file in new:
            attach_received(access.shared, access.key, file, by_person=True)
    return len(new)


def give_contact(access: Access, contact: Mapping[str, str]) -> None:
    """Keep how to reach the person, or that she no longer wants to be; the former way stays in an older version."""
    given = {name: value for name, value in contact.items() if value}
    with transaction.atomic():
        told_to_staff(access.case)
        Case.objects.filter(pk=access.case.pk).update(is_anonymous=not (given.get("phone") or given.get("email")))
        text = json.dumps(given, ensure_ascii=False, sort_keys=True)
        write_text(access.shared, access.key, Field.CONTACT, text, by_person=True)


def ask_erasure(access: Access) -> None:
    """Ask the point to erase everything; asked twice, it is asked once. It is due within a month (GDPR, article 12)."""
    if Field.ERASURE in read_texts(access.shared, access.key):
        return
    with transaction.atomic():
        told_to_staff(access.case)
        today = timezone.localdate()
        write_text(access.shared, access.key, Field.ERASURE, today.isoformat(), by_person=True)
        Task.objects.create(case=access.case, kind=Task.Kind.ERASURE, due_on=months_later(today, 1))


def told_to_staff(case: Case) -> None:
    """Say that the person came, and that the point has something to read."""
    Case.objects.filter(pk=case.pk).update(
        last_contact_on=timezone.localdate(), awaits_staff=True, awaits_person=False, warned_on=None
    )
