"""Pages of the documents that the plan is tied to (S184–S192), and the sheet given to their partners."""

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.core.docx_output import to_docx
from vigie.core.exports import file_response, table_response
from vigie.core.pdf import to_pdf
from vigie.plan.access import plan_or_404
from vigie.plan.linkage_sheets import document_of, strict_warning, table_of_actions, title_of
from vigie.plan.linkages import share_action, sheet_of, unshare_action
from vigie.plan.models import Action, Linkage
from vigie.plan.plan_views import plan_page
from vigie.plan.rules import may_read_plan, may_run_plan
from vigie.plan.source_text import PROJECT, said

WRITERS = {"pdf": to_pdf, "docx": to_docx}


@allowed(may_read_plan)
def linkages(request: Request, plan_id: int | None = None) -> HttpResponse:
    """List the documents that the plan is tied to: who answers for each, what they share, what must not pass."""
    plan = plan_or_404(plan_id)
    rows = plan.linkages.select_related("referent").annotate(action_count=Count("actions"))
    return plan_page(request, plan, "plan/linkages.html", "plan:linkages", linkages=rows)


def linkage_or_404(linkage_id: int) -> Linkage:
    """Return a tie with its plan."""
    return get_object_or_404(Linkage.objects.select_related("plan", "referent"), pk=linkage_id)


@allowed(may_read_plan)
def linkage(request: Request, linkage_id: int) -> HttpResponse:
    """Show one tie whole: its actions, what may be shared, the sheet for its partner."""
    found = linkage_or_404(linkage_id)
    is_pilot = may_run_plan(request.actor) is None
    actions = list(found.actions.order_by("code", "pk"))
    others = found.plan.actions.exclude(pk__in=[one.pk for one in actions]).order_by("code", "pk")
    context = {
        "plan": found.plan,
        "linkage": found,
        "project": list(said(found.project or {}, PROJECT)),
        "actions": actions,
        "other_actions": others.only("pk", "code", "name") if is_pilot else [],
        "warning": strict_warning() if found.keeps_people_out else "",
        "is_pilot": is_pilot,
        "breadcrumb": [
            (found.plan.title, reverse("plan:plan", args=[found.plan_id])),
            (gettext("Articulations"), reverse("plan:linkages", args=[found.plan_id])),
            (found.name, None),
        ],
    }
    return render(request, "plan/linkage.html", context)


@require_POST
@allowed(may_run_plan)
def share(request: Request, linkage_id: int) -> HttpResponse:
    """Add an action to those shared with a document."""
    found = linkage_or_404(linkage_id)
    number = request.POST.get("action", "")
    action = found.plan.actions.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 10 else None
    if action is None:
        messages.error(request, gettext("Choisissez une action du plan dans la liste."))
    else:
        share_action(linkage=found, action=action, actor=request.user)
        messages.success(request, gettext("L'action est partagée avec ce document."))
    return redirect("plan:linkage", found.pk)


@require_POST
@allowed(may_run_plan)
def unshare(request: Request, linkage_id: int, action_id: int) -> HttpResponse:
    """Take an action out of those shared with a document."""
    found = linkage_or_404(linkage_id)
    action = get_object_or_404(Action, pk=action_id, plan=found.plan)
    unshare_action(linkage=found, action=action, actor=request.user)
    messages.success(request, gettext("L'action n'est plus partagée avec ce document."))
    return redirect("plan:linkage", found.pk)


@allowed(may_read_plan)
def linkage_sheet(request: Request, linkage_id: int, file_format: str) -> HttpResponse:
    """Give the sheet for the document's partner as a file."""
    sheet = sheet_of(linkage_or_404(linkage_id))
    if file_format == "xlsx":
        return table_response(table_of_actions(sheet), file_format)
    if file_format not in WRITERS:
        raise Http404(gettext("Ce format n'existe pas : choisissez PDF, DOCX ou XLSX."))
    return file_response(WRITERS[file_format](document_of(sheet)), title_of(sheet), file_format)
