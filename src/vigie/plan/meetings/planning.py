"""Meetings are planned, changed, cancelled; only one of which nothing came is deleted."""

from django.db import transaction
from django.db.models import Model, Q
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.meetings.access import locked, refuse_unless_open
from vigie.plan.meetings.inviting import tell_change, tell_end
from vigie.plan.meetings.planning_form import MeetingForm
from vigie.plan.models import Attendance, Body, Meeting, Plan

# What people wrote down in their diary.
IN_DIARIES = {"dated", "starts_at", "ends_at", "title", "place", "online_address"}
WRITTEN = ["dated", "first_day", "last_day", "starts_at", "ends_at", "title", "place", "online_address", "updated_at"]


def plan_meeting(*, form: MeetingForm, body: Body, plan: Plan, actor: Person) -> Meeting:
    """Add the meeting of a valid form to a body. The same day and hour twice is one meeting."""
    with transaction.atomic():
        Body.objects.select_for_update().get(pk=body.pk)
        meeting = form.save(commit=False)
        same = Meeting.objects.filter(body=body, dated=meeting.dated, starts_at=meeting.starts_at, title=meeting.title)
        twin = same.exclude(state=Meeting.State.CANCELLED).first()
        if twin:
            return twin
        meeting.body, meeting.plan = body, plan
        meeting.save(force_insert=True)
        record(actor=actor, verb="meeting_planned", on=meeting)
    return meeting


def change_meeting(*, form: MeetingForm, actor: Person) -> int:
    """Change a meeting, and tell those who were invited; return how many messages leave.

    Raises ValueError, with a French sentence, when the meeting is closed or cancelled.
    """
    with transaction.atomic():
        refuse_unless_open(locked(form.instance))
        changes = form.changes()
        meeting = form.save(commit=False)
        meeting.save(update_fields=WRITTEN)
        if not changes:
            return 0
        record(actor=actor, verb="meeting_changed", on=meeting, changes=changes)
        return tell_change(meeting=meeting) if IN_DIARIES & set(form.changed_data) else 0


def cancel_meeting(*, meeting: Meeting, actor: Person) -> int:
    """Cancel a meeting, and tell those who were invited; return how many messages leave. Twice does nothing more.

    Raises ValueError, with a French sentence, when the meeting is closed.
    """
    with transaction.atomic():
        now = locked(meeting)
        if now.state == Meeting.State.CANCELLED:
            return 0
        refuse_unless_open(now)
        now.state = Meeting.State.CANCELLED
        now.save(update_fields=["state", "updated_at"])
        record(actor=actor, verb="meeting_cancelled", on=now)
        return tell_end(meeting=now)


def delete_meeting(*, meeting: Meeting, actor: Person) -> None:
    """Delete a meeting of which nothing came. Raises ValueError, with a French sentence, when something did."""
    with transaction.atomic():
        now = locked(meeting)
        if reason := reason_not_to_delete(now):
            raise ValueError(reason)
        record(actor=actor, verb="meeting_deleted", on=now)
        now.delete()


def reason_not_to_delete(meeting: Meeting) -> str | None:
    """Say why a meeting stays; None when nothing has been done with it."""
    if meeting.state == Meeting.State.HELD:
        return gettext("Cette réunion a été tenue : elle fait partie de l'histoire du plan.")
    if meeting.invited_at:
        return gettext("Les invitations sont parties : annulez la réunion, les personnes invitées seront prévenues.")
    if has_traces(meeting):
        return gettext("Des présences, des notes, des décisions ou des documents y sont attachés : annulez-la plutôt.")
    return None


def has_traces(meeting: Meeting) -> bool:
    """Whether something was written, noted or joined, or cites the meeting."""
    tied: list[type[Model]] = [
        relation.related_model
        for relation in meeting._meta.related_objects
        if relation.name not in {"agenda", "attendances"}
    ]
    return (
        bool(meeting.minutes)
        or meeting.agenda.filter(~Q(notes="")).exists()
        or meeting.attendances.exclude(state=Attendance.State.NOT_STATED).exists()
        or any(model._default_manager.filter(meeting=meeting).exists() for model in tied)
    )
