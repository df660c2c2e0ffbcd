"""The demonstration's tools, events and requests: all of them made up, and said to be."""

from datetime import datetime, time, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from vigie.accounts.models import Membership, Organisation, Person, Role
from vigie.awareness.events.event_life import publish_event
from vigie.awareness.events.registering import register
from vigie.awareness.loans.lending import accept_loan, ask_loan
from vigie.awareness.models import (
    Adoption,
    Definition,
    Event,
    Feedback,
    Intervention,
    InterventionRequest,
    Loan,
    Observation,
    Programme,
    Registration,
    Tool,
)
from vigie.awareness.toolbox.references import take_missing
from vigie.awareness.toolbox.tool_life import publish_tool
from vigie.awareness.wording.reading import QUESTIONS, YES
from vigie.plan.models import Plan

ANSWERS: Final = dict.fromkeys([question.code for question in QUESTIONS], YES)
TERM: Final = "Discrimination (définition fictive, pour la démonstration)"
# Kind, title, summary, text, audiences, minutes.
TOOLS: Final[tuple[tuple[str, str, str, str, list[str], int | None], ...]] = (
    (
        "theatre_forum",
        "Trame fictive : « La visite »",
        "Une agence, deux appels, deux réponses : la salle rejoue la scène.",
        "## La scène\n\nDeux personnes appellent pour le même logement.\n\n## Le forum\n\n- Qu'est-ce qui est refusé, "
        "et à qui ?\n- Qui peut agir, et à quel moment ?\n\n## Après\n\nOn note ce que la salle propose.",
        ["professionals", "residents"],
        90,
    ),
    (
        "game",
        "Jeu fictif : « Même parcours, même chance ? »",
        "Des cartes et des cases pour voir où un parcours se bloque.",
        "## Matériel\n\nUn plateau, vingt cartes.\n\n## Règle\n\nChaque équipe avance, et dit ce qui l'arrête.",
        ["young_people", "schools"],
        60,
    ),
    (
        "exhibition",
        "Exposition fictive : « Visages du quartier »",
        "Douze panneaux de récits et de portraits inventés pour la démonstration.",
        "## Les panneaux\n\nDouze récits de femmes et d'hommes, écrits pour la démonstration.",
        ["residents", "schools"],
        None,
    ),
)


def prepare_awareness() -> None:
    """Invent tools, a programme, events and requests; running it again adds nothing."""
    membership = Membership.objects.filter(role=Role.PILOT, person__is_fictitious=True).order_by("pk").first()
    if membership is None or Definition.objects.filter(term=TERM).exists():
        return
    keeper = Membership.objects.filter(role=Role.CONTRIBUTOR, person__is_fictitious=True).order_by("pk").first()
    organisation = keeper.organisation if keeper else membership.organisation
    with transaction.atomic():
        take_missing(actor=None)
        invent_definition(organisation, membership.organisation)
        tools = [invent_tool(row, organisation, membership.person) for row in TOOLS]
        invent_loan(tools[-1], membership.person)
        invent_events(organisation, membership.person, tools)
        invent_intervention(organisation)


def invent_definition(*organisations: Organisation) -> None:
    """Adopt a definition that nobody adopted, and let two structures take it."""
    day = timezone.localdate() - timedelta(days=200)
    definition = Definition.objects.create(
        term=TERM,
        text="Traiter quelqu'un moins bien qu'une autre personne dans la même situation, à cause d'un critère que la "
        "loi protège, pour l'accès à un droit, à un bien ou à un service.",
        adopted_on=day,
        adopted_by="le comité de pilotage (exemple fictif)",
        is_fictitious=True,
    )
    for organisation in dict.fromkeys(organisations):
        Adoption.objects.create(definition=definition, organisation=organisation, adopted_on=day + timedelta(days=30))


def invent_tool(
    row: tuple[str, str, str, str, list[str], int | None], organisation: Organisation, pilot: Person
) -> Tool:
    """Publish a tool that nobody uses, with what an imaginary team says of it."""
    kind, title, summary, text, audiences, minutes = row
    tool = Tool.objects.create(
        kind=kind,
        title=title,
        summary=summary,
        text=text,
        audiences=audiences,
        minutes=minutes,
        licence="cc-by-sa",
        credit="Exemple fictif",
        loan_terms="À venir chercher en voiture, à rendre propre (exemple fictif)." if kind == "exhibition" else "",
        organisation=organisation,
        is_fictitious=True,
    )
    publish_tool(tool_id=tool.pk, answers=ANSWERS, actor=pilot)
    Feedback.objects.create(
        tool=tool,
        used_in="au printemps",
        structure="Équipe fictive",
        people=14,
        worked="Chacune et chacun a pu parler (retour fictif).",
        state=Feedback.State.SHOWN if kind != "game" else Feedback.State.TO_READ,
        mark="demonstration",
    )
    tool.refresh_from_db()
    return tool


def invent_loan(exhibition: Tool, pilot: Person) -> None:
    """Lend the exhibition for a week, and let another request wait."""
    first = timezone.localdate() + timedelta(days=12)
    lent, waiting = (
        Loan(
            starts_on=first + timedelta(days=days),
            ends_on=first + timedelta(days=days + 6),
            place="Hall (lieu fictif)",
            structure=structure,
            contact="Personne fictive",
            email=f"{mailbox}@demonstration.example",
        )
        for days, structure, mailbox in ((0, "Médiathèque fictive", "mediatheque"), (20, "Lycée fictif", "lycee"))
    )
    accept_loan(loan_id=ask_loan(tool=exhibition, loan=lent).pk, answer="Avec plaisir.", actor=pilot)
    ask_loan(tool=exhibition, loan=waiting)


def invent_events(organisation: Organisation, pilot: Person, tools: list[Tool]) -> None:
    """Plan a year: a programme, a week of equality and its days, an event of before with what it let notice."""
    year = timezone.localdate().year
    programme, _ = Programme.objects.get_or_create(
        year=year,
        defaults={
            "sector": "housing",
            "purpose": "Que chacune et chacun soit reçu pareil quand il ou elle cherche un logement (exemple fictif).",
            "first_time": "Montrer, par le théâtre-forum, comment un refus se dit sans se dire.",
            "second_time": "Relire ses annonces, ses critères et ses accueils avec les équipes.",
            "published_on": timezone.localdate(),
            "is_fictitious": True,
        },
    )
    week = invent_event("equality_week", "Semaine de l'égalité (fictive)", 30, length=5, sector="everyone")
    theatre = invent_event(
        "theatre_forum",
        "Théâtre-forum « La visite » (fictif)",
        31,
        part_of=week,
        programme=programme,
        step="first",
        sector="housing",
        takes_registrations=True,
        places=3,
        organisation=organisation,
        access="De plain-pied, boucle magnétique (exemple fictif).",
    )
    theatre.tools.set(tools[:1])
    cafe = invent_event("parents_cafe", "Café des parents (fictif)", 33, part_of=week, sector="education")
    past = invent_event(
        "theatre_forum",
        "Théâtre-forum avec des jeunes (fictif)",
        -40,
        women=18,
        men=14,
        not_stated=3,
        sector="education",
    )
    for event in (week, theatre, cafe, past):
        publish_event(event_id=event.pk, answers=ANSWERS, actor=pilot)
    for name in ("Ada Fictive", "Noé Fictif", "Inès Fictive", "Malo Fictif"):
        mailbox = name.split()[0].lower().replace("é", "e").replace("è", "e")
        register(event_id=theatre.pk, registration=Registration(name=name, email=f"{mailbox}@demonstration.example"))
    Observation.objects.create(
        event=past,
        title="Des stages refusés au téléphone (constat fictif)",
        text="Plusieurs jeunes disent avoir été écartés dès l'adresse donnée (exemple fictif).",
        said_by="young_people",
    )


def invent_event(kind: str, title: str, days: int, *, length: int = 0, **given: Any) -> Event:
    """Add an event in so many days, at two in the afternoon. length: how many days it lasts beyond the first."""
    day = timezone.localdate() + timedelta(days=days)
    starts_at = timezone.make_aware(datetime.combine(day, time(14)))
    plan = Plan.objects.order_by("pk").first()
    return Event.objects.create(
        kind=kind,
        title=title,
        summary="Un rendez-vous inventé pour la démonstration.",
        place="Maison de quartier (lieu fictif)",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(days=length, hours=2),
        contact=str(plan.territory_name) if plan else "",
        is_highlight=kind == "equality_week",
        is_fictitious=True,
        **given,
    )


def invent_intervention(organisation: Organisation) -> None:
    """Offer an intervention, and let a school that does not exist ask for it."""
    intervention = Intervention.objects.create(
        title="Intervention fictive : parler d'égalité en classe",
        summary="Deux heures avec une classe, à partir de situations du quotidien.",
        text="- Se présenter sans se juger\n- Trois situations\n- Ce que dit la loi",
        audiences=["schools", "young_people"],
        minutes=120,
        people="une classe",
        organisation=organisation,
        published_on=timezone.localdate(),
        is_fictitious=True,
    )
    InterventionRequest.objects.create(
        intervention=intervention,
        structure="Collège fictif",
        contact="Personne fictive",
        email="college@demonstration.example",
        public="deux classes de 4e",
        expected=52,
        wished_for="au printemps",
    )
