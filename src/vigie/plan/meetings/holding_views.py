"""The page from which a meeting is held, on a phone or at a desk: closed, reopened, decided."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed, check
from vigie.plan.access import seats_of
from vigie.plan.governance_pages import governance_page
from vigie.plan.meetings.access import meeting_or_404, meeting_to_run, reason_not_to_write
from vigie.plan.meetings.agenda_ties import points_with_ties
from vigie.plan.meetings.attendance import count_of, expected_at
from vigie.plan.meetings.deciding import remove_decision, write_decision
from vigie.plan.meetings.holding import answer_in_meeting, close_meeting, reopen_meeting
from vigie.plan.meetings.holding_forms import DecisionForm, UnexpectedForm
from vigie.plan.meetings.live_fields import LiveField, minutes_field, notes_field
from vigie.plan.meetings.progress_between import progress_today
from vigie.plan.models import Alert, Decision, Meeting, Proposal
from vigie.plan.revision.examining import examine
from vigie.plan.rules import may_read_bodies, may_read_plan, may_run_body, may_run_plan


@require_safe
@allowed(may_read_bodies)
def hold(request: Request, meeting_id: int) -> HttpResponse:
    """Note who came, what is said, what is decided."""
    return holding_page(request, meeting_to_run(request, meeting_id))


def holding_page(
    request: Request, meeting: Meeting, *, held_back: LiveField | None = None, unexpected: UnexpectedForm | None = None
) -> HttpResponse:
    """Draw the page. held_back: a text that could not be written, with what is recorded instead."""
    check(reason_not_to_write(meeting))
    points = points_with_ties(meeting)
    lines = expected_at(meeting)
    fields = {field.key: field for field in [*map(notes_field, points), minutes_field(meeting)]}
    if held_back:
        fields[held_back.key] = held_back
    return governance_page(
        request,
        "plan/meetings/hold.html",
        "plan:meetings",
        title=gettext("Tenir la réunion"),
        trail=((str(meeting), reverse("plan:meeting", args=[meeting.pk])),),
        meeting=meeting,
        points=[(point, fields[f"point-{point.pk}"]) for point in points],
        progress_today=progress_today(meeting),
        minutes=fields["compte-rendu"],
        lines=lines,
        count=count_of(lines),
        unexpected=unexpected or UnexpectedForm(),
        decisions=Decision.objects.filter(meeting=meeting, agenda_item=None).select_related("carrier__parent"),
        opens_actions=may_read_plan(request.actor) is None,
        is_to_come=meeting.first_day > timezone.localdate(),
    )


def back_to(meeting_id: int, anchor: str) -> HttpResponse:
    """Go back to a place of the page of the meeting under way."""
    return redirect(reverse("plan:hold_meeting", args=[meeting_id]) + f"#{anchor}")


@allowed(may_read_bodies)
def add_decision(request: Request, meeting_id: int) -> HttpResponse:
    """Write what is decided, under a point when the address names one."""
    meeting = meeting_to_run(request, meeting_id)
    check(reason_not_to_write(meeting))
    initial = {"agenda_item": request.GET.get("point")}
    form = DecisionForm(request.POST or None, meeting=meeting, initial=initial)
    return decision_form_page(request, meeting, form, None)


@allowed(may_read_bodies)
def correct_decision(request: Request, decision_id: int) -> HttpResponse:
    """Correct what was decided, while the meeting is not closed."""
    decision = decision_to_run(request, decision_id)
    check(reason_not_to_write(decision.meeting))
    form = DecisionForm(request.POST or None, instance=decision, meeting=decision.meeting)
    return decision_form_page(request, decision.meeting, form, decision)


def decision_to_run(request: Request, decision_id: int) -> Decision:
    """Return a decision to whoever runs the body that took it."""
    rows = Decision.objects.select_related("meeting__body", "meeting__plan")
    decision = get_object_or_404(rows, pk=decision_id)
    check(may_run_body(request.actor, seats_of(decision.meeting.body)))
    return decision


def decision_form_page(
    request: Request, meeting: Meeting, form: DecisionForm, decision: Decision | None
) -> HttpResponse:
    """Write the decision of a valid form, or draw the form."""
    if request.method == "POST" and form.is_valid():
        try:
            row = write_decision(meeting=meeting, wording=form.wording(), actor=request.user, decision=decision)
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, gettext("La décision n° %(number)s est enregistrée.") % {"number": row.number})
            return back_to(meeting.pk, f"point-{row.agenda_item_id}" if row.agenda_item_id else "decisions")
    return governance_page(
        request,
        "plan/meetings/decision_edit.html",
        "plan:meetings",
        title=gettext("Corriger une décision") if decision else gettext("Noter une décision"),
        trail=((str(meeting), reverse("plan:meeting", args=[meeting.pk])), holding_link(meeting)),
        form=form,
        decision=decision,
        cancel_url=reverse("plan:hold_meeting", args=[meeting.pk]),
    )


def holding_link(meeting: Meeting) -> tuple[str, str]:
    """Return the link to the page of a meeting under way, for the trail."""
    return gettext("Tenir la réunion"), reverse("plan:hold_meeting", args=[meeting.pk])


@require_POST
@allowed(may_read_bodies)
def take_back_decision(request: Request, decision_id: int) -> HttpResponse:
    """Take back a decision written by mistake."""
    decision = decision_to_run(request, decision_id)
    act(request, gettext("La décision est retirée."), remove_decision, decision=decision)
    return redirect("plan:hold_meeting", decision.meeting_id)


def act(request: Request, done: str, write: Any, **arguments: Any) -> None:
    """Do an act in the name of who is signed in; say that it is done, or why it cannot be."""
    try:
        write(actor=request.user, **arguments)
    except ValueError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)


def typed(request: Request, name: str) -> str:
    """Return what was typed, without the character that PostgreSQL cannot keep."""
    return request.POST.get(name, "").replace("\x00", "")


@require_POST
@allowed(may_read_bodies)
def answer(request: Request, meeting_id: int, alert_id: int) -> HttpResponse:
    """Write what the meeting answers to an alert of its agenda."""
    meeting = meeting_to_run(request, meeting_id)
    alert = get_object_or_404(Alert.objects.filter(agenda_items__meeting=meeting).distinct(), pk=alert_id)
    words = typed(request, "answer")
    act(request, gettext("La réponse est enregistrée."), answer_in_meeting, meeting=meeting, alert=alert, answer=words)
    return back_to(meeting.pk, f"alerte-{alert.pk}")


@require_POST
@allowed(may_read_bodies)
def examine_proposal(request: Request, meeting_id: int, proposal_id: int) -> HttpResponse:
    """Retain or decline a proposal of the agenda (S182)."""
    meeting = meeting_to_run(request, meeting_id)
    check(reason_not_to_write(meeting))
    proposal = get_object_or_404(Proposal.objects.filter(agenda_items__meeting=meeting).distinct(), pk=proposal_id)
    said = {"state": request.POST.get("state", ""), "answer": typed(request, "answer")}
    act(request, gettext("C'est enregistré."), examine, proposal=proposal, meeting=meeting, **said)
    return back_to(meeting.pk, f"proposition-{proposal.pk}")


@require_POST
@allowed(may_read_bodies)
def close(request: Request, meeting_id: int) -> HttpResponse:
    """Close the meeting: nothing more is written, and how the plan stands is kept."""
    meeting = meeting_to_run(request, meeting_id)
    act(request, gettext("La réunion est close."), close_meeting, meeting=meeting)
    return redirect("plan:meeting", meeting.pk)


@require_POST
@allowed(may_read_bodies)
def reopen(request: Request, meeting_id: int) -> HttpResponse:
    """Open a closed meeting again: the pilot alone."""
    check(may_run_plan(request.actor))
    meeting = meeting_or_404(meeting_id)
    if not reopen_meeting(meeting=meeting, actor=request.user):
        raise Http404(gettext("Cette réunion n'est pas close."))
    messages.success(request, gettext("La réunion est rouverte : vous pouvez la corriger, puis la clore à nouveau."))
    return redirect("plan:hold_meeting", meeting.pk)
