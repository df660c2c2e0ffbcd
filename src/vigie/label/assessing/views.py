"""Names who assesses, and lets them accept, read, and hand in their reading."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.rules import signed_in
from vigie.label.applying.application_views import answer_or_404, tools_for
from vigie.label.applying.opening import application_or_404, assessment_of, reads_it
from vigie.label.assessing.forms import AssessorForm, ConflictForm, ReadingForm, SummaryForm
from vigie.label.assessing.naming import accept, name_assessor, withdraw_from
from vigie.label.assessing.reading import finish, write_reading
from vigie.label.facts import state_of_application, with_facts
from vigie.label.models import Application, Assessment, Reading
from vigie.label.pages import Trail, confirm_page, form_page, page
from vigie.label.refusing import NotNow
from vigie.label.rules import may_run_label
from vigie.label.state_words import in_words


def own_trail() -> Trail:
    """Return the links back to one's assessments."""
    return [(gettext("Mes évaluations"), reverse("label:own_assessments"))]


def own_assessment_or_404(request: Request, code: str) -> tuple[Application, Assessment]:
    """Return an application and the standing assessment of whoever asks. Raises Http404."""
    found = with_facts(Application.objects.filter(code=code)).first()
    assessment = assessment_of(request, found) if found else None
    if found is None or assessment is None:
        raise Http404
    return found, assessment


@allowed(may_run_label)
def name(request: Request, code: str) -> HttpResponse:
    """Name who assesses an application."""
    found = application_or_404(request, code)
    form = AssessorForm(request.POST or None, organisation=found.organisation)
    done = reverse("label:application", args=[code])
    if request.method == "POST" and form.is_valid():
        chosen = form.chosen
        try:
            name_assessor(application=found, person=chosen.person, organisation=chosen.organisation, actor=request.user)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("%(name)s évalue cette candidature.") % {"name": chosen.person})
            return redirect(done)
    return form_page(
        request,
        form,
        gettext("Nommer qui évalue"),
        done,
        submit_label=gettext("Nommer"),
        intro=str(found.organisation),
        trail=[(str(found.organisation), done)],
    )


@allowed(signed_in)
@require_safe
def own_assessments(request: Request) -> HttpResponse:
    """List what was given to whoever asks to assess."""
    given = Application.objects.filter(assessments__person=request.actor.person_id, assessments__left_on=None)
    today = timezone.localdate()
    rows = [
        (each, assessment_of(request, each), in_words(state_of_application(each, today)))
        for each in with_facts(given).order_by("closed_on", "organisation__name", "pk")
    ]
    return page(request, "label/own_assessments.html", gettext("Mes évaluations"), rows=rows)


@allowed(signed_in)
def declare(request: Request, code: str) -> HttpResponse:
    """Let an assessor say that they have no interest in the structure."""
    found, assessment = own_assessment_or_404(request, code)
    if assessment.accepted_on:
        return redirect("label:application", code)
    form = ConflictForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            accept(assessment=assessment, actor=request.user)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("label:application", code)
    return page(
        request,
        "label/declare.html",
        gettext("Avant de lire le dossier"),
        trail=own_trail(),
        status=422 if form.errors else 200,
        application=found,
        form=form,
    )


@allowed(signed_in)
def leave(request: Request, code: str) -> HttpResponse:
    """Let an assessor withdraw."""
    found, assessment = own_assessment_or_404(request, code)
    if request.method == "POST":
        try:
            withdraw_from(assessment=assessment, actor=request.user)
        except NotNow as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request, gettext("Merci de l'avoir dit : cette évaluation sera confiée à quelqu'un d'autre.")
            )
        return redirect("label:own_assessments")
    return confirm_page(
        request,
        gettext("Se retirer de cette évaluation ?"),
        subject=str(found.organisation),
        consequence=gettext("Vos lectures de cette candidature sont effacées. Vous n'avez pas à dire pourquoi."),
        refusal=gettext("Votre lecture est déjà rendue.") if assessment.finished_on else None,
        done=reverse("label:own_assessments"),
        trail=own_trail(),
        submit_label=gettext("Me retirer"),
    )


def reading_assessment_or_404(request: Request, code: str) -> tuple[Application, Assessment]:
    """Return what an assessor who accepted reads. Raises Http404."""
    found, assessment = own_assessment_or_404(request, code)
    if not reads_it(request, found):
        raise Http404
    return found, assessment


@allowed(signed_in)
def read(request: Request, code: str, criterion_id: int) -> HttpResponse:
    """Let an assessor write what they read on a criterion."""
    found, assessment = reading_assessment_or_404(request, code)
    answer = answer_or_404(found, criterion_id)
    held = Reading.objects.filter(assessment=assessment, criterion=criterion_id).first()
    form = ReadingForm(request.POST or None, instance=held)
    if request.method == "POST" and form.is_valid():
        try:
            write_reading(assessment=assessment, criterion=answer.criterion, actor=request.user, **form.cleaned_data)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("Votre lecture est enregistrée."))
            return redirect(f"{reverse('label:application', args=[code])}#critere-{criterion_id}")
    return page(
        request,
        "label/answer.html",
        gettext("Lire : %(title)s") % {"title": answer.criterion.title},
        trail=[*own_trail(), (str(found.organisation), reverse("label:application", args=[code]))],
        status=422 if form.errors else 200,
        application=found,
        answer=answer,
        criterion=answer.criterion,
        tools_url=tools_for(answer.criterion),
        form=form,
        is_reading=True,
    )


@allowed(signed_in)
def hand_in(request: Request, code: str) -> HttpResponse:
    """Let an assessor hand in their reading."""
    found, assessment = reading_assessment_or_404(request, code)
    form = SummaryForm(request.POST or None, initial={"summary": assessment.summary})
    done = reverse("label:application", args=[code])
    if request.method == "POST" and form.is_valid():
        try:
            finish(assessment=assessment, summary=form.cleaned_data["summary"], actor=request.user)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("Merci : votre lecture est rendue à l'instance qui décide."))
            return redirect(done)
    return form_page(
        request,
        form,
        gettext("Rendre ma lecture"),
        done,
        submit_label=gettext("Rendre ma lecture"),
        intro=gettext("Une fois rendue, elle ne se modifie plus. La structure la lira."),
        trail=[*own_trail(), (str(found.organisation), done)],
    )
