"""The other point answers; the sender may call it off. Both leave the person a word."""

from django.db import transaction

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.support.fields import Field
from vigie.support.models import Compartment, Referral
from vigie.support.referrals.consenting import end_sharing
from vigie.support.referrals.machine import Act, State
from vigie.support.referrals.moving import locked_referral, move, settle_case, stop_expecting
from vigie.support.referrals.sharing import close_sharing, keep_reason_only
from vigie.support.sealing import write_next, write_text


@transaction.atomic
def accept_referral(*, referral: Referral, key: bytes, words: str, actor: Person) -> None:
    """Accept. words: what happens now, for the person and the sender, or nothing. Raises ValidationError, StaleKey."""
    current = locked_referral(referral)
    if current.state == State.ACCEPTED:
        return
    move(current, Act.ACCEPT)
    current.save(update_fields=["state", "changed_on"])
    leave_word(current.compartment, key, words)
    stop_expecting(current)
    settle_case(current.case)
    record(actor=actor, verb="referral_accepted", on=current)


@transaction.atomic
def refuse_referral(*, referral: Referral, key: bytes, words: str, actor: Person) -> None:
    """Refuse, with a reason that the person and the sender read; nothing of what was shared stays.

    Raises ValidationError, StaleKey.
    """
    current = locked_referral(referral)
    if current.state == State.REFUSED:
        return
    part, notes = current.compartment, current.notes
    move(current, Act.REFUSE)
    stop_expecting(current)
    current.consents.live().update(withdrawn_on=current.changed_on)
    current.notes = None
    current.save(update_fields=["state", "changed_on", "notes"])
    close_sharing(notes)
    if part:
        keep_reason_only(current, part)
    leave_word(part, key, words)
    settle_case(current.case, awaits_staff=True)
    record(actor=actor, verb="referral_refused", on=current)


@transaction.atomic
def finish_referral(*, referral: Referral, key: bytes, words: str, actor: Person) -> None:
    """Say that it is done, with a word of what came of it. Raises ValidationError, StaleKey."""
    current = locked_referral(referral)
    if current.state == State.DONE:
        return
    move(current, Act.FINISH)
    current.save(update_fields=["state", "changed_on"])
    leave_word(current.compartment, key, words)
    settle_case(current.case, awaits_staff=True)
    record(actor=actor, verb="referral_done", on=current)


@transaction.atomic
def revoke_referral(*, referral: Referral, actor: Person) -> None:
    """The sender calls it off: the other point reads nothing any more. Done twice, it is done once."""
    current = locked_referral(referral)
    if current.state == State.REVOKED:
        return
    end_sharing(current, Act.REVOKE)
    settle_case(current.case, awaits_person=False)
    record(actor=actor, verb="referral_revoked", on=current)


def leave_word(part: Compartment | None, key: bytes, words: str) -> None:
    """Seal an answer next to what was shared."""
    if part and words.strip():
        write_text(part, key, Field.REFERRAL_ANSWER, words)


@transaction.atomic
def write_referral_note(*, referral: Referral, key: bytes, text: str, actor: Person) -> None:
    """Keep a note of the other point: neither the person nor the sender reads it. Raises StaleKey."""
    current = locked_referral(referral)
    if current.notes:
        write_next(current.notes, key, Field.NOTE, text)
        record(actor=actor, verb="referral_noted", on=current)
