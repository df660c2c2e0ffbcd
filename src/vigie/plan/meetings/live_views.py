"""Answers to what is typed live: pieces of the page with htmx, the whole page without."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.plan.meetings.access import meeting_to_run
from vigie.plan.meetings.agenda_views import point_to_run
from vigie.plan.meetings.holding import Written, write_minutes, write_notes
from vigie.plan.meetings.holding_views import holding_page
from vigie.plan.meetings.live_fields import LiveField, after_writing, minutes_field, notes_field
from vigie.plan.models import Meeting
from vigie.plan.rules import may_read_bodies

LONGEST = 100_000
Write = Callable[[str, str, bool], Written]


@require_POST
@allowed(may_read_bodies)
def notes(request: Request, item_id: int) -> HttpResponse:
    """Write what is said under a point."""
    item = point_to_run(request, item_id)

    def write(text: str, seen: str, keep_both: bool) -> Written:
        return write_notes(item=item, text=text, seen=seen, keep_both=keep_both, actor=request.user)

    return answer(request, item.meeting, notes_field(item), write)


@require_POST
@allowed(may_read_bodies)
def minutes(request: Request, meeting_id: int) -> HttpResponse:
    """Write the text of the whole minutes."""
    meeting = meeting_to_run(request, meeting_id)

    def write(text: str, seen: str, keep_both: bool) -> Written:
        return write_minutes(meeting=meeting, text=text, seen=seen, keep_both=keep_both, actor=request.user)

    return answer(request, meeting, minutes_field(meeting), write)


def answer(request: Request, meeting: Meeting, field: LiveField, write: Write) -> HttpResponse:
    """Write the text that was sent, and answer with its state, or with the page."""
    text = request.POST.get("text", "")[:LONGEST].replace("\x00", "")
    keep = request.POST.get("keep", "")
    seen = request.POST.get("known" if keep else "seen", "")
    try:
        written = write(text, seen, keep == "both")
    except ValueError as error:
        return refused(request, meeting, field, str(error))
    after = after_writing(field, written, text, request.POST.get("seen", ""))
    if request.htmx:
        return piece(request, after, whole=keep == "both")
    if written.is_held_back:
        return holding_page(request, meeting, held_back=after)
    return redirect(reverse("plan:hold_meeting", args=[meeting.pk]) + f"#{field.key}")


def piece(request: Request, field: LiveField, *, whole: bool) -> HttpResponse:
    """Answer htmx: the state of the text, or the whole form when the text itself is new to its writer."""
    if not whole:
        return render(request, "plan/meetings/_live_state.html", {"field": field})
    response = render(request, "plan/meetings/_live_text.html", {"field": field})
    response["HX-Retarget"], response["HX-Reswap"] = f"#saisie-{field.key}", "outerHTML"
    return response


def refused(request: Request, meeting: Meeting, field: LiveField, sentence: str) -> HttpResponse:
    """Say why nothing is written any more."""
    if not request.htmx:
        messages.error(request, sentence)
        return redirect("plan:meeting", meeting.pk)
    context = {"field": LiveField(field.key, field.address, field.label, "", field.seen, refusal=sentence)}
    return render(request, "plan/meetings/_live_state.html", context)
