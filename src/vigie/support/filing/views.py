"""Pages of a report: choose a place, tell, receive the code. No cookie, nothing kept by the browser."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from vigie.core.page_tokens import StaleToken
from vigie.core.pdf import to_pdf
from vigie.support.discreet import discreet
from vigie.support.filing.choosing import points_for
from vigie.support.filing.orientation import orientation_for
from vigie.support.filing.page import ReportPage
from vigie.support.filing.proof import proof_document, proof_facts, proof_token
from vigie.support.filing.report import Filed
from vigie.support.models import ReceptionPoint
from vigie.support.rights.views import help_step
from vigie.territory.models import Commune, Territory


@discreet
def choose_point(request: HttpRequest) -> HttpResponse:
    """Say how it goes, and let the person choose who will read her."""
    code = request.GET.get("commune", "")
    commune = Commune.objects.filter(insee_code=code).first() if code.isalnum() else None
    context = {
        "commune": commune,
        "communes": Commune.objects.only("insee_code", "name"),
        "points": points_for(commune),
        "breadcrumb": [help_step(), (_("Raconter ce qui s'est passé"), None)],
    }
    return render(request, "support/filing/choose.html", context)


@discreet
def write_report(request: HttpRequest, point_id: int) -> HttpResponse:
    """Show the form of a report, and keep what it sends."""
    point = get_object_or_404(ReceptionPoint.objects.published(), pk=point_id)
    page = ReportPage(request, point)
    if request.method != "POST":
        page.open()
    elif filed := page.send():
        return receipt_page(request, filed, page.answers)
    return render(request, "support/filing/write.html", page.context(), status=page.status)


def receipt_page(request: HttpRequest, filed: Filed, answers: dict[str, Any]) -> HttpResponse:
    """Show the code of follow-up, once, and what can be done at once."""
    routes, limits = orientation_for(answers)
    context = {
        "filed": filed,
        "words": filed.receipt.split(),
        "proof_token": proof_token(filed),
        "point": ReceptionPoint.objects.filter(name=filed.point).first(),
        "routes": routes,
        "time_limits": limits,
        "breadcrumb": [],
    }
    return render(request, "support/filing/receipt.html", context)


@discreet
def proof(request: HttpRequest) -> HttpResponse:
    """Give the proof of filing that a receipt page asks for, to print or as a file."""
    try:
        lines = proof_facts(request.POST.get("preuve", ""))
    except StaleToken:
        return render(request, "support/filing/stale_proof.html", {"breadcrumb": []}, status=400)
    if request.POST.get("forme") != "pdf":
        return render(request, "support/filing/proof.html", {"lines": lines, "token": request.POST["preuve"]})
    document = proof_document(lines, Territory.objects.first())
    name = f"preuve-de-depot-{timezone.localdate().isoformat()}.pdf"
    return HttpResponse(
        to_pdf(document),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
