"""The room as its tests find it: tools, loans, events, requests, each at a moment of its life."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from vigie.accounts.models import Organisation, Person
from vigie.awareness.events.registering import register
from vigie.awareness.loans.lending import ask_loan
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
from vigie.awareness.toolbox.tool_life import publish_tool
from vigie.awareness.wording.reading import QUESTIONS, YES
from vigie.observatory.models import Diagnosis

ANSWERS = dict.fromkeys([question.code for question in QUESTIONS], YES)


def make_tool(organisation: Organisation | None = None, **given: Any) -> Tool:
    """Return a draft."""
    values = {"kind": "game", "title": "Jeu d'essai", "summary": "Pour essayer.", "licence": "cc-by", **given}
    return Tool.objects.create(organisation=organisation, **values)


def make_public_tool(pilot: Person, organisation: Organisation | None = None, **given: Any) -> Tool:
    """Return a tool that everyone reads."""
    tool = make_tool(organisation, **given)
    publish_tool(tool_id=tool.pk, answers=ANSWERS, actor=pilot)
    tool.refresh_from_db()
    return tool


def make_event(
    organisation: Organisation | None = None, *, is_public: bool = True, days: int = 10, **given: Any
) -> Event:
    """Return an event that begins in some days."""
    starts_at = timezone.now() + timedelta(days=days)
    values = {
        "kind": "theatre_forum",
        "title": "Théâtre d'essai",
        "summary": "Pour essayer.",
        "place": "Salle d'essai",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
        "published_on": timezone.localdate() if is_public else None,
        **given,
    }
    return Event.objects.create(organisation=organisation, **values)


def person(number: int = 1, **given: Any) -> Registration:
    """Return someone who wants to come."""
    return Registration(**{"name": f"Personne {number}", "email": f"p{number}@exemple.fr", **given})


def make_loan(tool: Tool, *, days: int = 20, length: int = 5, email: str = "ecole@exemple.fr") -> Loan:
    """Return a loan that was asked for."""
    first = timezone.localdate() + timedelta(days=days)
    return ask_loan(
        tool=tool,
        loan=Loan(
            starts_on=first,
            ends_on=first + timedelta(days=length - 1),
            place="Hall",
            structure="École d'essai",
            contact="Alix Essai",
            email=email,
        ),
    )


def make_room(pilot: Person, organisation: Organisation) -> SimpleNamespace:
    """Return one of each thing. organisation: keeps the drafts, the exhibition and the intervention."""
    tool = make_public_tool(
        pilot, title="Jeu public", text="## Jouer\n\nOn joue.", audiences=["young_people"], minutes=90
    )
    exhibition = make_public_tool(
        pilot, organisation, kind="exhibition", title="Exposition d'essai", loan_terms="Venir la chercher."
    )
    today = timezone.localdate()
    week = make_event(kind="equality_week", title="Semaine d'essai")
    programme = Programme.objects.create(year=today.year, sector="housing", purpose="Voir", published_on=today)
    event = make_event(
        organisation, takes_registrations=True, places=1, part_of=week, programme=programme, step="first", text="Venez."
    )
    registration = register(event_id=event.pk, registration=person(1))
    register(event_id=event.pk, registration=person(2, needs="Boucle magnétique"))
    definition = Definition.objects.create(
        term="Discrimination", text="Un traitement moins favorable.", adopted_on=today, adopted_by="le comité"
    )
    intervention = Intervention.objects.create(
        title="Venir en classe", summary="Une séance.", organisation=organisation, published_on=today, text="On parle."
    )
    asked = InterventionRequest.objects.create(
        intervention=intervention,
        structure="Collège d'essai",
        contact="Sam Essai",
        email="college@exemple.fr",
        public="une classe",
        wished_for="en mars",
    )
    return SimpleNamespace(
        tool=tool,
        draft=make_tool(organisation, title="Brouillon d'essai", submitted_on=today),
        exhibition=exhibition,
        loan=make_loan(exhibition),
        event=event,
        week=week,
        event_draft=make_event(organisation, is_public=False, title="Événement en brouillon"),
        registration=registration,
        observation=Observation.objects.create(event=event, title="Constat d'essai", said_by="young_people"),
        programme=programme,
        definition=definition,
        definition_draft=Definition.objects.create(term="Égalité", text="À écrire."),
        adoption=Adoption.objects.create(definition=definition, organisation=organisation, adopted_on=today),
        intervention=intervention,
        asked=asked,
        feedback=Feedback.objects.create(tool=tool, worked="Tout le monde a joué.", people=12, mark="essai"),
        diagnosis=Diagnosis.objects.create(title="Diagnostic d'essai"),
    )
