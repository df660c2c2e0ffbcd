"""Answers to the attendance list: one line with htmx, the whole page without."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.plan.meetings.access import meeting_to_run
from vigie.plan.meetings.attendance import (
    Expected,
    add_unexpected,
    count_of,
    expected_at,
    note_attendance,
    remove_unexpected,
)
from vigie.plan.meetings.holding_forms import UnexpectedForm
from vigie.plan.meetings.holding_views import holding_page
from vigie.plan.models import Meeting
from vigie.plan.rules import may_read_bodies


@require_POST
@allowed(may_read_bodies)
def note(request: Request, meeting_id: int) -> HttpResponse:
    """Write whether someone of the list came."""
    meeting = meeting_to_run(request, meeting_id)
    said = {name: request.POST.get(name, "").replace("\x00", "") for name in ("key", "state", "represented_by")}
    try:
        line = note_attendance(meeting=meeting, actor=request.user, **said)
    except ValueError as error:
        return refused(request, meeting, str(error))
    if request.htmx:
        return line_alone(request, meeting, line)
    return redirect(reverse("plan:hold_meeting", args=[meeting.pk]) + f"#presence-{line.key}")


def refused(request: Request, meeting: Meeting, sentence: str) -> HttpResponse:
    """Say why nothing was written, on the meeting's page."""
    messages.error(request, sentence)
    address = reverse("plan:meeting", args=[meeting.pk])
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)


def line_alone(request: Request, meeting: Meeting, line: Expected) -> HttpResponse:
    """Answer htmx: the line, and the count beside it."""
    context = {"meeting": meeting, "line": line, "count": count_of(expected_at(meeting)), "is_piece": True}
    return render(request, "plan/meetings/_attendance_line.html", context)


@require_POST
@allowed(may_read_bodies)
def add(request: Request, meeting_id: int) -> HttpResponse:
    """Write down someone who came unexpectedly."""
    meeting = meeting_to_run(request, meeting_id)
    form = UnexpectedForm(request.POST)
    if not form.is_valid():
        return holding_page(request, meeting, unexpected=form)
    try:
        row = add_unexpected(meeting=meeting, actor=request.user, **form.cleaned_data)
    except ValueError as error:
        return refused(request, meeting, str(error))
    messages.success(request, gettext("%(name)s est sur la liste.") % {"name": row.label})
    return redirect(reverse("plan:hold_meeting", args=[meeting.pk]) + f"#presence-a{row.pk}")


@require_POST
@allowed(may_read_bodies)
def remove(request: Request, meeting_id: int) -> HttpResponse:
    """Take someone added by mistake off the list."""
    meeting = meeting_to_run(request, meeting_id)
    try:
        remove_unexpected(meeting=meeting, key=request.POST.get("key", ""), actor=request.user)
    except ValueError as error:
        return refused(request, meeting, str(error))
    return redirect(reverse("plan:hold_meeting", args=[meeting.pk]) + "#presences")
