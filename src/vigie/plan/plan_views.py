"""The working pages of a plan: overview, context, diagnosis, governance, structures, doubts of reading."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Prefetch, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.accounts.history import history_of
from vigie.accounts.models import Category
from vigie.plan.access import plan_or_404
from vigie.plan.commitments import own_organisations
from vigie.plan.confirming import settle_note
from vigie.plan.dated import dated_in_words
from vigie.plan.models import ActionAxis, AxisItem, Commitment, Plan, Priority, ReadingNote
from vigie.plan.plan_forms import DiagnosisForm, GovernanceForm, PlanForm, PlanTextForm, write_plan
from vigie.plan.rules import may_read_plan, may_run_plan, may_write
from vigie.plan.source_text import DIAGNOSIS, GOVERNANCE, Kind, Passage, said

PLAN_FORMS: dict[str, type[PlanForm] | type[PlanTextForm]] = {
    "identite": PlanForm,
    "diagnostic": DiagnosisForm,
    "gouvernance": GovernanceForm,
}
PAGE_OF = {"identite": "plan:plan", "diagnostic": "plan:diagnosis", "gouvernance": "plan:governance"}


def plan_page(request: Request, plan: Plan, template: str, current: str, **context: Any) -> HttpResponse:
    """Draw a page of a plan with the links to its other pages; ``current`` is the name of the page's address."""
    is_pilot = may_run_plan(request.actor) is None
    pages = [
        ("plan:plan", gettext("Vue d'ensemble")),
        ("plan:context", gettext("Cadre et histoire")),
        ("plan:linkages", gettext("Articulations")),
        ("plan:diagnosis", gettext("Diagnostic et chiffres")),
        ("plan:governance", gettext("Gouvernance")),
        ("plan:moments", gettext("Moments annuels")),
        ("plan:partners", gettext("Structures et engagements")),
    ]
    if is_pilot:
        pages += [("plan:doubts", gettext("Lectures à confirmer")), ("plan:opening", gettext("Ouverture au public"))]
    title = next(label for name, label in pages if name == current)
    home = (plan.title, None if current == "plan:plan" else reverse("plan:plan", args=[plan.pk]))
    trail = [home] if current == "plan:plan" else [home, (title, None)]
    links = [(label, reverse(name, args=[plan.pk]), name == current) for name, label in pages]
    context |= {"plan": plan, "is_pilot": is_pilot, "plan_pages": links, "page_title": title, "breadcrumb": trail}
    return render(request, template, context)


@allowed(may_read_plan)
def overview(request: Request, plan_id: int | None = None) -> HttpResponse:
    """What the plan is, its axes, its priorities, its cross-cutting concerns."""
    plan = plan_or_404(plan_id)
    return plan_page(
        request,
        plan,
        "plan/plan.html",
        "plan:plan",
        axes=plan.axes.annotate(
            action_count=Count("action_links", distinct=True),
            advice_count=Count("items", filter=Q(items__kind=AxisItem.Kind.RECOMMENDATION), distinct=True),
        ),
        priorities=plan.priorities.select_related("organisation", "decision__meeting__body").prefetch_related("axes"),
        markers=plan.markers.annotate(action_count=Count("actions")),
        pillars=plan.pillars.annotate(action_count=Count("actions")),
        action_count=plan.actions.count(),
        off_axis_count=plan.actions.filter(axis_links=None).count(),
        other_plans=Plan.objects.exclude(pk=plan.pk),
    )


@allowed(may_read_plan)
def context(request: Request, plan_id: int | None = None) -> HttpResponse:
    """Where the plan comes from and what surrounds it: law, State tools, history, other documents, bibliography."""
    plan = plan_or_404(plan_id)
    return plan_page(
        request,
        plan,
        "plan/plan_context.html",
        "plan:context",
        linkages=plan.linkages.annotate(action_count=Count("actions")),
        history=[(event, dated_in_words(event.dated)) for event in plan.history.prefetch_related("items__actions")],
        legal_references=plan.legal_references.all(),
        state_tools=plan.state_tools.all(),
        cited_documents=plan.cited_documents.all(),
        bibliography=plan.bibliography.all(),
    )


@allowed(may_read_plan)
def diagnosis(request: Request, plan_id: int | None = None) -> HttpResponse:
    """What the diagnosis says, the figures the plan cites and those it aims at."""
    plan = plan_or_404(plan_id)
    return plan_page(
        request,
        plan,
        "plan/plan_diagnosis.html",
        "plan:diagnosis",
        passages=passages_of(plan.diagnosis, DIAGNOSIS),
        figures=plan.cited_figures.all(),
        targets=plan.targets.select_related("axis"),
    )


@allowed(may_read_plan)
def governance(request: Request, plan_id: int | None = None) -> HttpResponse:
    """What the plan's text says of its governance."""
    plan = plan_or_404(plan_id)
    return plan_page(
        request,
        plan,
        "plan/plan_governance.html",
        "plan:governance",
        passages=passages_of(plan.governance, GOVERNANCE),
        axis_codes=set(plan.axes.values_list("code", flat=True)),
    )


def passages_of(content: dict[str, Any], passages: tuple[Passage, ...]) -> list[tuple[Passage, Any]]:
    """Return what the source says, ready to be shown: dates in words."""
    return [
        (passage, dated_in_words(value) if passage.kind == Kind.FUZZY_DATE else value)
        for passage, value in said(content, passages)
    ]


@allowed(may_read_plan)
def partners(request: Request, plan_id: int | None = None) -> HttpResponse:
    """The structures the plan lists, by category, and what each commits to."""
    plan = plan_or_404(plan_id)
    by_category: dict[str, list[Any]] = {}
    for partner in plan.partners.select_related("organisation__parent"):
        name = partner.category_in_source or str(Category(partner.organisation.category).label)
        by_category.setdefault(name, []).append(partner)
    return plan_page(
        request,
        plan,
        "plan/plan_partners.html",
        "plan:partners",
        by_category=list(by_category.items()),
        partner_count=sum(len(rows) for rows in by_category.values()),
        commitments=Commitment.objects.filter(axis__plan=plan).select_related("organisation__parent", "axis"),
        own_organisations=own_organisations(request.actor),
        may_commit_any=may_write(request.actor) is None,
    )


@allowed(may_run_plan)
def reading(request: Request, plan_id: int | None = None) -> HttpResponse:
    """What was deduced from the source and waits for the pilot, and the notes of whoever transcribed it."""
    plan = plan_or_404(plan_id)
    doubtful = {"classification": "deduced", "confirmed_at": None}
    items = AxisItem.objects.filter(**doubtful)
    links = ActionAxis.objects.filter(**doubtful).select_related("action")
    axes = plan.axes.prefetch_related(
        Prefetch("items", queryset=items, to_attr="doubtful_items"),
        Prefetch("action_links", queryset=links, to_attr="doubtful_links"),
    )
    return plan_page(
        request,
        plan,
        "plan/plan_reading.html",
        "plan:doubts",
        axes=[axis for axis in axes if axis.doubtful_items or axis.doubtful_links],
        priorities=Priority.objects.filter(plan=plan, **doubtful).prefetch_related("axes"),
        notes=plan.reading_notes.all(),
        doubted_actions=plan.actions.exclude(source_notes=""),
    )


@require_POST
@allowed(may_run_plan)
def settle(request: Request, note_id: int) -> HttpResponse:
    """Settle a note of reading, or open it again."""
    note = get_object_or_404(ReadingNote.objects.select_related("plan"), pk=note_id)
    settle_note(note=note, actor=request.user, is_settled="rouvrir" not in request.POST)
    if request.htmx:
        return render(request, "plan/edit_reading_note.html", {"note": note, "is_focused": True})
    return redirect(reverse("plan:doubts", args=[note.plan_id]) + f"#note-{note.pk}")


@allowed(may_read_plan)
def plan_history(request: Request, plan_id: int) -> HttpResponse:
    """Who changed what in what the plan says."""
    plan = plan_or_404(plan_id)
    trail = [(plan.title, reverse("plan:plan", args=[plan.pk])), (gettext("Historique"), None)]
    return render(request, "plan/plan_history.html", {"plan": plan, "history": history_of(plan), "breadcrumb": trail})


@allowed(may_run_plan)
def edit_plan(request: Request, plan_id: int, part: str) -> HttpResponse:
    """Change what the plan says of itself, of its diagnosis or of its governance."""
    if part not in PLAN_FORMS:
        raise Http404(gettext("Cette partie du plan n'existe pas."))
    with transaction.atomic():
        plan = get_object_or_404(Plan.objects.select_for_update(), pk=plan_id)
        form = PLAN_FORMS[part](request.POST or None, instance=plan)
        done = reverse(PAGE_OF[part], args=[plan.pk])
        if request.method == "POST" and form.is_valid():
            write_plan(form=form, actor=request.user)
            messages.success(request, gettext("C'est enregistré."))
            return redirect(done)
    title = form.title
    trail = [(plan.title, reverse("plan:plan", args=[plan.pk])), (title, None)]
    return render(request, "plan/edit_line.html", {"form": form, "title": title, "done": done, "breadcrumb": trail})
