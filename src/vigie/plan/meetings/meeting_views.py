"""Pages of meetings: the list, and each meeting, to its readers."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.plan.access import seats_of
from vigie.plan.governance_pages import governance_page
from vigie.plan.meetings.access import meeting_or_404
from vigie.plan.meetings.agenda_ties import points_with_ties
from vigie.plan.meetings.attendance import count_of, expected_at
from vigie.plan.meetings.inviting_words import when
from vigie.plan.meetings.planning import reason_not_to_delete
from vigie.plan.meetings.progress_between import progress_rows, progress_today
from vigie.plan.models import Body, BodyMember, Decision, Meeting
from vigie.plan.rules import may_read_bodies, may_read_minutes, may_read_plan, may_run_body, may_run_plan

PAGE_SIZE = 50


@require_safe
@allowed(may_read_bodies)
def meetings(request: Request) -> HttpResponse:
    """The meetings to come, those to close, and those held, by year; of one body when it is asked."""
    asked = request.GET.get("instance", "")
    chosen = int(asked) if asked.isdecimal() and len(asked) < 10 else None
    rows = Meeting.objects.select_related("body").annotate(decision_count=Count("decisions"))
    if chosen:
        rows = rows.filter(body=chosen)
    today = timezone.localdate()
    planned = rows.planned().order_by("first_day", "starts_at", "pk")
    return governance_page(
        request,
        "plan/meetings/meetings.html",
        "plan:meetings",
        bodies=Body.objects.all(),
        chosen=chosen,
        to_come=planned.filter(last_day__gte=today),
        to_close=planned.filter(last_day__lt=today),
        page=Paginator(rows.exclude(state=Meeting.State.PLANNED).order_by("-first_day", "-pk"), PAGE_SIZE).get_page(
            request.GET.get("page")
        ),
        run_bodies=bodies_run_by(request),
        may_run_plan=may_run_plan(request.actor) is None,
    )


def bodies_run_by(request: Request) -> list[Body]:
    """Return the bodies to which the actor may add a meeting."""
    bodies = Body.objects.active()
    if may_run_plan(request.actor) is None:
        return list(bodies)
    run = BodyMember.objects.sitting().filter(person=request.actor.person_id, is_runner=True)
    return list(bodies.filter(pk__in=run.values("body")))


@require_safe
@allowed(may_read_bodies)
def meeting(request: Request, meeting_id: int) -> HttpResponse:
    """One meeting: what is prepared or what was held; who came and what was said, for the members of the body."""
    row = meeting_or_404(meeting_id)
    seats = seats_of(row.body)
    reads = may_read_minutes(request.actor, seats) is None
    runs = may_run_body(request.actor, seats) is None
    context: dict[str, Any] = {
        "meeting": row,
        "when": when(row),
        "is_over": row.last_day < timezone.localdate(),
        "may_read_minutes": reads,
        "may_run": runs,
        "opens_actions": may_read_plan(request.actor) is None,
        "may_run_plan": may_run_plan(request.actor) is None,
        "decisions": decisions_of(row),
        "progress": progress_rows(row),
    }
    context |= inner_part(row) if reads else {"titles": list(row.agenda.values_list("title", flat=True))}
    if reads and row.state == Meeting.State.PLANNED:
        context["progress_today"] = progress_today(row)
    if runs:
        context["may_delete"] = reason_not_to_delete(row) is None
    title = str(row)
    return governance_page(request, "plan/meetings/meeting.html", "plan:meetings", title=title, **context)


def decisions_of(row: Meeting) -> Any:
    """Return what a meeting decided, as everybody who reads bodies may see it."""
    return Decision.objects.filter(meeting=row).select_related("carrier__parent", "action", "axis").order_by("number")


def inner_part(row: Meeting) -> dict[str, Any]:
    """Return what the members of the body alone read: notes, and who came."""
    lines = expected_at(row)
    return {
        "points": points_with_ties(row),
        "attendance": lines,
        "count": count_of(lines),
        "documents": row.documents.all(),
        "join_url": reverse("plan:add_meeting_document", args=[row.pk]),
    }
