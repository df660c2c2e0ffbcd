"""The page of an axis: stake, items by kind, actions, commitments; and the act of confirming readings."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.accounts.history import history_of
from vigie.plan.access import plan_or_404
from vigie.plan.commitments import own_organisations
from vigie.plan.confirming import Reading, confirm, confirm_axis, reopen, reopen_axis
from vigie.plan.models import Action, ActionAxis, Axis, AxisItem, Classified, Priority
from vigie.plan.rules import may_read_plan, may_run_plan, may_write

# Each kind with its heading, in the order of the plan's own sheets.
HEADINGS = {
    AxisItem.Kind.AIM: _("Recommandation"),
    AxisItem.Kind.RECOMMENDATION: _("Préconisations"),
    AxisItem.Kind.PREREQUISITE: _("Éléments à réunir au préalable"),
    AxisItem.Kind.ACTOR: _("Acteurs concernés"),
    AxisItem.Kind.VIGILANCE: _("Éléments de vigilance"),
    AxisItem.Kind.EXPECTED_EFFECT: _("Effets attendus"),
    AxisItem.Kind.RESOURCE: _("Ressources"),
}
READINGS: dict[str, Any] = {"element": AxisItem, "priorite": Priority, "rattachement": ActionAxis}


@dataclass(frozen=True)
class Section:
    """The items of one kind, under their heading."""

    kind: str
    heading: str | Promise
    items: list[AxisItem]


def sections_of(axis: Axis) -> list[Section]:
    """Return an axis's items by kind, empty kinds included: what a sheet leaves blank is said."""
    items = sorted(axis.items.all(), key=lambda item: item.order)
    return [
        Section(kind.value, heading, [item for item in items if item.kind == kind])
        for kind, heading in HEADINGS.items()
    ]


@allowed(may_read_plan)
def axis_page(request: Request, code: str, plan_id: int | None = None) -> HttpResponse:
    """Show an axis to the plan's partners; the pilot also sees what was deduced."""
    plan = plan_or_404(plan_id)
    actions = Prefetch("actions", queryset=Action.objects.only("id", "code", "name"))
    axes = plan.axes.prefetch_related(Prefetch("items", queryset=AxisItem.objects.prefetch_related(actions)))
    axis = get_object_or_404(axes, code=code)
    links = list(axis.action_links.select_related("action").order_by("action__code"))
    doubts = [*axis.items.all(), *links]
    context = {
        "plan": plan,
        "axis": axis,
        "sections": sections_of(axis),
        "links": links,
        "priorities": axis.priorities.all(),
        "commitments": axis.commitments.select_related("organisation__parent", "axis"),
        "targets": axis.targets.all(),
        "history": history_of(axis),
        "is_pilot": may_run_plan(request.actor) is None,
        "may_commit_any": may_write(request.actor) is None,
        "own_organisations": own_organisations(request.actor),
        "doubt_count": sum(reading.is_doubtful for reading in doubts),
        "confirmed_count": sum(is_confirmed(reading) for reading in doubts),
        "breadcrumb": [(plan.title, reverse("plan:plan", args=[plan.pk])), (str(axis), None)],
    }
    return render(request, "plan/axis.html", context)


def is_confirmed(reading: Classified) -> bool:
    """Whether a deduced reading was confirmed."""
    return reading.classification == Classified.Classification.DEDUCED and not reading.is_doubtful


def page_of_reading(reading: Reading) -> str:
    """Return the address of the page on which a reading is shown."""
    if isinstance(reading, AxisItem):
        return reverse("plan:axis", args=[reading.axis.plan_id, reading.axis.code])
    if isinstance(reading, Priority):
        return reverse("plan:plan", args=[reading.plan_id])
    return reverse("plan:action", args=[reading.action_id])


@require_POST
@allowed(may_run_plan)
def confirm_reading(request: Request, kind: str, reading_id: int) -> HttpResponse:
    """Confirm one deduced reading, or put it back in doubt."""
    if kind not in READINGS:
        raise Http404(gettext("Cette lecture n'existe pas, ou n'existe plus."))
    reading: Reading = get_object_or_404(READINGS[kind], pk=reading_id)
    act = reopen if "annuler" in request.POST else confirm
    act(reading=reading, actor=request.user)
    if request.htmx:
        context = {"reading": reading, "kind": kind, "is_pilot": True, "is_focused": True}
        return render(request, "plan/edit_reading.html", context)
    return redirect(f"{page_of_reading(reading)}#lecture-{kind}-{reading.pk}")


@require_POST
@allowed(may_run_plan)
def confirm_whole_axis(request: Request, axis_id: int) -> HttpResponse:
    """Confirm all the deduced readings of an axis, or put them all back in doubt."""
    axis = get_object_or_404(Axis, pk=axis_id)
    if "annuler" in request.POST:
        count = reopen_axis(axis=axis, actor=request.user)
        words = ngettext("%(n)s lecture est remise en doute.", "%(n)s lectures sont remises en doute.", count)
    else:
        count = confirm_axis(axis=axis, actor=request.user)
        words = ngettext("%(n)s lecture est confirmée.", "%(n)s lectures sont confirmées.", count)
    messages.success(request, words % {"n": count})
    if request.POST.get("retour") == "lectures":
        return redirect("plan:doubts", axis.plan_id)
    return redirect("plan:axis", axis.plan_id, axis.code)
