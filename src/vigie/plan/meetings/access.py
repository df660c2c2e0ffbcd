"""Finds a meeting for whoever asks, and says what they may do there."""

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext

from vigie.accounts.access import Request, check
from vigie.plan.access import seats_of
from vigie.plan.models import Meeting
from vigie.plan.rules import may_run_body


def meeting_or_404(meeting_id: int, rows: QuerySet[Meeting] | None = None) -> Meeting:
    """Return a meeting with its body and its plan. Raises Http404 when there is none."""
    found = (Meeting.objects.all() if rows is None else rows).select_related("body", "plan").filter(pk=meeting_id)
    meeting = found.first()
    if meeting is None:
        raise Http404(gettext("Cette réunion n'existe pas, ou plus."))
    return meeting


def meeting_to_run(request: Request, meeting_id: int) -> Meeting:
    """Return a meeting to whoever prepares and holds those of its body; a sentence says why to the others."""
    meeting = meeting_or_404(meeting_id)
    check(may_run_body(request.actor, seats_of(meeting.body)))
    return meeting


def locked(meeting: Meeting) -> Meeting:
    """Return the meeting as it is now, locked until the end of the transaction."""
    return Meeting.objects.select_for_update(of=("self",)).select_related("body", "plan").get(pk=meeting.pk)


def reason_not_to_write(meeting: Meeting) -> str | None:
    """Say why nothing more is written about a meeting; None while it is still planned."""
    if meeting.state == Meeting.State.HELD:
        return gettext("Cette réunion est close : la personne qui pilote le plan peut la rouvrir.")
    if meeting.state == Meeting.State.CANCELLED:
        return gettext("Cette réunion est annulée : ajoutez-en une autre.")
    return None


def refuse_unless_open(meeting: Meeting) -> None:
    """Raise ValueError, with a French sentence, when the meeting is closed or cancelled."""
    if reason := reason_not_to_write(meeting):
        raise ValueError(reason)
