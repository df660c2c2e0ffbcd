"""The agenda of a meeting, built from what is due, and written by hand."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext, override

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.meetings.access import locked, refuse_unless_open
from vigie.plan.models import Action, AgendaItem, Alert, Decision, Meeting, Proposal, Revision, StandingItem

Kind = AgendaItem.Kind
# Kinds of points that stay only as long as something is due.
DUE_KINDS: dict[str, str] = {
    Kind.LATE_ACTIONS: "actions",
    Kind.DECISIONS: "decisions",
    Kind.ALERTS: "alerts",
    Kind.PROPOSALS: "proposals",
}


@dataclass(frozen=True)
class DuePoint:
    """A point that a meeting must have: its kind, its first title, and what it is about, by name of tie."""

    kind: str
    title: str
    ties: dict[str, list[Any]] = field(default_factory=dict)
    standing_item: StandingItem | None = None

    @property
    def key(self) -> tuple[str, int | None]:
        """What tells a point from another of the same meeting."""
        return self.kind, self.standing_item.pk if self.standing_item else None


def due_points(meeting: Meeting, day: date) -> list[DuePoint]:
    """Return what a meeting must look at on a day, in the order in which it is first proposed (S180, S181, S183)."""
    found = [DuePoint(Kind.PROGRESS, gettext("État des lieux du plan"))]
    due: dict[str, tuple[str, list[Any]]] = {
        Kind.DECISIONS: (gettext("Suites des décisions"), decisions_to_follow(meeting, day)),
        Kind.LATE_ACTIONS: (gettext("Actions en retard ou bloquées"), actions_to_look_at(meeting, day)),
        Kind.ALERTS: (gettext("Alertes à examiner"), alerts_to_answer(meeting)),
        Kind.PROPOSALS: (gettext("Propositions de révision du plan"), proposals_to_examine(meeting)),
    }
    found += [DuePoint(kind, title, {DUE_KINDS[kind]: rows}) for kind, (title, rows) in due.items() if rows]
    items = meeting.body.standing_items.all()
    return found + [DuePoint(Kind.STANDING, item.title, standing_item=item) for item in items]


def decisions_to_follow(meeting: Meeting, day: date) -> list[Decision]:
    """Return the decisions of this body to carry out, and those of the others that are overdue."""
    of_plan = Decision.objects.to_follow_up().filter(meeting__plan=meeting.plan).exclude(meeting=meeting)
    return list(of_plan.filter(Q(meeting__body=meeting.body) | Q(due_day__lt=day)))


def actions_to_look_at(meeting: Meeting, day: date) -> list[Action]:
    """Return the actions of the plan that are late that day, or blocked."""
    actions = Action.objects.filter(plan=meeting.plan)
    return list(actions.late(day) | actions.blocked())


def alerts_to_answer(meeting: Meeting) -> list[Alert]:
    """Return the alerts nobody has answered, about this plan or about none in particular (S86)."""
    elsewhere = Q(action__isnull=False) & ~Q(action__plan=meeting.plan) | Q(axis__isnull=False) & ~Q(
        axis__plan=meeting.plan
    )
    return list(Alert.objects.unanswered().exclude(elsewhere))


def proposals_to_examine(meeting: Meeting) -> list[Proposal]:
    """Return what partners propose in the open revision, and nobody has examined (S182)."""
    waiting = Proposal.objects.to_examine()
    return list(waiting.filter(revision__plan=meeting.plan, revision__state=Revision.State.OPEN))


def prepare_agenda(*, meeting: Meeting, actor: Person) -> int:
    """Put on the agenda what is due and not there yet, and bring the rest up to date; return how many points are new.

    What somebody wrote stays: titles, words, lengths, order, free points. A point of which nothing is left due goes,
    unless somebody wrote on it. Raises ValueError, with a French sentence, when the meeting is closed or cancelled.
    """
    with transaction.atomic():
        now = locked(meeting)
        refuse_unless_open(now)
        with override("fr"):
            due = due_points(now, max(timezone.localdate(), now.first_day))
        known = {(item.kind, item.standing_item_id): item for item in now.agenda.exclude(kind=Kind.FREE)}
        added = [point for point in due if point.key not in known]
        order = next_order(now)
        for place, point in enumerate(added):
            known[point.key] = AgendaItem.objects.create(
                meeting=now,
                order=order + place,
                kind=point.kind,
                title=point.title,
                standing_item=point.standing_item,
            )
        for point in due:
            tie(known[point.key], point.ties)
        gone = drop_what_is_over(now, known.values(), {point.key for point in due})
        if added or gone:
            record(actor=actor, verb="agenda_prepared", on=now)
    return len(added)


def tie(item: AgendaItem, ties: dict[str, list[Any]]) -> None:
    """Tie a point to what it is about, and to nothing else of that kind."""
    for name, rows in ties.items():
        getattr(item, name).set(rows)


def drop_what_is_over(meeting: Meeting, items: Iterable[AgendaItem], due: set[tuple[str, int | None]]) -> int:
    """Remove the points of which nothing is left due, unless somebody wrote on them; return how many went."""
    over = [item for item in items if item.kind in DUE_KINDS and (item.kind, item.standing_item_id) not in due]
    untouched = AgendaItem.objects.filter(pk__in=[item.pk for item in over], notes="", detail="", taken_decisions=None)
    # What this very meeting has just settled is told in its minutes.
    unsettled = untouched.exclude(alerts__meeting=meeting).exclude(proposals__meeting=meeting)
    return unsettled.delete()[1].get("plan.AgendaItem", 0)


def next_order(meeting: Meeting) -> int:
    """Return the place after the last point."""
    last = meeting.agenda.aggregate(last=Max("order"))["last"]
    return 0 if last is None else last + 1


def add_point(*, meeting: Meeting, title: str, detail: str, minutes_planned: int | None, actor: Person) -> AgendaItem:
    """Add a free point at the end. The same words twice are one point.

    Raises ValueError, with a French sentence, when the meeting is closed or cancelled.
    """
    with transaction.atomic():
        now = locked(meeting)
        refuse_unless_open(now)
        twin = now.agenda.filter(kind=Kind.FREE, title=title, detail=detail).first()
        if twin:
            return twin
        item = AgendaItem.objects.create(
            meeting=now, order=next_order(now), title=title, detail=detail, minutes_planned=minutes_planned
        )
        record(actor=actor, verb="agenda_changed", on=now, changes={"title": ["", title]})
    return item


def change_point(
    *, item: AgendaItem, title: str, detail: str, minutes_planned: int | None, actor: Person, changes: dict[str, Any]
) -> None:
    """Write a point's words and length. Raises ValueError when the meeting is closed or cancelled."""
    with transaction.atomic():
        now = locked(item.meeting)
        refuse_unless_open(now)
        item.title, item.detail, item.minutes_planned = title, detail, minutes_planned
        item.save(update_fields=["title", "detail", "minutes_planned"])
        if changes:
            record(actor=actor, verb="agenda_changed", on=now, changes=changes)


def remove_point(*, item: AgendaItem, actor: Person) -> None:
    """Take a point off the agenda. Raises ValueError when something was said or decided under it."""
    with transaction.atomic():
        now = locked(item.meeting)
        refuse_unless_open(now)
        if item.notes or item.taken_decisions.exists():
            raise ValueError(
                gettext("Des notes ou des décisions sont écrites sous ce point : il reste à l'ordre du jour.")
            )
        record(actor=actor, verb="agenda_changed", on=now, changes={"title": [item.title, ""]})
        item.delete()


def move_point(*, item: AgendaItem, up: bool) -> None:
    """Move a point one place up or down; at the end of the agenda it stays. Raises ValueError when it is closed."""
    with transaction.atomic():
        now = locked(item.meeting)
        refuse_unless_open(now)
        points = list(now.agenda.all())
        place = points.index(item)
        other = place - 1 if up else place + 1
        if 0 <= other < len(points):
            points[place], points[other] = points[other], points[place]
        for order, point in enumerate(points):
            point.order = order
        AgendaItem.objects.bulk_update(points, ["order"])
