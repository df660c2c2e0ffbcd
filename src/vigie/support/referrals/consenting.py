"""Her agreement: given, refused, taken back; or done without, to save a life. What is shared follows at once."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.support.cases.access import OpenCase
from vigie.support.cases.following import refuse_if_closed
from vigie.support.counting import What, count
from vigie.support.models import Compartment, Consent, ReceptionPoint, Referral
from vigie.support.referrals.asking import due_day, propose, write_request
from vigie.support.referrals.machine import Act
from vigie.support.referrals.moving import expect_answer, locked_referral, move, settle_case, stop_expecting
from vigie.support.referrals.sharing import close_sharing, open_sharing
from vigie.support.sealing import readers_at

How = Consent.How


@transaction.atomic
def give_consent(
    *,
    referral: Referral,
    fields: Collection[str],
    shared: Compartment,
    shared_key: bytes,
    how: str = How.RECEIPT,
    actor: Person | None = None,
) -> None:
    """Share copies of the fields she agrees to with the point asked about, and of nothing else.

    shared, shared_key: the part of the case they are copied from. actor: the listener she said it to, None when she
    acts with her receipt. Raises ValidationError when it is too late, when a field was not asked, or when nobody there
    can read; CannotOpen when the key is not the part's.
    """
    current = locked_referral(referral)
    send(current, fields, shared, shared_key, how=how, actor=actor)
    settle_case(current.case, awaits_person=False)
    record_said(actor, "referral_agreed", current)


def send(
    referral: Referral,
    fields: Collection[str],
    shared: Compartment,
    shared_key: bytes,
    *,
    how: str,
    actor: Person | None,
) -> None:
    """Open what is agreed to the other point, and write the agreement."""
    refuse_if_closed(referral.case)
    standing = move(referral, Act.OVERRIDE if how == How.VITAL else Act.CONSENT, fields)
    if not readers_at(referral.destination).exists():
        raise ValidationError(gettext("Personne ne peut recevoir ce dossier dans ce lieu pour le moment."))
    open_sharing(referral, standing.agreed, shared, shared_key)
    count(referral.case.point, What.REFERRED, referral.changed_on)
    referral.answer_by = due_day(referral)
    referral.save(update_fields=["state", "changed_on", "compartment", "notes", "answer_by"])
    Consent.objects.create(referral=referral, fields=sorted(standing.agreed), how=how, written_by=actor)
    expect_answer(referral)


@transaction.atomic
def decline_referral(*, referral: Referral, actor: Person | None = None) -> None:
    """She does not want it: nothing ever left. Done twice, it is done once. Raises ValidationError once it was sent."""
    current = locked_referral(referral)
    if current.state == Referral.State.DECLINED:
        return
    move(current, Act.DECLINE)
    current.save(update_fields=["state", "changed_on"])
    settle_case(current.case, awaits_person=False, awaits_staff=True)
    record_said(actor, "referral_declined", current)


@transaction.atomic
def withdraw_consent(*, referral: Referral, actor: Person | None = None) -> None:
    """She takes her agreement back: copies and keys are deleted, the other point's next request finds nothing.

    Done twice, it is done once. Raises ValidationError when there is nothing to take back.
    """
    current = locked_referral(referral)
    if current.state == Referral.State.WITHDRAWN:
        return
    end_sharing(current, Act.WITHDRAW)
    settle_case(current.case, awaits_staff=True)
    record_said(actor, "referral_withdrawn", current)


def end_sharing(referral: Referral, act: Act) -> None:
    """Stop sharing at once, by an act that ends a referral."""
    parts = referral.compartment, referral.notes
    move(referral, act)
    stop_expecting(referral)
    referral.consents.live().update(withdrawn_on=timezone.localdate())
    referral.compartment = referral.notes = None
    referral.save(update_fields=["state", "changed_on", "compartment", "notes"])
    close_sharing(*parts)


@transaction.atomic
def override_consent(
    *, opened: OpenCase, destination: ReceptionPoint, fields: Collection[str], reason: str, actor: Person
) -> Referral:
    """Refer without her agreement, for a life in danger; she reads that it was done, and why.

    The caller checked the permission (``rules.may_override``). reason: in words. Raises ValidationError.
    """
    if not reason.strip():
        raise ValidationError(gettext("Dites pourquoi une vie est en danger : la personne le lira."))
    referral = locked_referral(propose(opened=opened, destination=destination, fields=fields))
    write_request(opened, referral, reason)
    send(referral, fields, opened.shared, opened.shared_key, how=How.VITAL, actor=actor)
    record(actor=actor, verb="referral_overridden", on=referral)
    return referral


def record_said(actor: Person | None, verb: str, referral: Referral) -> None:
    """Tell the journal what a listener wrote down.

    What the person does herself is dated of the day by her agreement: the journal would keep the hour she came.
    """
    if actor:
        record(actor=actor, verb=verb, on=referral)
