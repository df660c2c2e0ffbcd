"""What became of a decision: done, dropped, put off to another date (S181)."""

from django.db import transaction

from vigie.accounts.access import Reason
from vigie.accounts.actor import Actor
from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.access import seats_of
from vigie.plan.meetings.decision_forms import FollowUpForm
from vigie.plan.models import Decision
from vigie.plan.rules import may_follow_decision


def reason_not_to_follow(actor: Actor, decision: Decision) -> Reason:
    """Say why this actor may not say what became of this decision; None when they may. One query."""
    return may_follow_decision(
        actor,
        seats_of(decision.meeting.body),
        carrier_id=decision.carrier_id,
        carrier_person_id=decision.carrier_person_id,
    )


def follow_decision(*, form: FollowUpForm, actor: Person) -> Decision:
    """Write what a valid form says of a decision, with its line in the journal of the meeting's decisions."""
    with transaction.atomic():
        decision: Decision = form.save(commit=False)
        decision.set_due(form.cleaned_data["due"])
        changes = form.changes()
        if changes:
            decision.save(update_fields=["state", "done_on", "due", "due_day", "outcome"])
            record(actor=actor, verb="decision_followed_up", on=decision, changes=changes)
    return decision
