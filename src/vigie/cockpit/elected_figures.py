"""The five figures of elected members: what the plan does, what is stuck, whether it is governed, who takes part."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from vigie.cockpit import plan_figures
from vigie.plan.models import Action, Body, Meeting, Plan
from vigie.plan.progress import State

# An action that has begun, on request included; « being set up » is not yet something residents can see.
MOVING = (Action.Status.ONGOING, Action.Status.ON_REQUEST, Action.Status.DONE)


@dataclass(frozen=True)
class Figure:
    """A figure with what it means in one sentence. address: the page that details it, when there is one."""

    value: str
    label: str
    sentence: str
    address: str = ""


def five_figures(plan: Plan, day: date) -> list[Figure]:
    """Return the five figures, in the order in which they are asked for in a council."""
    return [moving(plan), late(plan, day), governed(plan, day), mobilised(plan), priorities_moving(plan)]


def out_of(number: int, total: int) -> str:
    """Return « 7 sur 19 »."""
    return gettext("%(number)d sur %(total)d") % {"number": number, "total": total}


def moving(plan: Plan) -> Figure:
    """How many actions go on, on request included."""
    counts = plan_figures.statuses(plan)
    going = counts.get(Action.Status.ONGOING, 0) + counts.get(Action.Status.ON_REQUEST, 0)
    return Figure(
        out_of(going, sum(counts.values())),
        gettext("actions en cours"),
        gettext("Celles que les habitantes et habitants peuvent déjà rencontrer, à la demande comprises."),
        reverse("cockpit:dashboard"),
    )


def late(plan: Plan, day: date) -> Figure:
    """How many actions should be over."""
    number = Action.objects.filter(plan=plan).in_state(State.LATE, day).count()
    return Figure(
        str(number),
        ngettext("action en retard", "actions en retard", number),
        gettext("Leur date de fin est passée sans que personne ne les ait dites terminées."),
        reverse("cockpit:dashboard"),
    )


def governed(plan: Plan, day: date) -> Figure:
    """How many meetings were held this year, out of those that the rules ask for (S180).

    A body that meets more than it must does not make up for another.
    """
    rules = dict(
        Body.objects.active(day)
        .exclude(min_meetings_per_year=None)
        .order_by()
        .values_list("pk", "min_meetings_per_year")
    )
    held = Meeting.objects.held().in_year(day.year).filter(plan=plan, body__in=rules).order_by()
    counts = dict(held.values_list("body").annotate(Count("id")))
    done = sum(min(counts.get(body, 0), wanted or 0) for body, wanted in rules.items())
    return Figure(
        out_of(done, sum(wanted or 0 for wanted in rules.values())),
        gettext("réunions tenues en %(year)s") % {"year": day.year},
        gettext("Sur celles que la règle de chaque instance demande dans l'année."),
        reverse("plan:meetings"),
    )


def mobilised(plan: Plan) -> Figure:
    """How many organisations do something, out of all those that the plan names."""
    _axes, _organisations, rows = plan_figures.mobilisation_of(plan)
    return Figure(
        out_of(sum(1 for row in rows if row.is_mobilised), len(rows)),
        gettext("structures mobilisées"),
        gettext("Elles portent une action, y participent ou se sont engagées ; les autres sont à aller chercher."),
        reverse("cockpit:mobilisation"),
    )


def priorities_moving(plan: Plan) -> Figure:
    """How many of the priorities that elected members chose have at least one action begun or over.

    An action serves a priority by itself, or by an axis of that priority.
    """
    priorities = list(plan.priorities.prefetch_related("axes", "actions"))
    begun = Action.objects.filter(plan=plan, status__in=MOVING).order_by()
    axes = set(begun.exclude(axis_links=None).values_list("axis_links__axis_id", flat=True))
    actions = set(begun.values_list("pk", flat=True))
    number = sum(
        1
        for priority in priorities
        if any(axis.pk in axes for axis in priority.axes.all())
        or any(action.pk in actions for action in priority.actions.all())
    )
    return Figure(
        out_of(number, len(priorities)),
        gettext("priorités engagées"),
        gettext("Celles que vous avez validées et qui ont au moins une action commencée ou menée à bien."),
        reverse("cockpit:dashboard"),
    )
