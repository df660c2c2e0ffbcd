"""How a view of the staff reaches a case: with its key in hand, or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.http import Http404, HttpResponse

from vigie.accounts.access import allowed
from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.accounts.vault_access import VaultRequest, vault_open
from vigie.core.vault.errors import CannotOpen
from vigie.support.models import Case, Compartment, Envelope, Listening
from vigie.support.rules import may_listen
from vigie.support.sealing import NoAccess, StaleKey, key_of, readers_at
from vigie.support.sealing.new_cases import opened_to_point

Kind = Compartment.Kind


@dataclass(frozen=True)
class OpenCase:
    """A case that someone of the staff may read: its parts and their keys.

    shared: what the person also reads. internal: what the reception keeps to itself.
    """

    case: Case
    shared: Compartment
    shared_key: bytes
    internal: Compartment
    internal_key: bytes


# A page, a redirection, or a file given as it is opened.
CaseView = Callable[..., Any]


def of_a_case(view: CaseView) -> CaseView:
    """Let a view run with the open case that its address names, in place of the address's ``case_id``.

    Who does not listen at its point, or holds no key of it, meets the same page as for a case that does not exist.
    When the key was renewed by someone else at the same instant, the case is opened again and the act done once more.
    """

    @allowed(may_listen, hidden=True)
    @vault_open
    @wraps(view)
    def guarded(request: VaultRequest, case_id: UUID, **parts: Any) -> HttpResponse:
        return done_again(lambda: view(request, open_case(request, case_id), **parts))

    return guarded


def done_again(act: Callable[[], HttpResponse]) -> HttpResponse:
    """Do an act, once more when a key was renewed under it: what the former key wrote or read no longer opens.

    Raises Http404 when what it was about went meanwhile.
    """
    try:
        try:
            return act()
        except (StaleKey, CannotOpen):
            return act()
    except (ObjectDoesNotExist, NoAccess) as gone:
        raise Http404 from gone


def open_case(request: VaultRequest, case_id: UUID) -> OpenCase:
    """Return a case with its keys. Raises Http404."""
    parts = parts_for(request.user, case_id)
    if len(parts) != len({Kind.SHARED, Kind.INTERNAL}):
        raise Http404
    shared, internal = parts[Kind.SHARED], parts[Kind.INTERNAL]
    shared_key = key_of(shared, request.vault, request.user)
    try:
        return OpenCase(shared.case, shared, shared_key, internal, key_of(internal, request.vault, request.user))
    except NoAccess:
        return OpenCase(shared.case, shared, shared_key, *begun_again(internal, request.user))


@transaction.atomic
def begun_again(lost: Compartment, person: Person) -> tuple[Compartment, bytes]:
    """Begin the internal part anew once nobody can open the former: its words went with the secrets of a vault.

    person: the listener who made another vault, to whom the person gave back the part they share. Raises NoAccess while
    a colleague or the escrow may still give back the former one.
    """
    held = Compartment.objects.select_for_update().get(pk=lost.pk)
    if held.envelopes.exclude(person=person).exists():
        raise NoAccess
    held.delete()
    record(actor=person, verb="case_notes_lost", on=lost.case)
    return opened_to_point(lost.case, lost.kind, readers_at(lost.case.point))


def parts_for(person: Person, case_id: UUID) -> dict[str, Compartment]:
    """Return the two parts of a case, by kind, that someone who listens at its point today holds a key of."""
    listens = Listening.objects.current().able_to_read().filter(person=person).values("point")
    rows = Compartment.objects.filter(
        case=case_id,
        case__point__in=listens,
        kind__in=[Kind.SHARED, Kind.INTERNAL],
        pk__in=Envelope.objects.filter(person=person).values("compartment"),
    ).select_related("case__point", "case__taken_by")
    found = {row.kind: row for row in rows}
    for row in found.values():
        # One case in memory, so that an act on it shows everywhere.
        row.case = found[next(iter(found))].case
    return found
