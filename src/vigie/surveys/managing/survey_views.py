"""The page of a survey: its state in one look, its settings, its versions."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.journal import record
from vigie.core.exports import file_response
from vigie.observatory.keeping import change
from vigie.surveys.managing.access import open_survey, to_prepare
from vigie.surveys.managing.counting import counts_of, shown_count
from vigie.surveys.managing.forms import SettingsForm
from vigie.surveys.managing.pages import LIST, confirm_page, form_page, page
from vigie.surveys.managing.publishing import NotPublishable, checked_for_publication, publish_version, start_draft
from vigie.surveys.models import Survey
from vigie.surveys.retention.announcing import near_erasing
from vigie.surveys.rules import may_create_survey, may_see_surveys
from vigie.surveys.xlsform.sheets import write_xlsx


@allowed(may_see_surveys)
@require_safe
def survey(request: Request, survey_id: int) -> HttpResponse:
    """Show a survey to those who prepare it, who are named for it, or who run the plan."""
    opened = open_survey(request, survey_id)
    found = opened.survey
    versions = list(found.versions.defer("xform").order_by("-number"))
    draft = next((version for version in versions if version.published_on is None), None)
    waves, counts = (
        list(found.waves.select_related("version").defer("version__xform", "version__sheets")),
        counts_of(found),
    )
    today = timezone.localdate()
    return page(
        request,
        "surveys/managing/survey.html",
        found.title,
        survey=found,
        draft=draft,
        checked=checked_for_publication(found, draft) if draft else None,
        published=[version for version in versions if version.published_on],
        waves=[(wave, wave.is_open(today), shown_count(counts.get(wave.pk, 0), found.small_count)) for wave in waves],
        erasing=[(wave, day) for wave in waves if (day := near_erasing(wave, found.retention_months, today))],
        today=today,
        may_prepare=opened.preparing is None,
        may_create=may_create_survey(request.actor) is None,
        rights=found.rights.select_related("person"),
    )


@allowed(may_see_surveys)
def change_survey(request: Request, survey_id: int) -> HttpResponse:
    """Change what a survey is told to be."""
    done = reverse("surveys:survey", args=[survey_id])
    with transaction.atomic():
        found = to_prepare(request, survey_id).survey
        Survey.objects.select_for_update().get(pk=found.pk)
        form = SettingsForm(request.POST or None, instance=Survey.objects.get(pk=found.pk))
        if request.method == "POST" and form.is_valid():
            change(form=form, verb="survey_changed", actor=request.user)
            messages.success(request, gettext("C'est enregistré."))
            return redirect(done)
    return form_page(request, form, gettext("Changer les réglages"), done, survey=found)


@allowed(may_see_surveys)
def publish(request: Request, survey_id: int) -> HttpResponse:
    """Ask, then publish the draft."""
    found = to_prepare(request, survey_id).survey
    done = reverse("surveys:survey", args=[found.pk])
    if request.method == "POST":
        try:
            version = publish_version(survey=found, by=request.user)
            said = gettext("La version %(number)d est publiée : préparez maintenant une vague.")
            messages.success(request, said % {"number": version.number})
        except NotPublishable as refusal:
            messages.error(request, str(refusal))
        return redirect(done)
    return confirm_page(
        request,
        gettext("Publier le questionnaire ?"),
        survey=found,
        subject=found.title,
        consequence=gettext(
            "Publiée, cette version ne change plus, pour que toutes les réponses parlent des mêmes questions. "
            "Vous pourrez toujours en préparer une autre."
        ),
        submit_label=gettext("Publier"),
        button_class="btn-primary",
        done=done,
    )


@allowed(may_see_surveys)
@require_POST
def new_version(request: Request, survey_id: int) -> HttpResponse:
    """Begin a draft from the last version, and open it in the editor."""
    found = to_prepare(request, survey_id).survey
    start_draft(survey=found)
    return redirect("surveys:editor", found.pk)


@allowed(may_see_surveys)
@require_safe
def version_file(request: Request, survey_id: int, number: int) -> HttpResponse:
    """Give a version as a spreadsheet, which KoboToolbox and ODK read too."""
    found = open_survey(request, survey_id).survey
    version = found.versions.filter(number=number).first()
    if version is None:
        raise Http404
    title = gettext("%(title)s version %(number)d") % {"title": found.title, "number": number}
    return file_response(write_xlsx(version.sheets), title, "xlsx")


@allowed(may_see_surveys)
def delete_survey(request: Request, survey_id: int) -> HttpResponse:
    """Ask, then delete a survey that was never answered."""
    found = to_prepare(request, survey_id).survey
    refusal = gettext("Cette enquête a des vagues : elle reste, pour que ses résultats gardent leur histoire.")
    has_waves = found.waves.exists()
    if request.method == "POST" and not has_waves:
        with transaction.atomic():
            record(actor=request.user, verb="survey_deleted", on=found)
            found.delete()
        messages.success(request, gettext("L'enquête est supprimée."))
        return redirect(LIST)
    return confirm_page(
        request,
        gettext("Supprimer cette enquête ?"),
        survey=found,
        subject=found.title,
        consequence=gettext("Son questionnaire disparaît avec elle. Téléchargez-le avant, s'il peut resservir."),
        submit_label=gettext("Supprimer"),
        refusal=refusal if has_waves else "",
        done=reverse("surveys:survey", args=[found.pk]),
    )
