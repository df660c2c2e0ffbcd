"""Reads what the plan says: axes and recommendations, priorities, yearly moments, versions, ties to other documents."""

from collections import defaultdict

from django.db.models import Count, Prefetch

from vigie.cockpit.annual_report.collecting_values import (
    AxisOfPlan,
    LinkageOfPlan,
    MomentOfYear,
    PriorityOfPlan,
    RecommendationOfPlan,
    RevisionOfYear,
    VersionOfYear,
)
from vigie.plan.models import AxisItem, Plan, Proposal, YearlyMomentDate


def axes_of_plan(plan: Plan) -> tuple[AxisOfPlan, ...]:
    """Return the axes with their recommendations and what became of them (S21)."""
    items = AxisItem.objects.filter(kind=AxisItem.Kind.RECOMMENDATION).order_by("order")
    items = items.select_related("follow_up_decision").prefetch_related("actions")
    return tuple(
        AxisOfPlan(axis.code, axis.title, tuple(map(recommendation_of_plan, axis.items.all())))
        for axis in plan.axes.prefetch_related(Prefetch("items", items))
    )


def recommendation_of_plan(item: AxisItem) -> RecommendationOfPlan:
    """Return a recommendation with its follow-up."""
    return RecommendationOfPlan(
        text=item.text,
        follow_up=item.follow_up,
        reason=item.follow_up_reason,
        decision=item.follow_up_decision.text if item.follow_up_decision else "",
        actions=codes(item.actions.all()),
    )


def codes(rows: object) -> tuple[str, ...]:
    """Return the codes of some actions or axes, in order."""
    return tuple(sorted(row.code for row in rows))  # type: ignore[attr-defined]


def priorities_of_plan(plan: Plan) -> tuple[PriorityOfPlan, ...]:
    """Return the validated priorities, with their axes and the actions tied to them."""
    priorities = plan.priorities.prefetch_related("axes", "actions").select_related("decision__meeting__body")
    return tuple(
        PriorityOfPlan(
            rank=one.order,
            text=one.text,
            axes=codes(one.axes.all()),
            actions=codes(one.actions.all()),
            decided_on=one.decision.meeting.dated if one.decision else one.decided_on,
            decided_by=one.decision.meeting.body.name if one.decision else one.decided_by,
            footnote=one.footnote,
        )
        for one in priorities
    )


def moments_of_year(plan: Plan, year: int) -> tuple[MomentOfYear, ...]:
    """Return the moments that the plan asks for each year, with their date of that year if one was set."""
    dates = Prefetch("dates", YearlyMomentDate.objects.filter(year=year))
    moments = []
    for moment in plan.yearly_moments.prefetch_related(dates):
        held = next(iter(moment.dates.all()), None)
        moments.append(
            MomentOfYear(moment.title, held.dated, held.topic, held.report, held.is_fictitious)
            if held
            else MomentOfYear(moment.title)
        )
    return tuple(moments)


def versions_of_year(plan: Plan, year: int) -> tuple[VersionOfYear, ...]:
    """Return the versions adopted during a year; one without a date of adoption belongs to none."""
    versions = plan.versions.filter(adopted_on__startswith=str(year)).defer("content")
    return tuple(
        VersionOfYear(
            number=one.number,
            adopted_on=one.adopted_on,
            adopted_by=one.body.name if one.body else one.body_label,
            summary=one.summary,
            decision=one.decision.text if one.decision else "",
        )
        for one in versions.select_related("body", "decision").order_by("number")
    )


def revisions_of_year(plan: Plan, year: int) -> tuple[RevisionOfYear, ...]:
    """Return the revisions of a year, with how many proposals are in each state."""
    counts: dict[int, list[tuple[str, int]]] = defaultdict(list)
    proposals = Proposal.objects.filter(revision__plan=plan, revision__year=year)
    found = proposals.order_by("revision", "state").values_list("revision_id", "state").annotate(Count("id"))
    for revision, state, number in found:
        counts[revision].append((state, number))
    fictitious = set(proposals.filter(is_fictitious=True).order_by().values_list("revision_id", flat=True))
    return tuple(
        RevisionOfYear(one.state, one.purpose, tuple(counts[one.pk]), one.pk in fictitious)
        for one in plan.revisions.filter(year=year).order_by("opened_at")
    )


def linkages_of_plan(plan: Plan) -> tuple[LinkageOfPlan, ...]:
    """Return the ties to other strategic documents; their referent by function or structure, never by name."""
    return tuple(
        LinkageOfPlan(
            name=one.name,
            tie=one.tie,
            reference=one.reference,
            contribution=one.contribution,
            referent=one.referent_label,
            sharing=one.sharing,
            not_shared=one.not_shared,
            actions=codes(one.actions.all()),
        )
        for one in plan.linkages.prefetch_related("actions")
    )
