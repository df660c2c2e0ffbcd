"""The page of an application, criterion by criterion, and what its structure does there."""

from collections import defaultdict
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.rules import signed_in
from vigie.label.applying.answering import say, write_answer
from vigie.label.applying.forms import AnswerForm, MessageForm
from vigie.label.applying.opening import (
    application_or_404,
    assessment_of,
    own_application_or_404,
    submit,
    title_of,
    why_not_hand_in,
)
from vigie.label.assessing.naming import places_of, why_not_name
from vigie.label.facts import state_of_application
from vigie.label.models import Answer, Application, Assessment, Criterion, Evidence, Message, Reading, Theme
from vigie.label.pages import Trail, confirm_page, page
from vigie.label.refusing import NotNow
from vigie.label.rules import may_enter_label, may_run_label, may_work_for
from vigie.label.state_words import in_words
from vigie.label.states import OPEN, State
from vigie.label.steps import why_not_write


def side_of(request: Request, application: Application) -> str:
    """Return on which side of the discussion someone speaks."""
    if may_work_for(request.actor, application.organisation_id) is None:
        return Message.Side.STRUCTURE
    return Message.Side.PILOT if may_run_label(request.actor) is None else Message.Side.ASSESSOR


def trail_to(request: Request, application: Application, *, inside: bool = True) -> Trail:
    """Return the links back. inside: from a page under the application."""
    if assessment_of(request, application) and may_enter_of(request, application):
        trail: Trail = [(gettext("Mes évaluations"), reverse("label:own_assessments"))]
    else:
        address = reverse("label:structure", args=[application.organisation_id])
        trail = [(str(application.organisation), address)]
    if inside:
        trail.append((gettext("Candidature"), reverse("label:application", args=[application.code])))
    return trail


def may_enter_of(request: Request, application: Application) -> bool:
    """Whether someone is there as assessor only."""
    return side_of(request, application) == Message.Side.ASSESSOR


def criteria_by_theme(application: Application, assessment: Assessment | None) -> list[tuple[str, list[Any]]]:
    """Return the answers of an application by theme, each with its reading, in three queries."""
    evidence = Prefetch("evidence", Evidence.objects.only("pk", "answer_id", "application_id"))
    answers = application.answers.select_related("criterion").prefetch_related(evidence)
    held = Reading.objects.filter(assessment=assessment) if assessment else Reading.objects.none()
    readings = {reading.criterion_id: reading for reading in held}
    found: dict[str, list[Any]] = defaultdict(list)
    for answer in answers.order_by("criterion__position"):
        found[answer.criterion.theme].append((answer, readings.get(answer.criterion_id)))
    return [(str(Theme(theme).label), rows) for theme, rows in found.items()]


@allowed(signed_in)
@require_safe
def application(request: Request, code: str) -> HttpResponse:
    """Show an application to its structure, its assessor and the pilot; readings once they are handed in."""
    found = application_or_404(request, code)
    today = timezone.localdate()
    state = state_of_application(found, today)
    standing = next(iter(found.standing_assessments), None)  # type: ignore[attr-defined]
    own = assessment_of(request, found)
    was_read = standing and (standing.finished_on or (found.decisions.all() and found.submitted_on is None))
    sees_reading = standing and (standing == own or was_read)
    is_pilot = may_run_label(request.actor) is None
    may_judge = is_pilot and found.organisation_id not in places_of(request.user)
    groups = criteria_by_theme(found, standing if sees_reading else None)
    answers = [answer for _theme, rows in groups for answer, _reading in rows]
    return page(
        request,
        "label/application.html",
        title_of(found),
        trail=trail_to(request, found, inside=False),
        application=found,
        state=in_words(state),
        groups=groups,
        answered=sum(answer.level is not None for answer in answers),
        total=len(answers),
        standing=standing,
        own=own,
        sees_reading=bool(sees_reading),
        may_write=may_work_for(request.actor, found.organisation_id) is None and why_not_write(state) is None,
        is_pilot=is_pilot,
        may_name=may_judge and why_not_name(found, today) is None,
        may_decide=may_judge and own is None and state == State.TO_DECIDE,
        is_open=state in OPEN,
        exchange=found.messages.select_related("author"),
        message_form=MessageForm(),
        decisions=found.decisions.all(),
    )


def answer_or_404(found: Application, criterion_id: int) -> Answer:
    """Return the answer of an application to a criterion. Raises Http404."""
    rows = Answer.objects.select_related("criterion", "application").prefetch_related("evidence__added_by")
    answer = rows.filter(application=found, criterion=criterion_id).first()
    if answer is None:
        raise Http404
    return answer


def tools_for(criterion: Criterion) -> str:
    """Return where the toolbox is searched for a criterion (S111), or nothing."""
    words = urlencode({"mots": criterion.tool_words})
    return f"{reverse('awareness:toolbox')}?{words}" if criterion.tool_words else ""


@allowed(signed_in)
def answer(request: Request, code: str, criterion_id: int) -> HttpResponse:
    """Show a criterion and what is answered; its structure writes it, until it hands in the application."""
    found = application_or_404(request, code)
    current = answer_or_404(found, criterion_id)
    why_not = may_work_for(request.actor, found.organisation_id) or why_not_write(
        state_of_application(found, timezone.localdate())
    )
    form = None if why_not else AnswerForm(request.POST or None, instance=current)
    if request.method == "POST" and form and form.is_valid():
        try:
            write_answer(answer=current, actor=request.user, **form.cleaned_data)
        except NotNow as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, gettext("C'est enregistré."))
        return redirect(f"{reverse('label:application', args=[code])}#critere-{criterion_id}")
    return page(
        request,
        "label/answer.html",
        current.criterion.title,
        trail=trail_to(request, found),
        status=422 if form and form.errors else 200,
        application=found,
        answer=current,
        criterion=current.criterion,
        tools_url=tools_for(current.criterion),
        form=form,
    )


@allowed(may_enter_label)
def hand_in(request: Request, code: str) -> HttpResponse:
    """Ask before an application is handed in, then hand it in."""
    found = own_application_or_404(request, code)
    done = reverse("label:application", args=[code])
    if request.method == "POST":
        try:
            submit(application=found, actor=request.user)
        except NotNow as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request, gettext("La candidature est déposée. Une personne d'une autre structure va la lire.")
            )
        return redirect(done)
    return confirm_page(
        request,
        gettext("Déposer la candidature ?"),
        subject=str(found.organisation),
        consequence=gettext("Vous ne pourrez plus la modifier, sauf si un complément vous est demandé."),
        refusal=why_not_hand_in(found),
        done=done,
        trail=trail_to(request, found),
        submit_label=gettext("Déposer"),
        button_class="btn-primary",
    )


@allowed(signed_in)
@require_POST
def message(request: Request, code: str) -> HttpResponse:
    """Add a word to the discussion."""
    found = application_or_404(request, code)
    form = MessageForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors.get("text", [gettext("Écrivez votre message.")]))))
    else:
        try:
            say(application=found, side=side_of(request, found), actor=request.user, **form.cleaned_data)
        except NotNow as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, gettext("Votre message est ajouté à la discussion."))
    return redirect(f"{reverse('label:application', args=[code])}#discussion")
