"""What a meeting decides is written, corrected, or taken back while it is not closed."""

from dataclasses import dataclass, fields

from django.db import transaction
from django.db.models import Max, ProtectedError
from django.utils.translation import gettext, override

from vigie.accounts.journal import record
from vigie.accounts.models import Organisation, Person
from vigie.plan.meetings.access import locked, refuse_unless_open
from vigie.plan.models import Action, AgendaItem, Axis, Decision, Meeting
from vigie.plan.search_index import refresh_search_text

WRITTEN = ["kind", "text", "carrier", "carrier_person", "due", "due_day", "action", "axis"]
WRITTEN += ["is_political_agreement", "agenda_item"]


@dataclass(frozen=True)
class Wording:
    """What is decided: see the fields of ``Decision``. due: a day, a month or a year, as people write it, or empty."""

    text: str
    kind: str = Decision.Kind.DECISION
    agenda_item: AgendaItem | None = None
    carrier: Organisation | None = None
    carrier_person: Person | None = None
    due: str = ""
    action: Action | None = None
    axis: Axis | None = None
    is_political_agreement: bool = False


def write_decision(
    *, meeting: Meeting, wording: Wording, actor: Person | None, decision: Decision | None = None
) -> Decision:
    """Write what a meeting decides, or correct one of its decisions; return it. The same words twice are one.

    A decision that is a political agreement lets its action start (S106). Raises ValueError, with a French sentence,
    when the meeting is closed, a date is none, or an agreement names no action.
    """
    if wording.is_political_agreement and wording.action is None:
        raise ValueError(gettext("Dites quelle action cet accord politique permet de lancer."))
    with transaction.atomic():
        now = locked(meeting)
        refuse_unless_open(now)
        twin = now.decisions.filter(text=wording.text, kind=wording.kind, agenda_item=wording.agenda_item).first()
        if decision is None and twin:
            return twin
        if decision and not now.decisions.filter(pk=decision.pk).exists():
            raise ValueError(gettext("Cette décision vient d'être retirée."))
        row = decision or Decision(meeting=now, number=next_number(now))
        take_agreement_back(row, actor)
        fill(row, wording)
        if row.pk:
            row.save(update_fields=WRITTEN)
        else:
            row.save(force_insert=True)
        verb = "decision_corrected" if decision else "decision_taken"
        record(actor=actor, verb=verb, on=row)
        give_agreement(row, now, actor)
    return row


def next_number(meeting: Meeting) -> int:
    """Return the number of the next decision of a meeting."""
    last: int | None = meeting.decisions.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def fill(decision: Decision, wording: Wording) -> None:
    """Write the words on the row. Raises ValueError when the date is none."""
    for part in fields(wording):
        if part.name != "due":
            setattr(decision, part.name, getattr(wording, part.name))
    decision.set_due(wording.due)


def give_agreement(decision: Decision, meeting: Meeting, actor: Person | None) -> None:
    """Write on the action that it may start, since that meeting."""
    if decision.is_political_agreement and decision.action_id:
        write_agreement(decision.action_id, decision, meeting, actor)


def write_agreement(action_id: int, decision: Decision, meeting: Meeting, actor: Person | None) -> None:
    """Write the date of the agreement, and the body that gave it."""
    action = Action.objects.select_for_update().get(pk=action_id)
    before = action.political_agreement_on
    action.political_agreement_on, action.political_agreement_by = meeting.first_day, meeting.body.name[:200]
    save_agreement(action, before, actor)


def take_agreement_back(decision: Decision, actor: Person | None) -> None:
    """Take back from the action the agreement that this decision had given, and no other."""
    if not (decision.pk and decision.is_political_agreement and decision.action_id):
        return
    action = Action.objects.select_for_update().get(pk=decision.action_id)
    meeting = decision.meeting
    before = action.political_agreement_on
    if (before, action.political_agreement_by) == (meeting.first_day, meeting.body.name[:200]):
        action.political_agreement_on, action.political_agreement_by = None, ""
        save_agreement(action, before, actor)


def save_agreement(action: Action, before: object, actor: Person | None) -> None:
    """Save what an action knows of its agreement, and tell its history."""
    action.save(update_fields=["political_agreement_on", "political_agreement_by", "updated_at"])
    refresh_search_text([action.pk])
    with override("fr"):
        label = str(Action._meta.get_field("political_agreement_on").verbose_name)
    changes = {label: [str(before or ""), str(action.political_agreement_on or "")]}
    record(actor=actor, verb="action_changed", on=action, changes=changes)


def remove_decision(*, decision: Decision, actor: Person) -> None:
    """Take back a decision written by mistake. Raises ValueError when the meeting is closed, or something cites it."""
    with transaction.atomic():
        now = locked(decision.meeting)
        refuse_unless_open(now)
        take_agreement_back(decision, actor)
        record(actor=actor, verb="decision_removed", on=decision)
        try:
            decision.delete()
        except ProtectedError as error:
            raise ValueError(gettext("Une version du plan ou une proposition cite cette décision.")) from error
