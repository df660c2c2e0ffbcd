"""Someone is named: from a candidacy, by their structure, or a member for another function. The mandate then prepares.

Naming opens an account that reads nothing but one's own mandate: rights come with the mandate, once it begins.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from vigie.accounts.belonging import give_role
from vigie.accounts.inviting import invite
from vigie.accounts.journal import record
from vigie.accounts.models import Organisation, Person, Role
from vigie.accounts.people import add_person
from vigie.network.examining.listing import sent_of
from vigie.network.examining.reading import locked
from vigie.network.mandates.giving import refuse_erased
from vigie.network.models import Candidacy, Function, Mandate, Nomination
from vigie.network.refusals import NotNow
from vigie.territory.models import Commune, PriorityNeighbourhood


def appoint(
    *,
    candidacy_id: int,
    organisation: Organisation,
    communes: Iterable[Commune],
    neighbourhoods: Iterable[PriorityNeighbourhood],
    by: Person,
) -> Mandate:
    """Name whoever sent a candidacy that was accepted and answered. Done twice, they are named once. Raises NotNow."""
    with transaction.atomic():
        candidacy = locked(candidacy_id)
        if known := candidacy.mandates.first():
            return known
        sent = sent_of(candidacy)
        if candidacy.decision != Candidacy.Decision.ACCEPTED or not candidacy.answered_on or sent is None:
            raise NotNow(
                gettext("Retenez d'abord cette candidature et envoyez la réponse : la nomination vient ensuite.")
            )
        person = person_at(sent.email, sent.name, by)
        mandate = prepare(
            person=person, organisation=organisation, function=candidacy.function, sex=candidacy.sex, by=by
        )
        mandate.candidacy = candidacy
        mandate.save(update_fields=["candidacy"])
        mandate.communes.set(communes)
        mandate.neighbourhoods.set(neighbourhoods)
    return mandate


def confirm_nomination(*, nomination_id: int, by: Person) -> Mandate:
    """Confirm whom a structure names: their mandate of ambassador prepares. Raises NotNow once it was answered."""
    with transaction.atomic():
        nomination = (
            Nomination.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=nomination_id)
        )
        if known := nomination.mandates.first():
            return known
        if nomination.state != Nomination.State.WAITING:
            raise NotNow(gettext("Cette désignation a déjà reçu une réponse."))
        person = person_at(nomination.email, nomination.name, by)
        mandate = prepare(
            person=person,
            organisation=nomination.organisation,
            function=Function.AMBASSADOR,
            sex=nomination.sex,
            by=by,
            job_title=nomination.job_title,
        )
        mandate.nomination = nomination
        mandate.save(update_fields=["nomination"])
        nomination.state = Nomination.State.CONFIRMED
        nomination.save(update_fields=["state"])
        record(actor=by, verb="network_nomination_confirmed", on=nomination)
    return mandate


def prepare_sentinel(*, mandate_id: int, by: Person) -> Mandate:
    """Prepare a member to be a sentinel too, with the places they already act in. Done twice, it is one."""
    with transaction.atomic():
        held = (
            Mandate.objects.select_for_update(of=("self",)).select_related("person", "organisation").get(pk=mandate_id)
        )
        known = Mandate.objects.filter(person=held.person, function=Function.SENTINEL, ended_on=None)
        if found := known.filter(starts_on=None).first():
            return found
        mandate = prepare(
            person=held.person, organisation=held.organisation, function=Function.SENTINEL, sex=held.sex, by=by
        )
        mandate.communes.set(held.communes.all())
        mandate.neighbourhoods.set(held.neighbourhoods.all())
    return mandate


def say_places(*, mandate: Mandate, places: Mapping[str, Iterable[Any]], by: Person) -> None:
    """Say where a member acts. places: by the name of the field; one that is absent stays as it is."""
    with transaction.atomic():
        for name in ("communes", "neighbourhoods"):
            if name in places:
                getattr(mandate, name).set(places[name])
        record(actor=by, verb="network_places_said", on=mandate)


def person_at(email: str, name: str, by: Person) -> Person:
    """Return who has an address, or add them without an account."""
    known = Person.objects.filter(email=email.lower()).first()
    return known or add_person(name=name, email=email.lower(), actor=by)


def prepare(
    *, person: Person, organisation: Organisation, function: str, sex: str, by: Person | None, job_title: str = ""
) -> Mandate:
    """Name someone for a function, and let them open their own pages; call it in the act's transaction.

    Named again while the first is prepared, it is the same mandate. Raises NotNow for oneself, for someone erased, and
    for someone whom another structure has named.
    """
    refuse_erased(Person.objects.select_for_update().get(pk=person.pk))
    if by is not None and person.pk == by.pk:
        raise NotNow(gettext("Personne ne se nomme soi-même : demandez-le à quelqu'un d'autre de l'équipe."))
    if known := Mandate.objects.preparing().filter(person=person, function=function).first():
        if known.organisation_id != organisation.pk:
            raise NotNow(gettext("Un mandat de cette personne se prépare déjà au titre d'une autre structure."))
        return known
    mandate = Mandate.objects.create(person=person, organisation=organisation, function=function, sex=sex)
    record(actor=by, verb="network_member_named", on=mandate)
    open_pages(person, organisation, by, job_title)
    return mandate


def open_pages(person: Person, organisation: Organisation, by: Person | None, job_title: str) -> None:
    """Let someone reach their own pages of the network: by an invitation, unless they already sign in."""
    role = Role.NETWORK_MEMBER
    if not person.is_active:
        invite(person=person, organisation=organisation, role=role, actor=by)
    elif not person.memberships.current().filter(organisation=organisation, role=role).exists():
        give_role(person=person, organisation=organisation, role=role, actor=by, job_title=job_title)
