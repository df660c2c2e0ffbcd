"""Pages in which meetings are planned, changed, cancelled and deleted."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from vigie.accounts.access import Request, allowed, check
from vigie.plan.access import current_plan, seats_of
from vigie.plan.governance_pages import governance_page
from vigie.plan.meetings.access import locked, meeting_to_run, reason_not_to_write
from vigie.plan.meetings.planning import (
    cancel_meeting,
    change_meeting,
    delete_meeting,
    plan_meeting,
    reason_not_to_delete,
)
from vigie.plan.meetings.planning_form import MeetingForm
from vigie.plan.models import Body, Meeting
from vigie.plan.rules import may_read_bodies, may_run_body


@allowed(may_read_bodies)
def add(request: Request, body_id: int) -> HttpResponse:
    """Add a meeting, to come or past, to a body."""
    body = get_object_or_404(Body, pk=body_id)
    check(may_run_body(request.actor, seats_of(body)))
    plan = current_plan()
    if plan is None:
        raise Http404(gettext("Il n'y a pas encore de plan ici : une réunion porte sur un plan."))
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        meeting = plan_meeting(form=form, body=body, plan=plan, actor=request.user)
        messages.success(request, gettext("La réunion est ajoutée. Préparez maintenant son ordre du jour."))
        return redirect("plan:meeting", meeting.pk)
    title = gettext("Ajouter une réunion : %(body)s") % {"body": body.name}
    cancel_url = reverse("plan:meetings")
    return governance_page(
        request, "plan/meetings/edit.html", "plan:meetings", title=title, form=form, cancel_url=cancel_url
    )


@allowed(may_read_bodies)
def change(request: Request, meeting_id: int) -> HttpResponse:
    """Change when, where and about what a meeting is; whoever was invited is told."""
    check_open(meeting_to_run(request, meeting_id))
    with transaction.atomic():
        meeting = locked(meeting_to_run(request, meeting_id))
        form = MeetingForm(request.POST or None, instance=meeting)
        if request.method == "POST" and form.is_valid():
            told = change_meeting(form=form, actor=request.user)
            messages.success(request, change_sentence(told))
            return redirect("plan:meeting", meeting.pk)
    return meeting_form_page(request, Meeting.objects.get(pk=meeting.pk), form)


def check_open(meeting: Meeting) -> None:
    """Refuse, with a sentence, to change a meeting that is closed or cancelled."""
    check(reason_not_to_write(meeting))


def change_sentence(told: int) -> str:
    """Say that a meeting is changed, and how many people are told."""
    if not told:
        return gettext("La réunion est modifiée.")
    return ngettext(
        "La réunion est modifiée ; %(number)s message part vers les personnes déjà invitées.",
        "La réunion est modifiée ; %(number)s messages partent vers les personnes déjà invitées.",
        told,
    ) % {"number": told}


def meeting_form_page(request: Request, meeting: Meeting, form: MeetingForm) -> HttpResponse:
    """Draw the form of a meeting that exists."""
    address = reverse("plan:meeting", args=[meeting.pk])
    return governance_page(
        request,
        "plan/meetings/edit.html",
        "plan:meetings",
        title=gettext("Modifier la réunion"),
        trail=((str(meeting), address),),
        form=form,
        meeting=meeting,
        cancel_url=address,
        intro=gettext("Les personnes déjà invitées seront prévenues du changement.") if meeting.invited_at else "",
    )


@allowed(may_read_bodies)
def cancel(request: Request, meeting_id: int) -> HttpResponse:
    """Ask, then cancel a meeting; whoever was invited is told."""
    meeting = meeting_to_run(request, meeting_id)
    if request.method == "POST":
        try:
            told = cancel_meeting(meeting=meeting, actor=request.user)
        except ValueError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, cancel_sentence(told))
        return redirect("plan:meeting", meeting.pk)
    check_open(meeting)
    text = gettext("Elle restera dans la liste, marquée comme annulée.")
    if meeting.invited_at:
        text = gettext("Les personnes invitées recevront un message, et la réunion sortira de leur agenda. ") + text
    return question(request, meeting, gettext("Annuler cette réunion ?"), text, gettext("Annuler la réunion"))


def cancel_sentence(told: int) -> str:
    """Say that a meeting is cancelled, and how many people are told."""
    if not told:
        return gettext("La réunion est annulée.")
    return ngettext(
        "La réunion est annulée ; %(number)s message part vers les personnes invitées.",
        "La réunion est annulée ; %(number)s messages partent vers les personnes invitées.",
        told,
    ) % {"number": told}


@allowed(may_read_bodies)
def delete(request: Request, meeting_id: int) -> HttpResponse:
    """Ask, then delete a meeting of which nothing came."""
    meeting = meeting_to_run(request, meeting_id)
    if request.method == "POST":
        try:
            delete_meeting(meeting=meeting, actor=request.user)
        except ValueError as error:
            messages.error(request, str(error))
            return redirect("plan:meeting", meeting.pk)
        messages.success(request, gettext("La réunion est supprimée."))
        return redirect("plan:meetings")
    check(reason_not_to_delete(meeting))
    text = gettext("Son ordre du jour disparaîtra avec elle.")
    return question(request, meeting, gettext("Supprimer cette réunion ?"), text, gettext("Supprimer la réunion"))


def question(request: Request, meeting: Meeting, title: str, text: str, label: str) -> HttpResponse:
    """Draw a page that asks before an act that cannot be undone."""
    address = reverse("plan:meeting", args=[meeting.pk])
    return governance_page(
        request,
        "plan/meetings/question.html",
        "plan:meetings",
        title=title,
        trail=((str(meeting), address),),
        text=text,
        label=label,
        cancel_url=address,
    )
