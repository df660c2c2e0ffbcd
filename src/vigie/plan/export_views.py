"""Taking a plan out from the browser."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.core.exports import file_response, table_response
from vigie.plan.access import plan_or_404
from vigie.plan.exporting.action_table import inventory_table
from vigie.plan.exporting.formats import FORMATS
from vigie.plan.models import Plan
from vigie.plan.rules import may_read_plan, may_run_plan

# The working file holds doubts of reading, which are the pilot's.
FOR_THE_PILOT = frozenset({"json"})
INVENTORIES = {"inventaire-xlsx": "xlsx", "inventaire-csv": "csv"}


@allowed(may_read_plan)
def export_page(request: Request, plan_id: int | None = None) -> HttpResponse:
    """List the files that a plan can leave as."""
    plan = plan_or_404(plan_id)
    is_pilot = may_run_plan(request.actor) is None
    formats = [
        (reverse("plan:export_file", args=[plan.pk, name]), title, text)
        for name, title, text in offers()
        if is_pilot or name not in FOR_THE_PILOT
    ]
    trail = [(plan.title, reverse("plan:plan", args=[plan.pk])), (gettext("Exporter"), None)]
    plans = Plan.objects.exclude(pk=plan.pk)
    context = {"plan": plan, "formats": formats, "other_plans": plans, "breadcrumb": trail}
    return render(request, "plan/export.html", context)


def offers() -> list[tuple[str, str, str]]:
    """Return each file: its word in addresses, its title, what it is for."""
    return [
        (
            "pdf",
            gettext("Annexe en PDF"),
            gettext("Le plan à joindre au contrat de ville, avec son numéro."),
        ),
        (
            "docx",
            gettext("Annexe à modifier (DOCX)"),
            gettext("Le même, à reprendre dans un traitement de texte."),
        ),
        ("xlsx", gettext("Tableau des actions (XLSX)"), gettext("Une ligne par action ; modifié, il se réimporte.")),
        ("inventaire-xlsx", gettext("Inventaire (XLSX)"), gettext("Institution, dispositif, axe, échéance.")),
        ("inventaire-csv", gettext("Inventaire (CSV)"), gettext("Les quatre mêmes colonnes, pour tout tableur.")),
        (
            "json",
            gettext("Plan complet (JSON)"),
            gettext("Tout le plan, doutes de lecture compris ; se réimporte."),
        ),
    ]


@allowed(may_read_plan)
def export_file(request: Request, plan_id: int, file_format: str) -> HttpResponse:
    """Give the file."""
    plan = plan_or_404(plan_id)
    if file_format in INVENTORIES:
        return table_response(inventory_table(plan), INVENTORIES[file_format])
    if file_format not in FORMATS or (file_format in FOR_THE_PILOT and may_run_plan(request.actor)):
        raise Http404
    return file_response(FORMATS[file_format](plan), plan.title, file_format)
