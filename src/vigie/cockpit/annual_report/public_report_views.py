"""Annual reports as everyone reads them: these pages read what was frozen when they were opened, and nothing else."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.cockpit.annual_report.freezing import edition_label
from vigie.cockpit.annual_report.public_report import public_document
from vigie.cockpit.models import OpenedEdition, ReportFormat
from vigie.core.exports import file_response
from vigie.core.html_output import to_html


def opened_or_404(year: int) -> OpenedEdition:
    """Return the edition that is open for a year. Raises Http404 when there is none."""
    editions = OpenedEdition.objects.select_related("report__plan", "edition__report__plan")
    return get_object_or_404(editions, report__year=year)


@allowed(everyone)
@require_safe
def public_reports(request: Request) -> HttpResponse:
    """The reports that everyone may read, the latest first."""
    editions = OpenedEdition.objects.select_related("report", "edition").defer("edition__data", "edition__comments")
    rows = [
        (opened, opened.data["plan"]["title"], edition_label(opened.edition))
        for opened in editions.order_by("-report__year")
    ]
    context = {"rows": rows, "breadcrumb": [(gettext("Rapports annuels"), None)]}
    return render(request, "cockpit/annual_report/public_reports.html", context)


@allowed(everyone)
@require_safe
def public_report(request: Request, year: int) -> HttpResponse:
    """The report of a year, at an address that can be cited."""
    opened = opened_or_404(year)
    name = gettext("Rapport %(year)s") % {"year": year}
    context = {
        "opened": opened,
        "year": year,
        "plan_title": opened.data["plan"]["title"],
        "label": edition_label(opened.edition),
        "has_pdf": opened.files.filter(format=ReportFormat.PDF).exists(),
        "html": to_html(public_document(opened)),
        "address": request.build_absolute_uri(reverse("cockpit:public_report", args=[year])),
        "breadcrumb": [(gettext("Rapports annuels"), reverse("cockpit:public_reports")), (name, None)],
    }
    return render(request, "cockpit/annual_report/public_report.html", context)


@allowed(everyone)
@require_safe
def public_report_pdf(request: Request, year: int) -> HttpResponse:
    """The public version as an accessible PDF."""
    opened = opened_or_404(year)
    kept = opened.files.filter(format=ReportFormat.PDF).first()
    if kept is None:
        raise Http404(gettext("Le PDF se prépare : revenez dans une minute."))
    title = gettext("rapport annuel %(year)s %(plan)s") % {"year": year, "plan": opened.data["plan"]["title"]}
    return file_response(bytes(kept.content), title, "pdf")
