"""Pages of adopted versions: the list, each version with its citation and its proof, its files."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.core.docx_output import to_docx
from vigie.core.exports import file_response
from vigie.core.pdf import to_pdf
from vigie.plan.access import plan_or_404
from vigie.plan.governance_pages import governance_page
from vigie.plan.models import Action, Plan, PlanVersion, Revision
from vigie.plan.revision.citing import citation
from vigie.plan.revision.forms import FirstVersionForm
from vigie.plan.revision.freezing import canonical_bytes, is_intact
from vigie.plan.revision.reading import sections_of, version_document
from vigie.plan.revision.recording import record_first_version
from vigie.plan.rules import may_read_plan, may_run_plan

FORMATS = ("json", "pdf", "docx")


def versions_of(plan: Plan) -> Any:
    """Return the versions of a plan as lists need them, the latest first, without their contents."""
    rows = PlanVersion.objects.filter(plan=plan).select_related("plan", "meeting__body", "decision")
    return rows.defer("content").order_by("-number")


def version_or_404(plan_id: int, number: int) -> PlanVersion:
    """Return a version with its content. Raises Http404 when there is none."""
    rows = PlanVersion.objects.select_related("plan", "meeting__body", "decision", "recorded_by")
    return get_object_or_404(rows, plan_id=plan_id, number=number)


@allowed(may_read_plan)
def versions(request: Request, plan_id: int | None = None) -> HttpResponse:
    """The adopted versions of a plan, the latest first, and its revisions."""
    plan = plan_or_404(plan_id)
    rows = list(versions_of(plan))
    revisions = Revision.objects.filter(plan=plan).select_related("base", "version").defer("base__content")
    context: dict[str, Any] = {
        "plan": plan,
        "versions": [(version, citation(version)) for version in rows],
        "revisions": revisions.defer("base__content", "version__content"),
        "has_open_revision": any(revision.state == Revision.State.OPEN for revision in revisions),
        "other_plans": Plan.objects.exclude(pk=plan.pk),
        "is_pilot": may_run_plan(request.actor) is None,
        "waiting": Action.objects.filter(plan=plan).awaiting_agreement().count(),
    }
    return governance_page(request, "plan/revision/versions.html", "plan:versions", **context)


@allowed(may_run_plan)
def record_version(request: Request, plan_id: int) -> HttpResponse:
    """Keep the plan as it stands as its first adopted version."""
    plan = plan_or_404(plan_id)
    initial = {"adopted_on": plan.adopted_on}
    form = FirstVersionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            version = record_first_version(plan=plan, actor=request.user, **form.cleaned_data)
        except ValueError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("La version 1 est enregistrée : plus personne ne peut la modifier."))
            return redirect("plan:version", plan.pk, version.number)
    done = reverse("plan:plan_versions", args=[plan.pk])
    title = gettext("Enregistrer la version adoptée")
    context: dict[str, Any] = {
        "form": form,
        "title": title,
        "intro": gettext(
            "Vigie garde le plan tel qu'il est aujourd'hui, sans les doutes de lecture, les notes annuelles ni les "
            "noms de personnes. Cette version ne pourra plus changer : relisez d'abord le plan."
        ),
        "done": done,
        "breadcrumb": [(gettext("Versions et révision"), done), (title, None)],
    }
    return render(request, "plan/edit_line.html", context)


@allowed(may_read_plan)
def version(request: Request, plan_id: int, number: int) -> HttpResponse:
    """A version as it was adopted: how to cite it, its proof, its files, and its text, one section at a time."""
    found = version_or_404(plan_id, number)
    sections = sections_of(found.content)
    asked = request.GET.get("partie", "")
    shown = next((section for section in sections if section.key == asked), sections[0] if sections else None)
    title = gettext("Version %(number)s") % {"number": number}
    context: dict[str, Any] = {
        "plan": found.plan,
        "version": found,
        "citation": citation(found),
        "is_intact": is_intact(found),
        "sections": sections,
        "shown": shown,
        "is_latest": not PlanVersion.objects.filter(plan_id=plan_id, number__gt=number).exists(),
        "formats": [(name, reverse("plan:version_file", args=[plan_id, number, name])) for name in FORMATS],
        "title": title,
    }
    return governance_page(request, "plan/revision/version.html", "plan:versions", **context)


@allowed(may_read_plan)
def version_file(request: Request, plan_id: int, number: int, file_format: str) -> HttpResponse:
    """Give a version as a file; the JSON one is the very text that its hash was computed from."""
    if file_format not in FORMATS:
        raise Http404
    found = version_or_404(plan_id, number)
    title = f"{found.plan.title} version {number}"
    if file_format == "json":
        return file_response(canonical_bytes(found.content), title, "json")
    writer = to_pdf if file_format == "pdf" else to_docx
    return file_response(writer(version_document(found)), title, file_format)
