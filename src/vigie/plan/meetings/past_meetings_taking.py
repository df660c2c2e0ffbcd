"""Takes over the meetings that a plan cites: proposed, shown, then written; done twice, it adds nothing."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext, override

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.bodies.keeping import create_body
from vigie.plan.bodies.naming import simple
from vigie.plan.bodies.taking_over import BodyProposal, body_of, proposals_of, start_of
from vigie.plan.meetings.past_meetings import EQUALITY, CitedEvent, CitedMeeting, cited_meetings
from vigie.plan.models import Body, Meeting, Plan


@dataclass(frozen=True)
class PastProposal:
    """A meeting that may be taken over. body_name: the body that met; is_new_body: it is not there yet.

    is_known: the meeting was taken over already.
    """

    cited: CitedMeeting
    body: BodyProposal
    is_known: bool

    @property
    def body_name(self) -> str:
        """Return the name of the body that met."""
        return self.body.existing.name if self.body.existing else self.body.named.name

    @property
    def is_new_body(self) -> bool:
        """Whether the body is to be created."""
        return self.body.existing is None


def past_proposals(plan: Plan) -> list[PastProposal]:
    """Return the meetings that a plan cites, those already there marked. Five queries."""
    events = [
        CitedEvent(event.dated, event.title, tuple(item.text for item in event.items.all()))
        for event in plan.history.prefetch_related("items")
    ]
    known = set(Meeting.objects.filter(plan=plan).exclude(source="").values_list("source", flat=True))
    # What is written in the database is in the language of the source, whoever clicks.
    with override("fr"):
        bodies = proposals_of(plan)
        own = next((body for body in bodies if body.named.is_own), None)
        equality = next((body for body in bodies if EQUALITY in simple(body.named.name)), own)
        found = cited_meetings(plan.diagnosis, events)
    pairs = [(cited, equality if cited.is_equality else own) for cited in found]
    return [PastProposal(cited, body, cited.source in known) for cited, body in pairs if body]


def take_past_meetings(*, plan: Plan, actor: Person | None, actor_label: str = "") -> int:
    """Write the meetings that a plan cites and that are not there yet, as held; return how many."""
    with transaction.atomic():
        # One taking over at a time: the second finds what the first wrote.
        Plan.objects.select_for_update().get(pk=plan.pk)
        new = [proposal for proposal in past_proposals(plan) if not proposal.is_known]
        if not new:
            return 0
        bodies: dict[str, Body] = {}
        for proposal in new:
            name = proposal.body_name
            bodies[name] = bodies.get(name) or body_for(proposal.body, actor, actor_label)
            write(proposal.cited, plan, bodies[name])
        with override("fr"):
            changes: dict[str, list[Any]] = {"reunions": ["", len(new)], "source": ["", gettext("texte du plan")]}
        record(actor=actor, verb="meetings_imported", on=plan, changes=changes, actor_label=actor_label)
    return len(new)


def body_for(proposal: BodyProposal, actor: Person | None, actor_label: str) -> Body:
    """Return the body that met, created as the plan names it when it is not there."""
    if proposal.existing:
        return proposal.existing
    kind = proposal.named.kind
    return create_body(
        body=body_of(proposal, kind), defaults=start_of(proposal.named, kind), actor=actor, actor_label=actor_label
    )


def write(cited: CitedMeeting, plan: Plan, body: Body) -> None:
    """Write a cited meeting, held, with its source."""
    meeting = Meeting(
        body=body,
        plan=plan,
        title=cited.title,
        state=Meeting.State.HELD,
        minutes=cited.minutes,
        source=cited.source,
    )
    meeting.set_date(cited.dated)
    meeting.save(force_insert=True)
