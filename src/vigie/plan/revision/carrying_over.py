"""Takes actions of a finished plan into the next one, with their history: nothing is written twice (S3)."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.creating_actions import next_code
from vigie.plan.models import Action, ActionAxis, ActionPublic, Axis, Participation, Plan
from vigie.plan.search_index import refresh_search_text

# What an action keeps from one plan to the next. What was read in the source of the old plan, its notes, steps, budget
# and documents, and the place it had among that plan's priorities, stay with it.
KEPT_FIELDS = (
    "name",
    "description",
    "status",
    "off_axis_themes",
    "lead",
    "nature",
    "residents_part",
    "place_text",
    "other_scheme",
    "companion",
    "people_means",
    "evaluation_criteria",
    "indicator",
    "expected_effects",
    "unblocking_condition",
    "waited_for",
    "needs_political_agreement",
    "political_agreement_on",
    "political_agreement_by",
    *Action.TIMING_FIELDS,
)
KEPT_LINKS = ("domains", "communes", "neighbourhoods")
TO_READ = (
    "participations",
    "publics",
    "axis_links__axis",
    "markers",
    "domains",
    "communes",
    "neighbourhoods",
)


def create_next_plan(*, previous: Plan, title: str, starts_in: int, ends_in: int | None, actor: Person) -> Plan:
    """Create the plan that follows another, empty. Raises ValueError (French sentence) when it exists already."""
    with transaction.atomic():
        Plan.objects.select_for_update().get(pk=previous.pk)
        same = Plan.objects.filter(title=title, territory_name=previous.territory_name, starts_in=starts_in)
        if same.exists():
            raise ValueError(gettext("Ce plan existe déjà : choisissez-le dans la liste."))
        plan = Plan.objects.create(
            title=title,
            territory_name=previous.territory_name,
            starts_in=starts_in,
            ends_in=ends_in,
            objective=previous.objective,
            previous=previous,
        )
        record(actor=actor, verb="next_plan_created", on=plan, changes={"previous": ["", str(previous)]})
    return plan


def carry_over(*, actions: Iterable[Action], plan: Plan, actor: Person) -> list[Action]:
    """Copy actions into another plan, each tied to the one it comes from; return those that are new.

    Axes are found by their code, or created with their stake. An action already carried there is left as it is.
    Raises ValueError, with a French sentence, for an action of that very plan.
    """
    ids = [action.pk for action in actions]
    with transaction.atomic():
        locked = Plan.objects.select_for_update().get(pk=plan.pk)
        already = locked.actions.filter(carried_from__in=ids).values("carried_from")
        rows = Action.objects.filter(pk__in=ids).exclude(pk__in=already)
        sources = list(rows.select_related("plan").prefetch_related(*TO_READ))
        if any(source.plan_id == locked.pk for source in sources):
            raise ValueError(gettext("Cette action est déjà dans ce plan : choisissez celles d'un plan précédent."))
        codes = set(locked.actions.values_list("code", flat=True))
        axes = axes_in(locked, sources)
        copies = {source.pk: copy_of(source, locked, codes, axes, actor) for source in sources}
        tie_parents(sources, copies)
        refresh_search_text([copy.pk for copy in copies.values()])
    return list(copies.values())


def axes_in(plan: Plan, sources: Iterable[Action]) -> dict[str, Axis]:
    """Return the axes of a plan by code, those that its new actions need created."""
    axes = {axis.code: axis for axis in plan.axes.all()}
    for source in sources:
        for link in source.axis_links.all():
            if link.axis.code not in axes:
                old = link.axis
                axes[old.code] = Axis.objects.create(
                    plan=plan,
                    number=old.number,
                    code=old.code,
                    title=old.title,
                    stake=old.stake,
                    companion=old.companion,
                )
    return axes


def copy_of(source: Action, plan: Plan, codes: set[str], axes: dict[str, Axis], actor: Person) -> Action:
    """Write the copy of an action, with who takes part in it, whom it touches and where."""
    code = source.code if source.code not in codes else next_code(codes)
    codes.add(code)
    kept = {name: getattr(source, name) for name in KEPT_FIELDS}
    copy = Action.objects.create(plan=plan, code=code, carried_from=source, **kept)
    for name in KEPT_LINKS:
        getattr(copy, name).set(getattr(source, name).all())
    names = [marker.name for marker in source.markers.all()]
    if names:
        copy.markers.set(plan.markers.filter(name__in=names))
    copy_rows(source, copy, axes)
    was = f"{source.code} – {source.plan}"
    record(actor=actor, verb="action_carried_over", on=copy, changes={"carried_from": ["", was]})
    return copy


def copy_rows(source: Action, copy: Action, axes: dict[str, Axis]) -> None:
    """Copy the ties that are rows of their own; a deduced tie to an axis stays marked as one."""
    Participation.objects.bulk_create(
        Participation(action=copy, organisation_id=row.organisation_id, part=row.part, order=row.order)
        for row in source.participations.all()
    )
    ActionPublic.objects.bulk_create(ActionPublic(action=copy, public=row.public) for row in source.publics.all())
    ActionAxis.objects.bulk_create(
        ActionAxis(
            action=copy,
            axis=axes[link.axis.code],
            order=link.order,
            classification=link.classification,
            confirmed_at=link.confirmed_at,
            confirmed_by_id=link.confirmed_by_id,
        )
        for link in source.axis_links.all()
    )


def tie_parents(sources: Iterable[Action], copies: dict[int, Action]) -> None:
    """Keep an action under its parent when both were carried over."""
    for source in sources:
        parent: Any = copies.get(source.parent_id or 0)
        if parent:
            copies[source.pk].parent = parent
            copies[source.pk].save(update_fields=["parent"])


def story_of(action: Action) -> list[Action]:
    """Return the actions that this one comes from, the nearest first, each with its plan and its notes."""
    story: list[Action] = []
    current = action.carried_from_id
    while current and all(one.pk != current for one in story):
        earlier = Action.objects.select_related("plan").prefetch_related("notes__author").get(pk=current)
        story.append(earlier)
        current = earlier.carried_from_id
    return story
