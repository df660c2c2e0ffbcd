"""Pages of requests for data: who was asked what, reminders, answers, refusals (S69)."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.core.docx_output import to_docx
from vigie.core.exports import file_response
from vigie.core.pdf import to_pdf
from vigie.observatory.form_pages import confirm_page, form_page
from vigie.observatory.keeping import add, change, remove, saved
from vigie.observatory.models import DataRequest
from vigie.observatory.rules import may_read_working_pages, may_run_observatory
from vigie.observatory.sources import requesting
from vigie.observatory.sources.forms import AnswerForm, DataRequestForm, RefusalForm, ReminderForm, SentForm
from vigie.observatory.sources.letters import letter_of, reminder_text, request_subject, request_text
from vigie.observatory.sources.states import State, state_in_words, state_of
from vigie.observatory.working_pages import working_page

PAGE = "observatory:requests"
WRITERS = {"docx": to_docx, "pdf": to_pdf}
# How badges show each state.
SHADES = {
    State.DUE: "late",
    State.TO_SEND: "to_start",
    State.WAITING: "ongoing",
    State.PARTIAL: "warning",
    State.ANSWERED: "done",
    State.REFUSED: "abandoned",
}


@allowed(may_read_working_pages)
def requests(request: Request) -> HttpResponse:
    """List the requests with where each stands, those to remind first."""
    day = timezone.localdate()
    rows = []
    for one in DataRequest.objects.prefetch_related("reminders"):
        asked = requesting.asked_of(one)
        state = state_of(asked, day)
        rows.append((one, SHADES[state], state_in_words(asked, day), list(State).index(state)))
    rows.sort(key=lambda row: row[3])
    is_pilot = may_run_observatory(request.actor) is None
    return working_page(request, "observatory/sources/requests.html", PAGE, rows=rows, is_pilot=is_pilot)


def request_or_404(request_id: int) -> DataRequest:
    """Return a request with its holder and its reminders."""
    rows = DataRequest.objects.select_related("holder").prefetch_related("reminders")
    return get_object_or_404(rows, pk=request_id)


@allowed(may_run_observatory)
def data_request(request: Request, request_id: int) -> HttpResponse:
    """Show a request whole, with the text to send today."""
    found, day = request_or_404(request_id), timezone.localdate()
    asked = requesting.asked_of(found)
    state = state_of(asked, day)
    context = {
        "asked": found,
        "shade": SHADES[state],
        "state_words": state_in_words(asked, day),
        "text": reminder_text(found, day) if found.asked_on else request_text(found),
        "subject": request_subject(found),
        "indicators": found.indicators.all(),
        "sources": found.sources.all(),
    }
    return working_page(request, "observatory/sources/request.html", PAGE, title=found.label, **context)


@allowed(may_run_observatory)
def add_request(request: Request) -> HttpResponse:
    """Write a request, to be sent."""
    form = DataRequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        row = saved(form, add, verb="data_request_added", actor=request.user)
        if row:
            messages.success(request, gettext("La demande est prête : envoyez-la, puis notez la date."))
            return redirect("observatory:request", row.pk)
    return form_page(request, form, PAGE, gettext("Préparer une demande de données"), reverse(PAGE))


@allowed(may_run_observatory)
def change_request(request: Request, request_id: int) -> HttpResponse:
    """Change what is asked."""
    with transaction.atomic():
        found = get_object_or_404(DataRequest.objects.select_for_update(), pk=request_id)
        label, done = found.label, reverse("observatory:request", args=[request_id])
        form = DataRequestForm(request.POST or None, instance=found)
        is_sent = request.method == "POST" and form.is_valid()
        if is_sent and saved(form, change, verb="data_request_changed", actor=request.user):
            messages.success(request, gettext("C'est enregistré."))
            return redirect(done)
    more = {
        "trail": ((label, done),),
        "delete_url": reverse("observatory:remove_request", args=[request_id]),
        "delete_label": gettext("Supprimer…"),
    }
    return form_page(request, form, PAGE, gettext("Modifier une demande"), done, **more)


@allowed(may_run_observatory)
def remove_request(request: Request, request_id: int) -> HttpResponse:
    """Ask, then remove a request."""
    found = request_or_404(request_id)
    if request.method == "POST":
        remove(row=found, verb="data_request_removed", actor=request.user)
        messages.success(request, gettext("La demande est supprimée."))
        return redirect(PAGE)
    return confirm_page(
        request,
        PAGE,
        gettext("Supprimer cette demande ?"),
        subject=found.label,
        consequence=gettext("Ses relances et sa réponse disparaîtront ; le journal garde la trace de la demande."),
        submit_label=gettext("Supprimer"),
        done=reverse("observatory:request", args=[found.pk]),
    )


# --- What happens to a request ---------------------------------------------------------------------------------------
def act_page(
    request: Request, found: DataRequest, form: forms.Form, title: str, act: Callable[..., object], **more: Any
) -> HttpResponse:
    """Do what a valid form says, or draw it; a refusal of the act is said in the form."""
    done = reverse("observatory:request", args=[found.pk])
    if request.method == "POST" and form.is_valid():
        try:
            act(request=found, actor=request.user, **arguments_of(form))
        except ValueError as refusal:
            form.add_error("day", str(refusal))
        else:
            messages.success(request, gettext("C'est noté."))
            return redirect(done)
    return form_page(request, form, PAGE, title, done, trail=((found.label, done),), **more)


def arguments_of(form: forms.Form) -> dict[str, Any]:
    """Return what an act takes from its form: the day under the name of the act's."""
    names = {SentForm: "asked_on", ReminderForm: "reminded_on", AnswerForm: "answered_on", RefusalForm: "refused_on"}
    said = dict(form.cleaned_data)
    return {names[type(form)]: said.pop("day"), **said}


@allowed(may_run_observatory)
def send(request: Request, request_id: int) -> HttpResponse:
    """Note the day a request left."""
    found, form = request_or_404(request_id), SentForm(request.POST or None)
    return act_page(request, found, form, gettext("Noter l'envoi de la demande"), requesting.send_request)


@allowed(may_run_observatory)
def remind(request: Request, request_id: int) -> HttpResponse:
    """Note a reminder, or have it sent."""
    found = request_or_404(request_id)
    form = ReminderForm(request.POST or None, email=requesting.email_of(found))

    def act(**given: Any) -> object:
        return requesting.remind(**{"by_email": False, **given})

    return act_page(request, found, form, gettext("Relancer cette demande"), act)


@allowed(may_run_observatory)
def answer(request: Request, request_id: int) -> HttpResponse:
    """Note what was answered."""
    found, form = request_or_404(request_id), AnswerForm(request.POST or None)
    return act_page(request, found, form, gettext("Noter la réponse"), requesting.answer)


@allowed(may_run_observatory)
def refuse(request: Request, request_id: int) -> HttpResponse:
    """Note a refusal and its reason."""
    found, form = request_or_404(request_id), RefusalForm(request.POST or None)
    return act_page(request, found, form, gettext("Noter un refus"), requesting.refuse)


@require_POST
@allowed(may_run_observatory)
def reopen(request: Request, request_id: int) -> HttpResponse:
    """Let a request wait again."""
    found = request_or_404(request_id)
    requesting.reopen(request=found, actor=request.user)
    messages.success(request, gettext("La demande attend de nouveau une réponse."))
    return redirect("observatory:request", found.pk)


@allowed(may_run_observatory)
def letter(request: Request, request_id: int, file_format: str) -> HttpResponse:
    """Give the letter to send today as a file."""
    if file_format not in WRITERS:
        raise Http404(gettext("Ce format n'existe pas : choisissez DOCX ou PDF."))
    document = letter_of(request_or_404(request_id), timezone.localdate())
    return file_response(WRITERS[file_format](document), document.title, file_format)
