"""Takes over the bodies that the plan's text names: proposed, previewed, then created; done twice, it adds nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext

from vigie.accounts.models import Person
from vigie.core.fuzzy_dates import FuzzyDate
from vigie.plan.bodies.defaults import EQUALITY, Defaults, defaults_of
from vigie.plan.bodies.keeping import create_body
from vigie.plan.bodies.naming import NamedBody, named_bodies, simple, speaks_of_equality, speaks_of_volunteers
from vigie.plan.models import Axis, Body, Plan

LONGEST_NAME = 250


@dataclass(frozen=True)
class BodyProposal:
    """A body that may be created. is_named: the plan's text names it; otherwise it is only usual.

    axis: that advises it, None for another. existing: the body of that name that is already there.
    """

    named: NamedBody
    is_named: bool
    axis: Axis | None = None
    existing: Body | None = None


def usual_bodies() -> list[NamedBody]:
    """Return the bodies that a plan usually has even when its text does not name them (S172 for the last)."""
    return [
        NamedBody(name=gettext("Comité de pilotage"), kind=Body.Kind.STEERING),
        NamedBody(name=gettext("Comité technique"), kind=Body.Kind.TECHNICAL),
        NamedBody(
            name=gettext("Groupe thématique « Égalité entre les femmes et les hommes »"), kind=Body.Kind.THEMATIC
        ),
    ]


def proposals_of(plan: Plan) -> list[BodyProposal]:
    """Return what may be taken over, those already there included and marked."""
    axes = {axis.code: axis for axis in Axis.objects.filter(plan=plan)}
    there = {simple(body.name): body for body in Body.objects.all()}
    named = [(body, True) for body in named_bodies(plan.governance)] + [(body, False) for body in usual_bodies()]
    return [
        BodyProposal(body, is_named, axes.get(body.axis_code), there.get(simple(body.name[:LONGEST_NAME])))
        for body, is_named in named
    ]


def take_over(*, plan: Plan, kinds: dict[int, str], actor: Person | None, actor_label: str = "") -> list[Body]:
    """Create the bodies chosen among the proposals; return those that were not there.

    kinds: the kind of each body chosen, by its place among the proposals.
    """
    with transaction.atomic():
        # One taking over at a time: the second finds what the first created.
        Plan.objects.select_for_update().get(pk=plan.pk)
        proposals = proposals_of(plan)
        chosen = [(proposals[place], kind) for place, kind in sorted(kinds.items()) if place < len(proposals)]
        return [
            create_body(
                body=body_of(proposal, kind),
                defaults=start_of(proposal.named, kind),
                actor=actor,
                actor_label=actor_label,
            )
            for proposal, kind in chosen
            if proposal.existing is None
        ]


def body_of(proposal: BodyProposal, kind: str) -> Body:
    """Return a proposal as a body, with what the source says and no rule that it does not state."""
    named = proposal.named
    start = defaults_of(kind)
    return Body(
        name=named.name[:LONGEST_NAME],
        kind=kind,
        composition=named.composition,
        missions="\n".join(named.missions),
        installed_on=understood(named.installed_on),
        min_meetings_per_year=named.min_meetings,
        min_political_groups=named.groups or start.min_political_groups,
        is_open=speaks_of_volunteers(named) and kind == Body.Kind.WORKING_GROUP,
        axis=proposal.axis,
    )


def understood(dated: str) -> str:
    """Return a date as the database keeps it; nothing when the source's is no date."""
    try:
        return str(FuzzyDate.parse(dated)) if dated else ""
    except ValueError:
        return ""


def start_of(named: NamedBody, kind: str) -> Defaults:
    """Return what a body taken over starts with: the categories of its kind, and the standing item the plan asks."""
    items: Sequence[object] = (EQUALITY,) if speaks_of_equality(named) else ()
    return replace(defaults_of(kind), standing_items=tuple(str(item) for item in items))
