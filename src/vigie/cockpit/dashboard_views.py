"""The dashboards of the plan: progress by axis, alerts, who is mobilised, what is crossed with what."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from vigie.accounts.access import Request, allowed
from vigie.cockpit import plan_figures
from vigie.cockpit.progress_chart import progress_by_axis
from vigie.law.models import Domain
from vigie.plan.access import current_plan
from vigie.plan.models import Axis, Plan
from vigie.plan.progress import State
from vigie.plan.progress_words import STATE_LABELS, statuses_in_words
from vigie.plan.rules import may_read_plan, may_read_synthesis, may_run_plan


@allowed(may_read_synthesis)
def dashboard(request: Request) -> HttpResponse:
    """The plan at a glance; elected members read the same figures, without links to the working pages."""
    plan, day = current_plan(), timezone.localdate()
    if plan is None:
        return no_plan_page(request)
    may_work = may_read_plan(request.actor) is None
    counts = plan_figures.state_counts(plan, day)
    statuses = plan_figures.statuses(plan)
    context = {
        "plan": plan,
        "total": sum(statuses.values()),
        "statuses": statuses_in_words(statuses),
        "states": [(STATE_LABELS[state], number, actions_in(state, may_work)) for state, number in counts.items()],
        "chart": progress_by_axis(plan_figures.statuses_by_axis(plan)),
        "may_work": may_work,
        "breadcrumb": [(_("Tableau de bord"), None)],
    }
    return render(request, "cockpit/dashboard.html", context)


def no_plan_page(request: Request) -> HttpResponse:
    """Say that there is no plan yet and, to the pilot, how to bring it in."""
    return render(request, "cockpit/no_plan.html", {"may_import": may_run_plan(request.actor) is None})


def actions_in(state: State, may_work: bool) -> str:
    """Return the address of the actions in a state, for those who may read them."""
    return f"{reverse('plan:actions')}?etat={state}" if may_work else ""


@allowed(may_read_synthesis)
def mobilisation(request: Request) -> HttpResponse:
    """The matrix structures × axes: who carries, who is a partner, who committed, who is not mobilised (S24)."""
    plan = current_plan()
    if plan is None:
        return no_plan_page(request)
    axes, organisations, rows = plan_figures.mobilisation_of(plan)
    only_absent = request.GET.get("voir") == "absentes"
    context = {
        "plan": plan,
        "axes": axes,
        "rows": [(organisations[row.organisation_id], row) for row in rows if not (only_absent and row.is_mobilised)],
        "absent": sum(1 for row in rows if not row.is_mobilised),
        "total": len(rows),
        "only_absent": only_absent,
        "may_work": may_read_plan(request.actor) is None,
        "breadcrumb": [(_("Tableau de bord"), reverse("cockpit:dashboard")), (_("Structures et axes"), None)],
    }
    return render(request, "cockpit/mobilisation.html", context)


@allowed(may_read_synthesis)
def crossings(request: Request) -> HttpResponse:
    """Axes × domains, for one public or all, and axes × publics: overlaps and holes (S65)."""
    plan = current_plan()
    if plan is None:
        return no_plan_page(request)
    publics = plan_figures.publics()
    chosen = request.GET.get("public", "")
    public = chosen if chosen in dict(publics) else ""
    axes: list[Axis] = list(plan.axes.all())
    context = {
        "plan": plan,
        "axes": axes,
        "publics": publics,
        "public": public,
        "by_domain": domain_rows(plan, axes, public),
        "by_public": public_rows(plan, axes, publics),
        "may_work": may_read_plan(request.actor) is None,
        "breadcrumb": [(_("Tableau de bord"), reverse("cockpit:dashboard")), (_("Vue croisée"), None)],
    }
    return render(request, "cockpit/crossings.html", context)


def domain_rows(plan: Plan, axes: list[Axis], public: str) -> list[tuple[str, str, list[tuple[Axis | None, int]]]]:
    """Return a row by domain: its code, its name, and the number of actions on each axis then on none."""
    counts = plan_figures.axes_by_domain(plan, public)
    lines = [(domain.pk, domain.code, domain.label) for domain in Domain.objects.all()]
    return [
        (code, label, [(axis, counts.get((axis.pk if axis else None, key), 0)) for axis in [*axes, None]])
        for key, code, label in [*lines, (None, "", _("Domaine non renseigné"))]
    ]


def public_rows(
    plan: Plan, axes: list[Axis], publics: list[tuple[str, str]]
) -> list[tuple[str, str, list[tuple[Axis | None, int]]]]:
    """Return a row by public: its code, its name, and the number of actions on each axis then on none."""
    counts = plan_figures.axes_by_public(plan)
    return [
        (code or "", label, [(axis, counts.get((axis.pk if axis else None, code), 0)) for axis in [*axes, None]])
        for code, label in [*publics, (None, _("Public non renseigné"))]
    ]
