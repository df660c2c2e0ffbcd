"""The demonstration's network: an open call under examination, ambassadors, sentinels. None of these people exists."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from vigie.accounts.models import Membership, Organisation, Person, Role
from vigie.cockpit.demonstration_candidacies import invent_call
from vigie.network.mandates.giving import begin_mandate
from vigie.network.mandates.naming import confirm_nomination, prepare
from vigie.network.mandates.nominating import nominate
from vigie.network.members.charter import publish_charter, sign_charter, starting_text
from vigie.network.models import Activity, Call, Card, CharterVersion, Function, Mandate, Nomination
from vigie.territory.models import Commune, PriorityNeighbourhood
from vigie.training.models import Enrolment, Module, ModuleVersion, Session, Skill
from vigie.training.people import who_of

A_YEAR: Final = 365
MISSION: Final = (
    "Afficher et expliquer les lieux d'accueil dans les locaux de la structure.\n"
    "Animer un échange par trimestre avec les équipes.\n"
    "Relayer les actions du plan, et faire remonter les questions."
)


@dataclass(frozen=True)
class Invented:
    """Someone to invent. began, lasts: days from today, then days. places: how many communes, from which one."""

    name: str
    mailbox: str
    sex: str
    began: int
    lasts: int
    first_place: int
    places: int


AMBASSADORS: Final = (
    Invented("Sandrine Fictive", "ambassadrice", "women", -200, 3 * A_YEAR, 0, 3),
    Invented("Mehdi Fictif", "ambassadeur", "men", -340, A_YEAR + 20, 3, 2),
    Invented("Louise Fictive", "ambassadrice-2", "women", -60, 2 * A_YEAR, 6, 1),
    Invented("Jean Fictif", "ambassadeur-ancien", "men", -3 * A_YEAR, 2 * A_YEAR, 1, 1),
)
# Of whom the demonstration's campaigns of tests already speak.
SENTINELS: Final = "sentinelle-"


def prepare_network() -> None:
    """Invent a charter, members and a call. Running it again adds nothing."""
    membership = Membership.objects.filter(role=Role.PILOT, person__is_fictitious=True).order_by("person").first()
    if membership is None or Call.objects.filter(is_fictitious=True).exists():
        return
    with transaction.atomic():
        charter = publish_charter(text=starting_text(), seen=0, by=membership.person)
        for row in AMBASSADORS:
            invent_ambassador(row, membership, charter)
        give_mandates_to_sentinels(membership, charter)
        invent_nomination(membership.person)
        invent_call(membership)


def invent_ambassador(row: Invented, pilot: Membership, charter: CharterVersion) -> None:
    """Add someone whom a structure of the plan names, with what they did."""
    person = Person.objects.create_user(
        f"{row.mailbox}@demonstration.example", name=row.name, is_active=True, is_fictitious=True
    )
    structures = list(Organisation.objects.whole().exclude(pk=pilot.organisation_id).order_by("pk")[:12])
    organisation = structures[row.first_place] if row.first_place < len(structures) else pilot.organisation
    nomination = nominate(nomination=nomination_of(person, organisation, row.sex), by=None)
    mandate = confirm_nomination(nomination_id=nomination.pk, by=pilot.person)
    sign_charter(person=person, text_hash=charter.text_hash)
    begin(mandate, pilot.person, row.began, row.lasts)
    place(mandate, row.first_place, row.places)
    Card.objects.create(
        person=person,
        introduction="Passez me voir à l'accueil, le mardi.",
        shows_introduction=True,
        shows_organisation=True,
        shows_places=True,
        shows_email=row.sex == "women",
    )
    for days, kind, number in ((-50, "talk", 12), (-30, "event", 1), (-12, "relay", 2)):
        invent_activity(mandate, days, kind, number)


def nomination_of(person: Person, organisation: Organisation, sex: str) -> Nomination:
    """Return a nomination, not sent yet."""
    return Nomination(
        organisation=organisation,
        name=person.name,
        email=person.email or "",
        job_title="Chargée ou chargé d'accueil",
        sex=sex,
        mission=MISSION,
        hours_a_month=6,
        agreed_by="Dominique Fictif",
        agreed_as="à la direction de la structure",
        agreed_on=timezone.localdate(),
    )


def begin(mandate: Mandate, by: Person, began: int, lasts: int) -> None:
    """Give a mandate its days."""
    first = timezone.localdate() + timedelta(days=began)
    begin_mandate(mandate_id=mandate.pk, starts_on=first, ends_on=first + timedelta(days=lasts), by=by)
    Mandate.objects.filter(pk=mandate.pk).update(named_on=first - timedelta(days=20))


def place(mandate: Mandate, first: int, number: int) -> None:
    """Say that someone acts in some communes, and in the neighbourhoods of the first of them."""
    communes = list(Commune.objects.order_by("-population", "pk")[first : first + number])
    mandate.communes.set(communes)
    quarters = PriorityNeighbourhood.objects.in_force(timezone.localdate()).filter(communes__in=communes[:1])
    mandate.neighbourhoods.set(quarters.order_by("name", "pk")[:2])


def invent_activity(mandate: Mandate, days: int, kind: str, number: int) -> None:
    """Note something done so many days ago, when the mandate already was in force."""
    day = timezone.localdate() + timedelta(days=days)
    if Mandate.objects.in_force(day).filter(pk=mandate.pk).exists():
        Activity.objects.create(mandate=mandate, kind=kind, done_on=day, number=number)


def give_mandates_to_sentinels(pilot: Membership, charter: CharterVersion) -> None:
    """Train the sentinels of the campaigns of tests, and give each a mandate that takes over their role."""
    held = Membership.objects.filter(role=Role.SENTINEL, person__is_fictitious=True, ends_on=None)
    rows = list(held.filter(person__email__startswith=SENTINELS).select_related("person", "organisation"))
    train(rows)
    for number, row in enumerate(rows):
        mandate = prepare(
            person=row.person,
            organisation=row.organisation,
            function=Function.SENTINEL,
            sex=("women", "men", "not_stated")[number % 3],
            by=pilot.person,
        )
        sign_charter(person=row.person, text_hash=charter.text_hash)
        begin(mandate, pilot.person, -120, 2 * A_YEAR)
        place(mandate, number * 2, 2)
        invent_activity(mandate, -20, "facts", 3 + number)


def train(rows: list[Membership]) -> None:
    """Have people attend a session that teaches what a sentinel needs (S73)."""
    if not rows:
        return
    module = Module.objects.create(
        slug="sentinelles-fictif", name="Devenir sentinelle (module fictif)", is_fictitious=True
    )
    starts_at = timezone.make_aware(datetime.combine(timezone.localdate() - timedelta(days=150), time(9)))
    version = ModuleVersion.objects.create(
        module=module,
        number=1,
        summary="Deux journées pour écouter, recueillir des faits et tester, sans exposer personne.",
        objectives="- mener un entretien\n- faire un test de discrimination loyal\n- accueillir une personne victime",
        minutes=780,
        audiences=["sentinels"],
        skills=[Skill.INTERVIEW, Skill.TESTING, Skill.RECEPTION],
        published_on=starts_at.date() - timedelta(days=30),
    )
    session = Session.objects.create(
        version=version,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=780),
        place="Maison de quartier fictive",
        places=12,
        is_fictitious=True,
    )
    for rank, row in enumerate(rows, start=1):
        Enrolment.objects.create(
            session=session,
            rank=rank,
            who=who_of(email=row.person.email or ""),
            person=row.person,
            name=row.person.name,
            email=row.person.email or "",
            organisation=row.organisation,
            seated_at=starts_at - timedelta(days=10),
            presence="present",
            is_fictitious=True,
        )


def invent_nomination(pilot: Person) -> None:
    """Let the demonstration's contributor name someone, for the pilot to confirm."""
    contributor = (
        Membership.objects.filter(role=Role.CONTRIBUTOR, person__is_fictitious=True).order_by("person").first()
    )
    if contributor is None or contributor.person_id == pilot.pk:
        return
    named = Person(name="Inès Fictive", email="designee@demonstration.example")
    nominate(nomination=nomination_of(named, contributor.organisation, "women"), by=contributor.person)
