"""A meeting is held: notes and minutes are typed live, alerts answered, then it is closed, and maybe reopened."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.bodies.alerts import answer_alert
from vigie.plan.meetings.access import locked, refuse_unless_open
from vigie.plan.meetings.holding_journal import record_sitting
from vigie.plan.meetings.live import both, mark_of, tidy, would_lose
from vigie.plan.models import Action, AgendaItem, Alert, Meeting

# The plan as it stands today says nothing of a meeting held longer ago.
PROGRESS_HOLDS_FOR_DAYS = 15


@dataclass(frozen=True)
class Written:
    """What came of a text typed live.

    text: what is now recorded. lost: whether it was held back, because it would have erased the words of someone else.
    """

    text: str
    is_held_back: bool = False

    @property
    def mark(self) -> str:
        """The mark of what is recorded."""
        return mark_of(self.text)


def write_notes(*, item: AgendaItem, text: str, seen: str, actor: Person, keep_both: bool = False) -> Written:
    """Write what is said under a point. See ``written`` for what happens when two people type at once.

    Raises ValueError, with a French sentence, when the meeting is closed or cancelled.
    """
    with transaction.atomic():
        meeting = locked(item.meeting)
        refuse_unless_open(meeting)
        current = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
        result = written(current.notes, text, seen, keep_both)
        if not result.is_held_back and result.text != current.notes:
            current.notes = result.text
            current.save(update_fields=["notes"])
            record_sitting(actor=actor, verb="meeting_noted", meeting=meeting)
    return result


def write_minutes(*, meeting: Meeting, text: str, seen: str, actor: Person, keep_both: bool = False) -> Written:
    """Write the text of the whole minutes, as `write_notes` does under a point."""
    with transaction.atomic():
        current = locked(meeting)
        refuse_unless_open(current)
        result = written(current.minutes, text, seen, keep_both)
        if not result.is_held_back and result.text != current.minutes:
            current.minutes = result.text
            current.save(update_fields=["minutes", "updated_at"])
            record_sitting(actor=actor, verb="meeting_noted", meeting=current)
    return result


def written(recorded: str, text: str, seen: str, keep_both: bool) -> Written:
    """Return what is to be recorded, or what is recorded when the text is held back.

    keep_both: put the text after what somebody else wrote.
    """
    if keep_both:
        return Written(both(recorded, text))
    if would_lose(recorded=recorded, written=text, seen=seen):
        return Written(recorded, is_held_back=True)
    return Written(tidy(text))


def close_meeting(*, meeting: Meeting, actor: Person) -> bool:
    """Close a meeting, and freeze how the plan stands; return False when it was closed already.

    Raises ValueError, with a French sentence, when it is to come, or cancelled.
    """
    with transaction.atomic():
        now = locked(meeting)
        if now.state == Meeting.State.HELD:
            return False
        refuse_unless_open(now)
        today = timezone.localdate()
        if now.first_day > today:
            raise ValueError(gettext("Cette réunion n'a pas encore eu lieu : elle se clôt à partir de son jour."))
        if now.closed_at is None:
            now.progress = progress_of(now) if (today - now.last_day).days <= PROGRESS_HOLDS_FOR_DAYS else {}
            now.closed_at = timezone.now()
        now.state = Meeting.State.HELD
        now.save(update_fields=["state", "progress", "closed_at", "updated_at"])
        record(actor=actor, verb="meeting_closed", on=now)
    return True


def progress_of(meeting: Meeting) -> dict[str, int]:
    """Return how many actions of the plan have each status today (S180)."""
    found = Action.objects.filter(plan=meeting.plan).order_by().values_list("status").annotate(Count("id"))
    return dict(found)


def reopen_meeting(*, meeting: Meeting, actor: Person) -> bool:
    """Open a closed meeting again, to correct it; how the plan stood that day stays. False when it was not closed."""
    with transaction.atomic():
        now = locked(meeting)
        if now.state != Meeting.State.HELD:
            return False
        now.state = Meeting.State.PLANNED
        now.save(update_fields=["state", "updated_at"])
        record(actor=actor, verb="meeting_reopened", on=now)
    return True


def answer_in_meeting(*, meeting: Meeting, alert: Alert, answer: str, actor: Person) -> None:
    """Write what a meeting answers to an alert; the same words twice change nothing.

    Raises ValueError, with a French sentence, when the answer is empty, was given elsewhere, or the meeting is closed.
    """
    answer = tidy(answer)
    with transaction.atomic():
        now = locked(meeting)
        refuse_unless_open(now)
        current = Alert.objects.select_for_update(of=("self",)).get(pk=alert.pk)
        if not answer:
            raise ValueError(gettext("Écrivez la réponse : le groupe qui a lancé l'alerte la lira."))
        if current.answered_on and current.meeting_id != now.pk:
            raise ValueError(gettext("Cette alerte a déjà reçu une réponse ailleurs."))
        answer_alert(alert=current, answer=answer, actor=actor)
        Alert.objects.filter(pk=current.pk).update(meeting=now)
