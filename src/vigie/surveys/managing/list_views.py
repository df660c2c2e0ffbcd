"""The list of surveys, and the four ways of creating one."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Max, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.surveys.managing.access import open_survey, surveys_seen_by
from vigie.surveys.managing.creating import BLANK, communes, copy_title, create_survey, duplicate_survey
from vigie.surveys.managing.forms import ImportForm, NewSurveyForm
from vigie.surveys.managing.pages import LIST, form_page, page
from vigie.surveys.managing.templates_shipped import BY_KIND, SHIPPED, shipped_mapping, shipped_sheets
from vigie.surveys.models import Survey, Wave
from vigie.surveys.rules import may_create_survey, may_see_surveys


@allowed(may_see_surveys)
def surveys(request: Request) -> HttpResponse:
    """List the surveys that someone sees, those under way first."""
    running = Q(waves__in=Wave.objects.open(timezone.localdate()))
    found = surveys_seen_by(request.actor).select_related("organisation")
    rows = found.annotate(
        running=Count("waves", filter=running, distinct=True),
        held=Count("waves", distinct=True),
        published=Max("versions__published_on"),
    ).order_by("-running", "-created_on", "title")
    may_create = may_create_survey(request.actor) is None
    return page(request, "surveys/managing/surveys.html", gettext("Enquêtes"), rows=rows, may_create=may_create)


@allowed(may_create_survey)
def new_survey(request: Request) -> HttpResponse:
    """Offer the ways of creating a survey."""
    mine = surveys_seen_by(request.actor)
    return page(request, "surveys/managing/new_survey.html", gettext("Créer une enquête"), shipped=SHIPPED, others=mine)


@allowed(may_create_survey)
def create_from_template(request: Request, kind: str) -> HttpResponse:
    """Create a survey from one of the questionnaires that come with Vigie."""
    shipped = BY_KIND.get(kind)
    if shipped is None:
        raise Http404
    places = communes()
    return created_from(
        request,
        title=str(shipped.title),
        intro=str(shipped.explanation),
        sheets=shipped_sheets(kind, places),
        kind=kind,
        purpose=str(shipped.purpose),
        mapping=shipped_mapping(kind, places),
    )


@allowed(may_create_survey)
def create_blank(request: Request) -> HttpResponse:
    """Create a survey whose questions are still to be written."""
    intro = gettext("Le questionnaire sera vide : vous écrirez les questions dans l'éditeur.")
    return created_from(request, title="", intro=intro, sheets=BLANK)


def created_from(request: Request, *, title: str, intro: str, **given: Any) -> HttpResponse:
    """Ask the name of a survey, then create it."""
    form = NewSurveyForm(request.POST or None, actor=request.actor, initial={"title": title})
    if form.is_valid():
        made = create_survey(**form.cleaned_data, by=request.user, **given)
        return welcomed(request, made)
    heading = gettext("Créer « %(title)s »") % {"title": title} if title else gettext("Créer une enquête vide")
    return form_page(request, form, heading, reverse(LIST), intro=intro, submit_label=gettext("Créer l'enquête"))


@allowed(may_create_survey)
def create_from_survey(request: Request, survey_id: int) -> HttpResponse:
    """Create a survey that asks the same as another."""
    source = open_survey(request, survey_id).survey
    form = NewSurveyForm(request.POST or None, actor=request.actor, initial={"title": copy_title(source.title)})
    if form.is_valid():
        made = duplicate_survey(source=source, by=request.user, **form.cleaned_data)
        return welcomed(request, made)
    done = reverse("surveys:survey", args=[source.pk])
    label = gettext("Créer la copie")
    return form_page(request, form, gettext("Copier l'enquête"), done, survey=source, submit_label=label)


@allowed(may_create_survey)
def import_survey(request: Request) -> HttpResponse:
    """Create a survey from a spreadsheet, or say what is wrong in it and where."""
    files = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(*files, actor=request.actor)
    if form.is_valid():
        cleaned = form.cleaned_data
        made = create_survey(
            organisation=cleaned["organisation"],
            title=form.chosen_title(),
            sheets=form.sheets,
            by=request.user,
            is_anonymous=cleaned["is_anonymous"],
        )
        return welcomed(request, made)
    return page(
        request,
        "surveys/managing/import_survey.html",
        gettext("Importer un XLSForm"),
        form=form,
        done=reverse("surveys:new_survey"),
        checked=form.checked,
        status=422 if form.errors else 200,
    )


def welcomed(request: Request, survey: Survey) -> HttpResponse:
    """Send whoever created a survey to its page."""
    messages.success(
        request, gettext("L'enquête est créée : relisez ses questions, dites à quoi elle sert, puis publiez-la.")
    )
    return redirect("surveys:survey", survey.pk)
