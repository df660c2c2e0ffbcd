"""Pages of what becomes of recommendations (S21), and of actions that wait for a political agreement (S106)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.core.exports import table_response
from vigie.core.tables import Column, Table, table_of
from vigie.plan.access import plan_or_404
from vigie.plan.agreements import LAUNCHED
from vigie.plan.governance_pages import governance_page
from vigie.plan.models import Action, AxisItem, Decision, Plan
from vigie.plan.revision.following_up import Advice, advice_of, counts_of, follow_up_advice
from vigie.plan.revision.forms import FollowUpForm
from vigie.plan.rules import may_read_plan, may_run_plan

COLOURS = {"not_stated": "unknown", "adopted": "to_start", "in_action": "ongoing", "not_retained": "abandoned"}


def chosen(request: Request, plan: Plan) -> tuple[list[Advice], list[Advice]]:
    """Return all the recommendations of a plan, and those that the filter keeps."""
    everything = advice_of(plan)
    asked = request.GET.get("suite", "")
    if asked not in AxisItem.FollowUp.values:
        return everything, everything
    return everything, [one for one in everything if one.state == asked]


@allowed(may_read_plan)
def recommendations(request: Request, plan_id: int | None = None) -> HttpResponse:
    """Every recommendation, axis by axis, with what became of it."""
    plan = plan_or_404(plan_id)
    everything, kept = chosen(request, plan)
    by_axis: dict[str, list[tuple[Advice, str]]] = {}
    for one in kept:
        by_axis.setdefault(str(one.item.axis), []).append((one, COLOURS[one.state]))
    context: dict[str, Any] = {
        "plan": plan,
        "by_axis": list(by_axis.items()),
        "counts": [(state.value, state.label, count) for state, count in counts_of(everything).items()],
        "total": len(everything),
        "asked": request.GET.get("suite", ""),
        "is_pilot": may_run_plan(request.actor) is None,
        "title": gettext("Suites des préconisations"),
    }
    return governance_page(request, "plan/revision/recommendations.html", "plan:versions", **context)


@allowed(may_read_plan)
def recommendations_file(request: Request, plan_id: int, file_format: str) -> HttpResponse:
    """The same list as a file to save."""
    if file_format not in ("xlsx", "csv"):
        raise Http404
    plan = plan_or_404(plan_id)
    return table_response(advice_table(plan, chosen(request, plan)[1]), file_format)


def advice_table(plan: Plan, advice: list[Advice]) -> Table:
    """Return recommendations as a table."""
    columns = [
        Column("axe", gettext("Axe"), width=30),
        Column("preconisation", gettext("Préconisation"), width=70),
        Column("suite", gettext("Suite donnée"), width=18),
        Column("pourquoi", gettext("Pourquoi"), width=40),
        Column("actions", gettext("Actions"), width=40),
        Column("decision", gettext("Décision"), width=40),
    ]
    rows = [
        [
            str(one.item.axis),
            one.item.text,
            str(one.state.label),
            one.item.follow_up_reason,
            " ; ".join(f"{action.code} – {action.name}" for action in one.actions),
            decision_words(one.item.follow_up_decision),
        ]
        for one in advice
    ]
    return table_of(gettext("Suites des préconisations – %(plan)s") % {"plan": plan.title}, columns, rows)


def decision_words(decision: Decision | None) -> str:
    """Say which decision is cited."""
    if decision is None:
        return ""
    words = gettext("décision n° %(number)s, %(body)s, %(day)s")
    meeting = decision.meeting
    return words % {"number": decision.number, "body": meeting.body.name, "day": meeting.day.in_words()}


@allowed(may_run_plan)
def follow_up(request: Request, item_id: int) -> HttpResponse:
    """Say what became of a recommendation."""
    rows = AxisItem.objects.filter(kind=AxisItem.Kind.RECOMMENDATION).select_related("axis__plan")
    item = get_object_or_404(rows, pk=item_id)
    plan = item.axis.plan
    initial = {"follow_up": item.follow_up, "reason": item.follow_up_reason, "decision": item.follow_up_decision_id}
    form = FollowUpForm(request.POST or None, plan=plan, initial=initial)
    done = f"{reverse('plan:plan_recommendations', args=[plan.pk])}#preconisation-{item.pk}"
    if request.method == "POST" and form.is_valid():
        try:
            follow_up_advice(item=item, actor=request.user, **form.cleaned_data)
        except ValueError as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, gettext("La suite de cette préconisation est enregistrée."))
            return redirect(done)
    title = gettext("Suite donnée à une préconisation")
    context: dict[str, Any] = {
        "form": form,
        "title": title,
        "intro": item.text,
        "done": done,
        "breadcrumb": [(gettext("Suites des préconisations"), done), (title, None)],
    }
    return render(request, "plan/edit_line.html", context)


@allowed(may_run_plan)
def agreements(request: Request, plan_id: int | None = None) -> HttpResponse:
    """The actions that wait for a political agreement, those already launched without one first."""
    plan = plan_or_404(plan_id)
    waiting = Action.objects.filter(plan=plan).awaiting_agreement().order_by("code", "pk")
    rows = [(action, action.status in LAUNCHED) for action in waiting]
    context: dict[str, Any] = {
        "plan": plan,
        "rows": sorted(rows, key=lambda row: not row[1]),
        "title": gettext("Accords politiques attendus"),
    }
    return governance_page(request, "plan/revision/agreements.html", "plan:versions", **context)
