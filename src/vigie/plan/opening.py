"""Opens to the public, act by act: freezes a copy of what everyone may read, or takes it away.

A plan is the door of its axes and actions: closing it closes them all, and nothing of a closed plan is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.db.models import QuerySet, prefetch_related_objects
from django.utils import timezone

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.models import Action, Axis, Plan, PublicCopy
from vigie.plan.public_content import (
    ACTION_RELATIONS,
    AXIS_RELATIONS,
    PLAN_RELATIONS,
    Content,
    action_content,
    axis_content,
    plan_content,
)

Openable = Plan | Axis | Action
ObjectType = PublicCopy.ObjectType


class Opening(StrEnum):
    """What the public sees of an object."""

    CLOSED = "closed"
    OPEN = "open"
    CHANGED = "changed"


@dataclass(frozen=True)
class Standing:
    """Where an object stands: what is public of it, what would be if it were opened now.

    copy: what the public reads today, None when closed. content: what it would read if opened with the same choices.
    """

    thing: Openable
    copy: PublicCopy | None
    content: Content

    @property
    def opening(self) -> Opening:
        """Closed, open, or open but changed since."""
        if self.copy is None:
            return Opening.CLOSED
        return Opening.OPEN if self.copy.content == self.content else Opening.CHANGED

    @property
    def has_notes(self) -> bool:
        """Whether the notes of the action were opened with it."""
        return bool(self.copy and "notes" in self.copy.content)

    @property
    def has_budget(self) -> bool:
        """Whether the budget of the action was opened with it."""
        return bool(self.copy and "budget" in self.copy.content)


def type_of(thing: Openable) -> str:
    """Return the kind of copy a thing makes."""
    if isinstance(thing, Plan):
        return ObjectType.PLAN
    return ObjectType.AXIS if isinstance(thing, Axis) else ObjectType.ACTION


def plan_of(thing: Openable) -> Plan:
    """Return the plan a thing belongs to."""
    return thing if isinstance(thing, Plan) else thing.plan


def content_of(thing: Openable, *, with_notes: bool = False, with_budget: bool = False) -> Content:
    """Return exactly what the public would read of a thing if it were opened now."""
    if isinstance(thing, Plan):
        prefetch_related_objects([thing], *PLAN_RELATIONS)
        return plan_content(thing)
    if isinstance(thing, Axis):
        prefetch_related_objects([thing], *AXIS_RELATIONS)
        return axis_content(thing)
    prefetch_related_objects([thing], *ACTION_RELATIONS)
    return action_content(thing, with_notes=with_notes, with_budget=with_budget)


def copies_of(thing: Openable) -> QuerySet[PublicCopy]:
    """Return the copy of a thing, as a queryset of one or none."""
    return PublicCopy.objects.filter(plan=plan_of(thing), object_type=type_of(thing), object_id=thing.pk)


def standing_of(thing: Openable) -> Standing:
    """Say where one thing stands."""
    return standing(thing, copies_of(thing).first())


def standings_of(things: Sequence[Openable], plan: Plan) -> list[Standing]:
    """Say where things of one kind stand, in as many queries whatever their number."""
    if not things:
        return []
    relations = {ObjectType.PLAN: PLAN_RELATIONS, ObjectType.AXIS: AXIS_RELATIONS, ObjectType.ACTION: ACTION_RELATIONS}
    kind = type_of(things[0])
    prefetch_related_objects(things, *relations[ObjectType(kind)])
    copies = PublicCopy.objects.filter(plan=plan, object_type=kind, object_id__in=[thing.pk for thing in things])
    by_id = {copy.object_id: copy for copy in copies}
    return [standing(thing, by_id.get(thing.pk)) for thing in things]


def standing(thing: Openable, copy: PublicCopy | None) -> Standing:
    """Compare a thing with its copy, with the choices made when it was opened."""
    opened = copy.content if copy else {}
    return Standing(thing, copy, content_of(thing, with_notes="notes" in opened, with_budget="budget" in opened))


def open_to_public(
    *, thing: Openable, actor: Person | None, with_notes: bool = False, with_budget: bool = False
) -> None:
    """Freeze what everyone may read of a plan, an axis or an action, replacing what was open before.

    with_notes, with_budget: also open these of an action; they never leave otherwise.
    """
    with transaction.atomic():
        before = copies_of(thing).first()
        content = content_of(thing, with_notes=with_notes, with_budget=with_budget)
        if before and before.content == content:
            return
        freeze(thing, content, actor)
        record(
            actor=actor,
            verb="republished" if before else "opened_to_public",
            on=thing,
            changes=changed_keys(before.content if before else {}, content),
        )


def freeze(thing: Openable, content: Content, actor: Person | None) -> None:
    """Write the copy."""
    PublicCopy.objects.update_or_create(
        plan=plan_of(thing),
        object_type=type_of(thing),
        object_id=thing.pk,
        defaults={"content": content, "opened_at": timezone.now(), "opened_by": actor},
    )


def changed_keys(before: Content, after: Content) -> dict[str, list[str]]:
    """Return which parts changed, for the journal: the content itself is in the copy."""
    return {
        key: ["" if key not in before else "…", "…" if key in after else ""]
        for key in sorted(before.keys() | after.keys())
        if before and before.get(key) != after.get(key)
    }


def close_to_public(*, thing: Openable, actor: Person | None) -> None:
    """Take a thing away from the public; a plan takes its axes and actions with it."""
    with transaction.atomic():
        copies = PublicCopy.objects.filter(plan=thing) if isinstance(thing, Plan) else copies_of(thing)
        closed, _ = copies.delete()
        if closed:
            record(actor=actor, verb="closed_to_public", on=thing)


def open_whole_plan(plan: Plan, actor: Person | None) -> int:
    """Open a plan with all its axes and actions as they are now; return how many copies are open.

    What was opened with an action before (its notes, its budget) stays open; nothing more is opened.
    """
    with transaction.atomic():
        axes, actions = list(plan.axes.all()), list(plan.actions.select_related("plan"))
        standings = [standing_of(plan), *standings_of(axes, plan), *standings_of(actions, plan)]
        changed = [row for row in standings if row.opening != Opening.OPEN]
        if changed:
            freeze_all(plan, changed, actor)
            record(actor=actor, verb="plan_opened_to_public", on=plan, changes={"copies": ["", len(changed)]})
    return len(standings)


def freeze_all(plan: Plan, standings: list[Standing], actor: Person | None) -> None:
    """Write many copies at once, whatever was open before."""
    now = timezone.now()
    PublicCopy.objects.bulk_create(
        [
            PublicCopy(
                plan=plan,
                object_type=type_of(row.thing),
                object_id=row.thing.pk,
                content=row.content,
                opened_at=now,
                opened_by=actor,
            )
            for row in standings
        ],
        update_conflicts=True,
        unique_fields=["plan", "object_type", "object_id"],
        update_fields=["content", "opened_at", "opened_by"],
    )
