"""Pages in which the pilot chooses what the public sees."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.plan.access import plan_or_404
from vigie.plan.models import Action, Axis, Plan
from vigie.plan.opening import (
    Openable,
    Opening,
    close_to_public,
    content_of,
    open_to_public,
    open_whole_plan,
    plan_of,
    standing_of,
    standings_of,
)
from vigie.plan.plan_views import plan_page
from vigie.plan.public_pages import action_page_context, axis_page_context, plan_page_context
from vigie.plan.rules import may_run_plan

OPENABLE: dict[str, Any] = {"plan": Plan, "axe": Axis, "action": Action}
PER_PAGE = 50
OPENING_LABELS = {
    Opening.CLOSED: ("unknown", _("fermé")),
    Opening.OPEN: ("ok", _("ouvert")),
    Opening.CHANGED: ("warning", _("ouvert, modifié depuis")),
}


def thing_or_404(kind: str, thing_id: int) -> Openable:
    """Return a plan, an axis or an action by its kind in addresses."""
    if kind not in OPENABLE:
        raise Http404(gettext("Cela ne s'ouvre pas au public."))
    rows = OPENABLE[kind].objects
    thing: Openable = get_object_or_404(rows if kind == "plan" else rows.select_related("plan"), pk=thing_id)
    return thing


@allowed(may_run_plan)
def opening(request: Request, plan_id: int | None = None) -> HttpResponse:
    """Show what is closed, open, or open but changed since."""
    plan = plan_or_404(plan_id)
    page = Paginator(plan.actions.select_related("plan"), PER_PAGE).get_page(request.GET.get("page"))
    actions: list[Action] = list(page.object_list)
    return plan_page(
        request,
        plan,
        "plan/plan_opening.html",
        "plan:opening",
        plan_rows=rows_of("plan", [standing_of(plan)]),
        axis_rows=rows_of("axe", standings_of(list(plan.axes.all()), plan)),
        action_rows=rows_of("action", standings_of(actions, plan)),
        page=page,
    )


def rows_of(kind: str, standings: list[Any]) -> list[dict[str, Any]]:
    """Return standings ready to be drawn: the badge, the preview's address."""
    return [
        {
            "kind": kind,
            "standing": row,
            "badge": OPENING_LABELS[row.opening],
            "preview": reverse("plan:preview", args=[kind, row.thing.pk]),
        }
        for row in standings
    ]


@allowed(may_run_plan)
def preview(request: Request, kind: str, thing_id: int) -> HttpResponse:
    """Show exactly what will be public of a thing, with the choices that remain to be made."""
    thing = thing_or_404(kind, thing_id)
    row = standing_of(thing)
    with_notes = "notes" in request.GET if "apercu" in request.GET else row.has_notes
    with_budget = "budget" in request.GET if "apercu" in request.GET else row.has_budget
    content = content_of(thing, with_notes=with_notes, with_budget=with_budget)
    done = reverse("plan:opening", args=[plan_of(thing).pk])
    drawers = {"plan": plan_page_context, "axe": axis_page_context, "action": action_page_context}
    context = {
        **drawers[kind](content),
        "thing": thing,
        "kind": kind,
        "standing": row,
        "badge": OPENING_LABELS[row.opening],
        "with_notes": with_notes,
        "with_budget": with_budget,
        "is_preview": True,
        "done": done,
        "breadcrumb": [(gettext("Ouverture au public"), done), (str(thing), None)],
    }
    return render(request, "plan/plan_preview.html", context)


@require_POST
@allowed(may_run_plan)
def open_thing(request: Request, kind: str, thing_id: int) -> HttpResponse:
    """Open a thing, or publish its changes."""
    thing = thing_or_404(kind, thing_id)
    open_to_public(
        thing=thing, actor=request.user, with_notes="notes" in request.POST, with_budget="budget" in request.POST
    )
    messages.success(request, gettext("C'est ouvert au public : « %(name)s ».") % {"name": thing})
    return redirect("plan:opening", plan_of(thing).pk)


@require_POST
@allowed(may_run_plan)
def close_thing(request: Request, kind: str, thing_id: int) -> HttpResponse:
    """Close a thing."""
    thing = thing_or_404(kind, thing_id)
    close_to_public(thing=thing, actor=request.user)
    messages.success(request, gettext("Ce n'est plus ouvert au public : « %(name)s ».") % {"name": thing})
    return redirect("plan:opening", plan_of(thing).pk)


@require_POST
@allowed(may_run_plan)
def open_all(request: Request, plan_id: int) -> HttpResponse:
    """Open a plan with all its axes and actions."""
    plan = plan_or_404(plan_id)
    count = open_whole_plan(plan, request.user)
    messages.success(request, gettext("Tout le plan est ouvert au public (pages : %(n)s).") % {"n": count})
    return redirect("plan:opening", plan.pk)
