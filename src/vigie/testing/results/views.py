"""The pilot's pages of results, and the one that everyone may read."""

from typing import Final

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.core.documents import Document
from vigie.core.docx_output import to_docx
from vigie.core.exports import file_response
from vigie.core.html_output import to_html, to_html_page
from vigie.core.pdf import to_pdf
from vigie.core.views import public
from vigie.observatory.table_files.refusals import Refused
from vigie.testing.coding.pilot_views import pilot_trail
from vigie.testing.models import Campaign, RightOfReply, Study
from vigie.testing.pages import Trail, form_page, page
from vigie.testing.results.forms import AnswerForm, SignatureForm, TellForm
from vigie.testing.results.packaging import package_of, why_no_package
from vigie.testing.results.releasing import (
    answer_of,
    is_over,
    may_tell_names,
    name_of,
    note_answer,
    organisations_by_code,
    private_report,
    public_report,
    release,
    tell,
    why_not_released,
)
from vigie.testing.results.studying import ResultsRefused, make_study
from vigie.testing.results.waves import others_of
from vigie.testing.rules import may_run_tests

WRITERS: Final = {"pdf": to_pdf, "docx": to_docx}


def ended_campaign(code: str) -> Campaign:
    """Return a campaign that has ended. Raises Http404: before, there is nothing to read."""
    campaign = Campaign.objects.filter(code=code, frozen_on__isnull=False, ended_on__isnull=False).first()
    if campaign is None:
        raise Http404
    return campaign


def study_or_404(code: str) -> Study:
    """Return the figures of a campaign. Raises Http404."""
    study = Study.objects.select_related("campaign").filter(campaign=ended_campaign(code)).first()
    if study is None:
        raise Http404
    return study


def results_trail(campaign: Campaign) -> Trail:
    """Return the links back to results."""
    return [*pilot_trail(campaign), (gettext("Résultats"), reverse("testing:results", args=[campaign.code]))]


@allowed(may_run_tests)
def results(request: Request, code: str) -> HttpResponse:
    """Show what a campaign found; compute it first when asked to."""
    campaign = ended_campaign(code)
    if request.method == "POST":
        try:
            make_study(campaign_id=campaign.pk, by=request.user)
        except (ResultsRefused, Refused) as refusal:
            messages.warning(request, str(refusal))
        return redirect("testing:results", code)
    study = Study.objects.select_related("campaign").filter(campaign=campaign).first()
    return page(
        request,
        "testing/results/results.html",
        gettext("Résultats : %(name)s") % {"name": campaign.name},
        trail=pilot_trail(campaign),
        campaign=campaign,
        study=study,
        report=to_html(private_report(study)) if study else "",
        summary=private_report(study).summary if study else "",
        formats=[*WRITERS, "html"],
        tells_names=may_tell_names(campaign),
        not_released="" if study and study.released_on else why_not_released(campaign),
        has_package=not why_no_package(campaign),
        others=others_of(study, Study.objects.all()) if study else (),
        is_fictitious=campaign.is_fictitious,
    )


@allowed(may_run_tests)
@require_safe
def results_file(request: Request, code: str, file_format: str) -> HttpResponse:
    """Give the report as a file."""
    study = study_or_404(code)
    return report_file(private_report(study), code, file_format)


def report_file(document: Document, code: str, file_format: str) -> HttpResponse:
    """Return a report to save. code: of the campaign. Raises Http404 for a form that does not exist."""
    if file_format == "html":
        return attached(to_html_page(document), "text/html; charset=utf-8", f"{code}.html")
    if file_format not in WRITERS:
        raise Http404
    return file_response(WRITERS[file_format](document), document.title, file_format)


@allowed(may_run_tests)
@require_safe
def replication_package(request: Request, code: str) -> HttpResponse:
    """Give what anybody needs to find the same figures."""
    study = study_or_404(code)
    try:
        package = package_of(study)
    except ResultsRefused as refusal:
        messages.warning(request, str(refusal))
        return redirect("testing:results", code)
    return attached(package, "application/zip", f"{study.campaign.code}.zip")


def attached(content: str | bytes, content_type: str, name: str) -> HttpResponse:
    """Return a file to save; never kept by a shared cache."""
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@allowed(may_run_tests)
def release_results(request: Request, code: str) -> HttpResponse:
    """Sign, then show the figures of the whole to everyone."""
    study = study_or_404(code)
    if study.released_on:
        return redirect("testing:public_results", code)
    form = SignatureForm(request.POST if request.method == "POST" else None)
    done = reverse("testing:results", args=[code])
    if form.is_valid():
        try:
            release(campaign_id=study.campaign_id, by=request.user)
        except ResultsRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("Le rapport est public, sans aucune organisation."))
            return redirect("testing:public_results", code)
    return form_page(
        request,
        form,
        gettext("Rendre le rapport public"),
        done,
        intro=why_not_released(study.campaign) or public_report(study).summary,
        submit_label=gettext("Signer et publier"),
        trail=results_trail(study.campaign),
    )


@allowed(may_run_tests)
@require_safe
def replies(request: Request, code: str) -> HttpResponse:
    """List organisations by code, and their right of reply; names only once they could answer."""
    campaign = telling_campaign(code)
    told = {reply.code: reply for reply in campaign.replies.select_related("campaign")}
    today = timezone.localdate()
    rows = []
    for organisation in sorted(organisations_by_code(campaign)):
        reply = told.get(organisation)
        over = reply is not None and is_over(reply, today)
        rows.append((organisation, reply, name_of(reply) if reply and over else ""))
    return page(
        request,
        "testing/results/replies.html",
        gettext("Droit de réponse"),
        trail=results_trail(campaign),
        campaign=campaign,
        rows=rows,
        is_fictitious=campaign.is_fictitious,
    )


@allowed(may_run_tests)
def reply(request: Request, code: str, organisation: str) -> HttpResponse:
    """Note that an organisation was told, then what it answered."""
    campaign = telling_campaign(code)
    name = organisations_by_code(campaign).get(organisation)
    if name is None:
        raise Http404
    told = RightOfReply.objects.select_related("campaign").filter(campaign=campaign, code=organisation).first()
    sent = request.POST if request.method == "POST" else None
    form = AnswerForm(sent, initial={"answer": answer_of(told)}) if told else TellForm(sent)
    done = reverse("testing:replies", args=[code])
    if form.is_valid():
        try:
            if told:
                note_answer(reply_id=told.pk, by=request.user, **form.cleaned_data)
            else:
                tell(campaign_id=campaign.pk, code=organisation, by=request.user, **form.cleaned_data)
        except ResultsRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("C'est noté."))
            return redirect(done)
    intro = (
        gettext("%(name)s est prévenue, et peut répondre jusqu'au %(day)s.")
        % {"name": name, "day": date_format(told.answer_until, "j F Y")}
        if told
        else gettext("Organisation à prévenir avant toute divulgation : %(name)s.") % {"name": name}
    )
    title = gettext("Droit de réponse : %(code)s") % {"code": organisation}
    return form_page(request, form, title, done, intro=intro, trail=results_trail(campaign))


def telling_campaign(code: str) -> Campaign:
    """Return a campaign whose figures are known and whose mode lets organisations be told. Raises Http404."""
    campaign = study_or_404(code).campaign
    if not may_tell_names(campaign):
        raise Http404
    return campaign


def released_studies() -> QuerySet[Study]:
    """Return the studies whose report is public."""
    return Study.objects.filter(released_on__isnull=False)


def released_study(code: str) -> Study:
    """Return the figures of a campaign whose report is public. Raises Http404."""
    study = released_studies().select_related("campaign").filter(campaign__code=code).first()
    if study is None:
        raise Http404
    return study


def public_trail() -> Trail:
    """Return the link back to public reports."""
    return [(gettext("Tests de discrimination : les rapports"), reverse("testing:public_reports"))]


@public
@require_safe
def public_reports(request: Request) -> HttpResponse:
    """List for everyone the reports of tests that were made public, the latest first."""
    studies = released_studies().select_related("campaign__criterion", "campaign__domain")
    return page(
        request,
        "testing/results/public_reports.html",
        gettext("Tests de discrimination : les rapports"),
        studies=list(studies.order_by("-released_on", "campaign__name")),
    )


@public
@require_safe
def public_results(request: Request, code: str) -> HttpResponse:
    """Show to everyone what a campaign found, without any organisation."""
    study = released_study(code)
    document = public_report(study)
    return page(
        request,
        "testing/results/public.html",
        document.title,
        trail=public_trail(),
        study=study,
        others=[each for each in others_of(study, released_studies()) if each.is_same],
        summary=document.summary,
        report=to_html(document),
        formats=[*WRITERS, "html"],
        has_package=not why_no_package(study.campaign),
        is_fictitious=study.campaign.is_fictitious,
    )


@public
@require_safe
def public_file(request: Request, code: str, file_format: str) -> HttpResponse:
    """Give to everyone the report that they may read, as a file."""
    return report_file(public_report(released_study(code)), code, file_format)


@public
@require_safe
def public_package(request: Request, code: str) -> HttpResponse:
    """Give to everyone what finds the same figures again, as long as it may be. Raises Http404."""
    try:
        package = package_of(released_study(code))
    except ResultsRefused as refusal:
        raise Http404 from refusal
    return attached(package, "application/zip", f"{code}.zip")
