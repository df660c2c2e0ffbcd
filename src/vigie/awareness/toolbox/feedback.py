"""What whoever used a tool says of it: kept, read by the pilot, then shown or not."""

import hashlib
import json

from django.db import transaction

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.awareness.models import Feedback, Tool


def send_feedback(*, tool: Tool, feedback: Feedback) -> None:
    """Keep a feedback; the same words sent twice are kept once."""
    feedback.tool, feedback.mark = tool, mark_of(feedback)
    with transaction.atomic():
        Feedback.objects.bulk_create([feedback], ignore_conflicts=True)


def mark_of(feedback: Feedback) -> str:
    """Return a mark of what was said, the same for the same words."""
    said = [feedback.used_in, feedback.structure, feedback.people, feedback.worked, feedback.to_improve]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def show_feedback(*, feedback_id: int, actor: Person) -> None:
    """Let everyone read a feedback, once the pilot has."""
    settle(feedback_id, Feedback.State.SHOWN, "feedback_shown", actor)


def keep_feedback(*, feedback_id: int, actor: Person) -> None:
    """Keep a feedback for the team alone."""
    settle(feedback_id, Feedback.State.KEPT, "feedback_kept", actor)


def settle(feedback_id: int, state: str, verb: str, actor: Person) -> None:
    """Write what becomes of a feedback; its line in the journal is that of its tool."""
    with transaction.atomic():
        feedback = Feedback.objects.select_for_update(of=("self",)).select_related("tool").get(pk=feedback_id)
        if feedback.state == state:
            return
        feedback.state = state
        feedback.save(update_fields=["state"])
        record(actor=actor, verb=verb, on=feedback.tool)
