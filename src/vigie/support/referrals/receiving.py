"""How a view of the receiving point reaches a referral: with its keys in hand, or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse

from vigie.accounts.access import allowed
from vigie.accounts.models import Person
from vigie.accounts.vault_access import VaultRequest, vault_open
from vigie.support.cases.access import done_again
from vigie.support.models import Compartment, Envelope, Listening, Referral
from vigie.support.referrals.machine import SHARING
from vigie.support.rules import may_listen
from vigie.support.sealing import key_of


@dataclass(frozen=True)
class OpenReferral:
    """A referral that someone of the receiving point may read. part: the copies; notes: the point's own."""

    referral: Referral
    part: Compartment
    key: bytes
    notes: Compartment
    notes_key: bytes


def received_by(person: Person) -> QuerySet[Referral]:
    """Return the referrals that someone may read today: they listen there, hold a key, and the agreement lives."""
    listens = Listening.objects.current().able_to_read().filter(person=person).values("point")
    held = Envelope.objects.filter(person=person).values("compartment")
    rows = Referral.objects.filter(destination__in=listens, compartment__in=held, state__in=SHARING)
    return rows.filter(consents__withdrawn_on=None, consents__isnull=False).distinct()


def of_a_referral(view: Callable[..., Any]) -> Callable[..., Any]:
    """Let a view run with the open referral that its address names, in place of the address's ``referral_id``.

    Whoever may not read it, any more or at all, meets the same page as for a referral that does not exist.
    """

    @allowed(may_listen, hidden=True)
    @vault_open
    @wraps(view)
    def guarded(request: VaultRequest, referral_id: int, **parts: Any) -> HttpResponse:
        return done_again(lambda: view(request, open_referral(request, referral_id), **parts))

    return guarded


def open_referral(request: VaultRequest, referral_id: int) -> OpenReferral:
    """Return a referral with its keys. Raises Http404, or NoAccess when it was withdrawn this very instant."""
    rows = received_by(request.user).select_related("destination", "case__point", "compartment", "notes")
    referral = rows.filter(pk=referral_id).first()
    if referral is None or referral.compartment is None or referral.notes is None:
        raise Http404
    key = key_of(referral.compartment, request.vault, request.user)
    notes_key = key_of(referral.notes, request.vault, request.user)
    return OpenReferral(referral, referral.compartment, key, referral.notes, notes_key)
