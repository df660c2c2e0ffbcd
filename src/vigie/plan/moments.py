"""Reads the yearly moments of a plan, and takes those that its own words name."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.models import Action, AxisItem, Plan, YearlyMoment, YearlyMomentDate
from vigie.plan.yearly_moments import NamedMoment, PlanText, lacking, named_moments


@dataclass(frozen=True)
class MomentRow:
    """A yearly moment with its dates, and whether the year under way has none."""

    moment: YearlyMoment
    dates: list[YearlyMomentDate]
    is_lacking: bool


def moment_rows(plan: Plan, day: date) -> list[MomentRow]:
    """Return the yearly moments of a plan with their dates, latest first; three queries."""
    moments = list(plan.yearly_moments.select_related("axis", "action").prefetch_related("dates"))
    missing = lacking({moment.pk: [one.year for one in moment.dates.all()] for moment in moments}, day.year)
    return [
        MomentRow(moment, sorted(moment.dates.all(), key=lambda one: -one.year), moment.pk in missing)
        for moment in moments
    ]


def moments_without_date(plan: Plan, year: int) -> QuerySet[YearlyMoment]:
    """Return the yearly moments that have no date for a year: an alert, computed and never typed in."""
    dated = YearlyMomentDate.objects.filter(moment=OuterRef("pk"), year=year)
    return YearlyMoment.objects.filter(plan=plan).exclude(Exists(dated))


def moments_to_take(plan: Plan) -> list[NamedMoment]:
    """Return the yearly moments that the plan's words name and that Vigie does not hold yet."""
    held = set(plan.yearly_moments.values_list("title", flat=True))
    sources = set(plan.yearly_moments.values_list("source", flat=True))
    named = named_moments(texts_of(plan))
    return [one for one in named if one.title not in held and one.source not in sources]


def texts_of(plan: Plan) -> list[PlanText]:
    """Return the texts of a plan that may name a yearly moment: lines of its axes, descriptions of its actions."""
    items = AxisItem.objects.filter(axis__plan=plan).order_by("axis__number", "axis__code", "kind", "order")
    lines = [PlanText(text, axis=axis) for text, axis in items.values_list("text", "axis_id")]
    actions = Action.objects.filter(plan=plan).exclude(description="").order_by("code", "pk")
    return lines + [PlanText(text, action=pk) for pk, text in actions.values_list("pk", "description")]


def take_moments(*, plan: Plan, actor: Person | None) -> list[YearlyMoment]:
    """Create the yearly moments that the plan names, each with its words; those already there stay as they are."""
    with transaction.atomic():
        Plan.objects.select_for_update().get(pk=plan.pk)
        last = plan.yearly_moments.aggregate(last=Max("order"))["last"]
        first = 0 if last is None else last + 1
        taken = [take(plan, named, order) for order, named in enumerate(moments_to_take(plan), start=first)]
        for moment in taken:
            record(actor=actor, verb="line_added", on=plan, changes={"moment annuel": ["", moment.title]})
    return taken


def take(plan: Plan, named: NamedMoment, order: int) -> YearlyMoment:
    """Create one moment, with the years of which the plan gives the topic."""
    moment = YearlyMoment.objects.create(
        plan=plan, order=order, title=named.title, source=named.source, axis_id=named.axis, action_id=named.action
    )
    for year, topic in named.topics.items():
        dated = YearlyMomentDate(moment=moment, year=year, topic=topic)
        dated.set_date(str(year))
        dated.save(force_insert=True)
    return moment
