"""A network that lives: a call, candidacies at each of their moments, members, a charter, a structure that names."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from tests.factories import MembershipFactory, OrganisationFactory
from vigie.accounts.belonging import begin_membership
from vigie.accounts.models import Organisation, Person, Role
from vigie.network.calls.applying import apply
from vigie.network.calls.call_life import create_call, publish_call
from vigie.network.examining.deciding import answer, decide
from vigie.network.examining.reading import give_reading, name_reader
from vigie.network.mandates.naming import prepare
from vigie.network.members.charter import publish_charter, sign_charter, starting_text
from vigie.network.models import Activity, Call, Candidacy, CharterVersion, Mandate, Nomination
from vigie.network.models.calls import new_code
from vigie.network.sealing import Letter, Sent

WORDS = "Je veux que mon quartier sache à qui parler."


def make_call(*, published: bool = True, **fields: Any) -> Call:
    """Return a call that is open today."""
    today = timezone.localdate()
    told = {
        "title": "Appel d'essai",
        "text": "Venez **agir**.",
        "opens_on": today - timedelta(days=3),
        "closes_on": today + timedelta(days=20),
        "answer_by": today + timedelta(days=50),
        **fields,
    }
    call = create_call(call=Call(**told), by=None)
    if published:
        publish_call(call_id=call.pk, by=None)
        call.refresh_from_db()
    return call


def make_candidacy(call: Call, *, name: str = "Candide Essai", **fields: Any) -> Candidacy:
    """Return a candidacy to a call."""
    email = fields.pop("email", f"{name.split()[0].lower()}@exemple.fr")
    told = {"code": new_code(), "function": "sentinel", "sex": "women", "commune": None, **fields}
    return apply(call_id=call.pk, sent=Sent(name, email, motivation=WORDS), **told)


def read_twice(candidacy: Candidacy, by: Person, *marks: int) -> list[Person]:
    """Have a candidacy read by two people, who give these marks to every line; return them."""
    readers = [MembershipFactory(role=Role.READER).person for _ in (0, 1)]
    for reader, mark in zip(readers, marks or (3, 3), strict=True):
        reading = name_reader(candidacy_id=candidacy.pk, reader=reader, by=by)
        given = {line.pk: mark for line in candidacy.call.grid.all()}
        give_reading(reading_id=reading.pk, marks=given, opinion="favourable", comment="Des mots clairs.")
    return readers


def accept(candidacy: Candidacy, by: Person) -> None:
    """Have a candidacy read, accepted and answered."""
    read_twice(candidacy, by)
    decide(candidacy_id=candidacy.pk, decision="accepted", reason="Deux avis favorables.", by=by)
    answer(candidacy_id=candidacy.pk, letter=Letter("Votre candidature", "Bonjour,\n\nElle est retenue."), by=by)


def make_charter() -> CharterVersion:
    """Return the charter in force."""
    return publish_charter(text=starting_text(), seen=0, by=None)


def make_member(
    function: str = "ambassador",
    *,
    organisation: Organisation | None = None,
    name: str = "Alma Ambassadrice",
    starts_on: date | None = None,
    ends_on: date | None = None,
    sex: str = "women",
    by: Person | None = None,
) -> Mandate:
    """Return a mandate in force, with its rights, whatever training says."""
    today = timezone.localdate()
    organisation = organisation or OrganisationFactory()
    person = MembershipFactory(organisation=organisation, role=Role.READER, person__name=name).person
    person.memberships.all().delete()
    with transaction.atomic():
        mandate = prepare(person=person, organisation=organisation, function=function, sex=sex, by=by)
    person.memberships.all().delete()
    mandate.starts_on, mandate.ends_on = starts_on or today, ends_on or today + timedelta(days=365)
    mandate.membership = begin_membership(
        person=person,
        organisation=organisation,
        role=function,
        starts_on=mandate.starts_on,
        ends_on=mandate.ends_on,
    )
    mandate.save()
    return mandate


def make_preparing(function: str = "sentinel", *, name: str = "Prune Prépare", by: Person | None = None) -> Mandate:
    """Return a mandate that prepares, of someone who has an account."""
    organisation = OrganisationFactory()
    person = MembershipFactory(organisation=organisation, role=Role.READER, person__name=name).person
    person.memberships.all().delete()
    with transaction.atomic():
        return prepare(person=person, organisation=organisation, function=function, sex="women", by=by)


def make_nomination(organisation: Organisation, by: Person | None = None, **fields: Any) -> Nomination:
    """Return a nomination that waits."""
    told = {
        "name": "Nour Nommée",
        "email": "nour@exemple.fr",
        "job_title": "Chargée d'accueil",
        "mission": "Faire connaître le droit à l'accueil.",
        "hours_a_month": 6,
        "agreed_by": "Dom Direction",
        "agreed_as": "directrice",
        "agreed_on": timezone.localdate(),
        **fields,
    }
    return Nomination.objects.create(organisation=organisation, created_by=by, **told)


def sign(person: Person) -> None:
    """Sign the charter in force."""
    version = CharterVersion.objects.order_by("-number").first()
    assert version
    sign_charter(person=person, text_hash=version.text_hash)


def make_room(pilot: Person, reader: Person, contributor: Person, organisation: Organisation) -> SimpleNamespace:
    """Return one of each: calls, candidacies at each of their moments, mandates, nominations, a line of activity."""
    make_charter()
    call, draft = make_call(), make_call(published=False, title="Appel en préparation")
    to_read = make_candidacy(call, name="Lise Lue")
    read_twice(read := make_candidacy(call, name="Rose Relue"), pilot, 1, 4)
    accepted = make_candidacy(call, name="Aude Acceptée")
    accept(accepted, pilot)
    decided = make_candidacy(call, name="Dora Décidée")
    read_twice(decided, pilot)
    decide(candidacy_id=decided.pk, decision="waiting", reason="Une place viendra.", by=pilot)
    reading = name_reader(candidacy_id=to_read.pk, reader=reader, by=pilot)
    ambassador = make_member(organisation=organisation)
    ambassador.nomination = make_nomination(organisation, contributor, state="confirmed", email="alma@exemple.fr")
    ambassador.save()
    return SimpleNamespace(
        call=call,
        draft=draft,
        line=draft.grid.first(),
        to_read=to_read,
        read=read,
        accepted=accepted,
        decided=decided,
        reading=reading,
        ambassador=ambassador,
        sentinel=make_member("sentinel", name="Sam Sentinelle"),
        preparing=make_preparing(),
        nomination=make_nomination(organisation, contributor),
        activity=Activity.objects.create(mandate=ambassador, kind="event", done_on=timezone.localdate(), number=2),
    )
