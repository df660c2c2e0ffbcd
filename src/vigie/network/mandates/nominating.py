"""A structure names someone; the pilot confirms, or sends back with a reason; the structure may withdraw."""

from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core import outbox
from vigie.network.models import Nomination
from vigie.network.refusals import NotNow

State = Nomination.State


def nominate(*, nomination: Nomination, by: Person | None) -> Nomination:
    """Send a nomination to the pilot. Sent twice while it waits, it is one."""
    waiting = Nomination.objects.filter(
        organisation=nomination.organisation, email=nomination.email, state=State.WAITING
    )
    try:
        with transaction.atomic():
            if known := waiting.first():
                return known
            nomination.created_by = by
            nomination.save(force_insert=True)
            record(actor=by, verb="network_nomination_sent", on=nomination)
    except IntegrityError:
        # Sent at the same instant by another worker.
        return waiting.get()
    return nomination


def return_nomination(*, nomination_id: int, because: str, by: Person) -> None:
    """Send a nomination back to its structure, with the reason, by e-mail too. Raises NotNow once it was answered."""
    with transaction.atomic():
        nomination = _waiting(nomination_id)
        nomination.state, nomination.returned_because = State.RETURNED, because
        nomination.save(update_fields=["state", "returned_because"])
        record(actor=by, verb="network_nomination_returned", on=nomination)
        if nomination.created_by and nomination.created_by.email:
            outbox.send(
                to=nomination.created_by.email,
                subject=gettext("Votre désignation, à compléter"),
                body=render_to_string("network/email/nomination_returned.txt", {"nomination": nomination}),
                kind="network_nomination",
                about=outbox.key_of(nomination),
            )


def withdraw_nomination(*, nomination_id: int, by: Person) -> None:
    """Take back a nomination that waits. Raises NotNow once it was answered."""
    with transaction.atomic():
        nomination = _waiting(nomination_id)
        nomination.state = State.WITHDRAWN
        nomination.save(update_fields=["state"])
        record(actor=by, verb="network_nomination_withdrawn", on=nomination)


def _waiting(nomination_id: int) -> Nomination:
    nomination = (
        Nomination.objects.select_for_update(of=("self",))
        .select_related("organisation", "created_by")
        .get(pk=nomination_id)
    )
    if nomination.state != State.WAITING:
        raise NotNow(gettext("Cette désignation a déjà reçu une réponse."))
    return nomination
