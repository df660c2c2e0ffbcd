"""Pages of frozen editions: read by partners and elected members, opened to the public by the pilot."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.cockpit.annual_report.freezing import canonical, content_of, edition_document, edition_label, is_intact
from vigie.cockpit.annual_report.producing import WRITERS, ask_for_edition
from vigie.cockpit.annual_report.public_report import CannotOpen, data_for_public, document_for_public
from vigie.cockpit.annual_report.public_report_opening import close_report, is_out_of_date, open_edition
from vigie.cockpit.annual_report.report_views import report_name, trail
from vigie.cockpit.models import AnnualReport, OpenedEdition, ReportEdition, ReportFormat
from vigie.core.exports import file_response
from vigie.core.html_output import to_html, to_html_page
from vigie.plan.rules import may_read_synthesis, may_run_plan


def edition_or_404(edition_id: int) -> ReportEdition:
    """Return an edition with its report and its plan."""
    return get_object_or_404(ReportEdition.objects.select_related("report__plan", "frozen_by"), pk=edition_id)


@allowed(may_read_synthesis)
@require_safe
def edition_page(request: Request, edition_id: int) -> HttpResponse:
    """An edition: the report itself, its files, and whether it is intact."""
    edition = edition_or_404(edition_id)
    ready = set(edition.files.filter(opened=None).values_list("format", flat=True))
    is_pilot = may_run_plan(request.actor) is None
    opened = OpenedEdition.objects.filter(report=edition.report).select_related("edition__report__plan").first()
    context = {
        "edition": edition,
        "label": edition_label(edition),
        "is_intact": is_intact(edition),
        "files": [(code, label, code in ready) for code, label in ReportFormat.choices],
        "is_pilot": is_pilot,
        "opened": opened,
        "is_out_of_date": bool(is_pilot and opened and is_out_of_date(opened)),
        "html": to_html(edition_document(edition)),
        "breadcrumb": trail((f"{report_name(edition.report)}, {edition_label(edition)}", None)),
    }
    return render(request, "cockpit/annual_report/edition.html", context)


@allowed(may_read_synthesis)
@require_safe
def edition_file(request: Request, edition_id: int, file_format: str) -> HttpResponse:
    """Give an edition as a file: PDF and DOCX as they were drawn once, HTML and JSON from the frozen data."""
    edition = edition_or_404(edition_id)
    title = gettext("%(report)s édition %(number)s") % {"report": edition.report, "number": edition.number}
    if file_format == "json":
        return file_response(canonical(content_of(edition)), title, "json")
    if file_format == "html":
        return file_response(to_html_page(edition_document(edition)).encode(), title, "html")
    kept = edition.files.filter(opened=None, format=file_format).first()
    if kept is None:
        raise Http404(gettext("Ce fichier n'est pas prêt : demandez-le depuis la page de l'édition."))
    return file_response(bytes(kept.content), title, file_format)


@require_POST
@allowed(may_read_synthesis)
def ask_edition_file(request: Request, edition_id: int, file_format: str) -> HttpResponse:
    """Have a file of an edition made when it is not there yet, and follow it."""
    edition = edition_or_404(edition_id)
    if file_format not in WRITERS:
        raise Http404(gettext("Ce format n'existe pas."))
    progress = ask_for_edition(edition=edition, file_format=file_format, person=request.user)
    return redirect("core:job", progress.pk)


@allowed(may_run_plan)
def open_to_all(request: Request, edition_id: int) -> HttpResponse:
    """Show exactly what the public will read, then open it."""
    edition = edition_or_404(edition_id)
    done = reverse("cockpit:edition", args=[edition.pk])
    try:
        if request.method == "POST":
            open_edition(edition=edition, actor=request.user)
            messages.success(request, gettext("Le rapport est ouvert au public."))
            return redirect(done)
        document = document_for_public(edition, data_for_public(edition))
    except CannotOpen as reason:
        messages.error(request, str(reason))
        return redirect(done)
    context = {
        "edition": edition,
        "label": edition_label(edition),
        "html": to_html(document, level=3),
        "done": done,
        "breadcrumb": trail((report_name(edition.report), done), (gettext("Ouverture au public"), None)),
    }
    return render(request, "cockpit/annual_report/open.html", context)


@require_POST
@allowed(may_run_plan)
def close_to_all(request: Request, report_id: int) -> HttpResponse:
    """Close a report."""
    report = get_object_or_404(AnnualReport, pk=report_id)
    close_report(report=report, actor=request.user)
    messages.success(request, gettext("Le rapport n'est plus ouvert au public."))
    return redirect("cockpit:report", report.pk)
