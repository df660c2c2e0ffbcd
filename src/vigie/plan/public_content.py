"""What the public may read of a plan, an axis and an action: every field is named here, and nothing else leaves.

Never in these contents: names of persons, doubts of reading, what blocks an action and who is waited for, means,
evaluation, linked documents. Notes and budget leave only when whoever opens the action asks for it.
"""

from collections import defaultdict
from typing import Any

from vigie.plan.models import Action, AxisItem, Participation, Plan
from vigie.plan.models import Axis as PlanAxis

Content = dict[str, Any]

PLAN_RELATIONS = (
    "pillars",
    "markers",
    "priorities__axes",
    "linkages",
    "history",
    "cited_figures",
    "targets__axis",
    "partners__organisation",
)
AXIS_RELATIONS = ("items",)
ACTION_RELATIONS = (
    "axis_links__axis",
    "participations__organisation__parent",
    "publics",
    "markers",
    "domains",
    "communes",
    "neighbourhoods",
    "notes",
    "budget_lines",
)
TIMING_FLAGS = ("is_since", "is_ongoing", "is_being_set_up", "is_on_request", "is_yearly", "is_to_be_decided")
# What an axis shows to everyone, in the order it is read.
PUBLIC_KINDS = (
    AxisItem.Kind.AIM,
    AxisItem.Kind.RECOMMENDATION,
    AxisItem.Kind.ACTOR,
    AxisItem.Kind.EXPECTED_EFFECT,
)


def plan_content(plan: Plan) -> Content:
    """Return what everyone may read of a plan."""
    return {
        "title": plan.title,
        "annex": plan.annex,
        "territory_name": plan.territory_name,
        "starts_in": plan.starts_in,
        "ends_in": plan.ends_in,
        "nature": plan.nature,
        "revision_rule": plan.revision_rule,
        "objective": plan.objective,
        "pillars": [{"name": pillar.name, "fields": pillar.fields or []} for pillar in plan.pillars.all()],
        "markers": [marker.name for marker in plan.markers.all()],
        "priorities": [
            {"text": priority.text, "axes": sorted(axis.code for axis in priority.axes.all())}
            for priority in plan.priorities.all()
        ],
        "linkages": [{"name": linkage.name, "tie": linkage.tie} for linkage in plan.linkages.all()],
        "history": [{"dated": event.dated, "title": event.title} for event in plan.history.all()],
        "figures": figures_content(plan),
        "targets": targets_content(plan),
        "partners": [
            {"name": partner.name_in_source, "category": partner.organisation.category}
            for partner in plan.partners.all()
        ],
    }


def figures_content(plan: Plan) -> list[Content]:
    """Return the figures the plan cites from outside; they are public already, and shown with their source."""
    return [
        {
            "label": figure.label,
            "value": plain(figure.value),
            "unit": figure.unit,
            "starts_in": figure.starts_in,
            "ends_in": figure.ends_in,
            "source": figure.source,
        }
        for figure in plan.cited_figures.all()
    ]


def targets_content(plan: Plan) -> list[Content]:
    """Return what the plan aims at, in figures; a missing unit stays missing."""
    return [
        {
            "text": target.text,
            "value": plain(target.value),
            "unit": target.unit,
            "years": target.years,
            "axis": target.axis.code if target.axis else "",
        }
        for target in plan.targets.all()
    ]


def axis_content(axis: PlanAxis) -> Content:
    """Return what everyone may read of an axis: its stake, and some of its items with what became of them."""
    return {
        "code": axis.code,
        "number": axis.number,
        "title": axis.title,
        "stake": axis.stake,
        "items": [
            {"kind": item.kind, "text": item.text, "follow_up": item.follow_up}
            for item in sorted(axis.items.all(), key=lambda item: item.order)
            if item.kind in PUBLIC_KINDS
        ],
    }


def action_content(action: Action, *, with_notes: bool = False, with_budget: bool = False) -> Content:
    """Return what everyone may read of an action; its notes and its budget only when asked for."""
    content: Content = {
        "code": action.code,
        "name": action.name,
        "description": action.description,
        "axes": [link.axis.code for link in action.axis_links.all()],
        "bearers": organisations_of(action, Participation.Part.BEARER),
        "partners": organisations_of(action, Participation.Part.PARTNER),
        "status": action.status,
        "timing": {
            "text": action.timing_text,
            "starts": action.starts,
            "ends": action.ends,
            **{flag: getattr(action, flag) for flag in TIMING_FLAGS},
        },
        "nature": action.nature,
        "publics": [row.public for row in action.publics.all()],
        "residents_part": action.residents_part,
        "markers": [marker.name for marker in action.markers.all()],
        "domains": [domain.label for domain in action.domains.all()],
        "communes": [commune.name for commune in action.communes.all()],
        "neighbourhoods": [place.name for place in action.neighbourhoods.all()],
        "place_text": action.place_text,
        "expected_effects": action.expected_effects,
    }
    if with_notes:
        content["notes"] = notes_content(action)
    if with_budget:
        content["budget"] = budget_content(action)
    return content


def organisations_of(action: Action, part: str) -> list[str]:
    """Return the names of the organisations that carry the action, or are its partners."""
    return [str(row.organisation) for row in action.participations.all() if row.part == part]


def notes_content(action: Action) -> list[Content]:
    """Return the notes of an action, the last first, without who wrote them."""
    return [
        {
            "year": note.year,
            "dated_on": note.dated_on.isoformat(),
            "text": note.text,
            "is_fictitious": note.is_fictitious,
        }
        for note in action.notes.all()
    ]


def budget_content(action: Action) -> list[Content]:
    """Return what was planned and spent in euros, by year, all funders together; None when nobody said."""
    years: dict[int, dict[str, Any]] = defaultdict(lambda: {"planned": None, "spent": None})
    for line in action.budget_lines.all():
        for name, amount in (("planned", line.planned), ("spent", line.spent)):
            if amount is not None:
                years[line.year][name] = (years[line.year][name] or 0) + amount
    return [
        {"year": year, "planned": plain(sums["planned"]), "spent": plain(sums["spent"])}
        for year, sums in sorted(years.items())
    ]


def plain(amount: Any) -> str | None:
    """Return a decimal as a text JSON keeps exactly, without needless zeros; None stays None."""
    return None if amount is None else f"{amount.normalize():f}"
