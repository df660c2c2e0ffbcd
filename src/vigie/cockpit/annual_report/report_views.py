"""Pages in which the pilot prepares a report, and the list of reports for those who read them."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Prefetch, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed, check
from vigie.cockpit.annual_report.editing import (
    CommentForm,
    Move,
    YearForm,
    change_sections,
    create_report,
    write_comment,
)
from vigie.cockpit.annual_report.freezing import draft_document, freeze_report
from vigie.cockpit.annual_report.producing import WRITERS, ask_for_all, ask_for_draft
from vigie.cockpit.annual_report.sections import BY_CODE, SECTIONS, Section, in_report
from vigie.cockpit.dashboard_views import no_plan_page
from vigie.cockpit.models import AnnualReport, DraftFile, ReportEdition, ReportFormat
from vigie.core.exports import file_response
from vigie.core.html_output import to_html
from vigie.plan.access import current_plan
from vigie.plan.rules import may_read_synthesis, may_run_plan

Trail = list[tuple[str, str | None]]


def trail(*rest: tuple[str, str | None]) -> Trail:
    """Return the breadcrumb of a page below the list of reports."""
    return [(gettext("Rapports annuels"), reverse("cockpit:reports")), *rest]


def report_name(report: AnnualReport) -> str:
    """Return how a report is called."""
    return gettext("Rapport %(year)s") % {"year": report.year}


@allowed(may_read_synthesis)
def reports(request: Request) -> HttpResponse:
    """The reports by year with their editions; the pilot opens a new one here."""
    plan = current_plan()
    if plan is None:
        return no_plan_page(request)
    is_pilot = may_run_plan(request.actor) is None
    form = YearForm(request.POST or None, plan=plan, initial={"year": timezone.localdate().year - 1})
    if request.method == "POST":
        check(may_run_plan(request.actor))
    if request.method == "POST" and form.is_valid():
        report = create_report(plan=plan, year=form.cleaned_data["year"], actor=request.user)
        messages.success(request, gettext("Le rapport est créé : choisissez ses rubriques et commentez-le."))
        return redirect("cockpit:report", report.pk)
    context = {
        "form": form,
        "is_pilot": is_pilot,
        "plan": plan,
        "rows": reports_with_editions(only_frozen=not is_pilot),
        "breadcrumb": [(gettext("Rapports annuels"), None)],
    }
    return render(request, "cockpit/annual_report/reports.html", context)


def reports_with_editions(*, only_frozen: bool) -> QuerySet[AnnualReport]:
    """Return the reports, the latest year first, with their editions but not what these hold."""
    editions = ReportEdition.objects.defer("data", "sections", "comments")
    rows = AnnualReport.objects.select_related("plan", "opened").defer("comments", "opened__data")
    rows = rows.prefetch_related(Prefetch("editions", editions)).order_by("-year", "-pk")
    return rows.annotate(edition_count=Count("editions")).filter(edition_count__gt=0) if only_frozen else rows


def section_rows(report: AnnualReport) -> list[tuple[Section, str, bool, bool]]:
    """Return the sections of a report: each with its comment, and whether it may go up and down."""
    codes = list(in_report(report.sections))
    movable = [code for code in codes if not BY_CODE[code].is_always]
    return [(BY_CODE[code], report.comments.get(code, ""), code in movable[1:], code in movable[:-1]) for code in codes]


@allowed(may_run_plan)
@require_safe
def report_page(request: Request, report_id: int) -> HttpResponse:
    """Everything needed to prepare a report, on one page."""
    report = get_object_or_404(AnnualReport.objects.select_related("plan"), pk=report_id)
    context = {
        "report": report,
        "rows": section_rows(report),
        "left_out": [section for section in SECTIONS if section.code not in in_report(report.sections)],
        "formats": ReportFormat.choices,
        "editions": report.editions.select_related("frozen_by").defer("data", "comments", "sections"),
        "breadcrumb": trail((report_name(report), None)),
    }
    return render(request, "cockpit/annual_report/report.html", context)


@require_POST
@allowed(may_run_plan)
def move_section(request: Request, report_id: int) -> HttpResponse:
    """Add, remove or move a section, then come back to its place in the page."""
    report = get_object_or_404(AnnualReport, pk=report_id)
    code, move = request.POST.get("rubrique", ""), request.POST.get("acte", "")
    if code not in BY_CODE or move not in set(Move):
        raise Http404(gettext("Cette rubrique n'existe pas."))
    change_sections(report_id=report.pk, code=code, move=Move(move), actor=request.user)
    anchor = "rubriques" if move == Move.REMOVE else f"rubrique-{code}"
    return redirect(f"{reverse('cockpit:report', args=[report.pk])}#{anchor}")


@allowed(may_run_plan)
def edit_comment(request: Request, report_id: int, code: str) -> HttpResponse:
    """Write what the pilot adds to a section."""
    if code not in BY_CODE:
        raise Http404(gettext("Cette rubrique n'existe pas."))
    with transaction.atomic():
        report = get_object_or_404(AnnualReport.objects.select_for_update(of=("self",)), pk=report_id)
        form = CommentForm(request.POST or None, recorded=report.comments.get(code, ""))
        if request.method == "POST" and form.is_valid() and "apercu" not in request.POST:
            write_comment(report=report, code=code, text=form.cleaned_data["text"], actor=request.user)
            messages.success(request, gettext("Le commentaire est enregistré."))
            return redirect(f"{reverse('cockpit:report', args=[report.pk])}#rubrique-{code}")
    done = reverse("cockpit:report", args=[report.pk])
    context = {
        "form": form,
        "preview": form.cleaned_data.get("text", "") if form.is_bound and form.is_valid() else "",
        "section": BY_CODE[code],
        "done": f"{done}#rubrique-{code}",
        "breadcrumb": trail((report_name(report), done), (str(BY_CODE[code].title), None)),
    }
    return render(request, "cockpit/annual_report/comment.html", context)


@allowed(may_run_plan)
@require_safe
def preview(request: Request, report_id: int) -> HttpResponse:
    """Show the report as it would be frozen now; asked for by the page of the report, that part only."""
    report = get_object_or_404(AnnualReport.objects.select_related("plan"), pk=report_id)
    is_part = bool(request.htmx)
    done = reverse("cockpit:report", args=[report.pk])
    context = {
        "report": report,
        "html": to_html(draft_document(report), level=3 if is_part else 2),
        "breadcrumb": trail((report_name(report), done), (gettext("Aperçu"), None)),
    }
    part, whole = "cockpit/annual_report/preview_part.html", "cockpit/annual_report/preview.html"
    return render(request, part if is_part else whole, context)


@require_POST
@allowed(may_run_plan)
def ask_draft(request: Request, report_id: int) -> HttpResponse:
    """Have a draft made as a file, and follow it."""
    report = get_object_or_404(AnnualReport, pk=report_id)
    file_format = request.POST.get("format", "")
    if file_format not in WRITERS:
        raise Http404(gettext("Ce format n'existe pas."))
    progress = ask_for_draft(report=report, file_format=file_format, person=request.user)
    return redirect("core:job", progress.pk)


@allowed(may_run_plan)
@require_safe
def draft_file(request: Request, draft_id: int) -> HttpResponse:
    """Give a draft to whoever asked for it: for anybody else it does not exist."""
    drafts = DraftFile.objects.select_related("report__plan").filter(person=request.user)
    draft = get_object_or_404(drafts, pk=draft_id)
    title = gettext("%(report)s brouillon") % {"report": draft.report}
    return file_response(bytes(draft.content), title, draft.format)


@allowed(may_run_plan)
def freeze(request: Request, report_id: int) -> HttpResponse:
    """Say what freezing does, then freeze."""
    report = get_object_or_404(AnnualReport.objects.select_related("plan"), pk=report_id)
    if request.method == "POST":
        with transaction.atomic():
            edition = freeze_report(report_id=report.pk, actor=request.user)
            ask_for_all(edition)
        messages.success(request, gettext("L'édition n° %(number)s est figée.") % {"number": edition.number})
        return redirect("cockpit:edition", edition.pk)
    done = reverse("cockpit:report", args=[report.pk])
    context = {
        "report": report,
        "number": next_number(report),
        "done": done,
        "breadcrumb": trail((report_name(report), done), (gettext("Figer une édition"), None)),
    }
    return render(request, "cockpit/annual_report/freeze.html", context)


def next_number(report: AnnualReport) -> int:
    """Return the number the next edition will have, unless someone else freezes one meanwhile."""
    last = ReportEdition.objects.filter(report=report).order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1
