"""Gathers what the page of a body shows, and to whom."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from vigie.accounts.actor import Actor
from vigie.accounts.models import Membership, Role
from vigie.plan.bodies.rules import SeatFacts, holds, may_answer_seat, may_end_seat, may_read_names
from vigie.plan.models import Body, BodyCategory, BodyMember
from vigie.plan.rules import Seats


@dataclass(frozen=True)
class SeatLine:
    """A seat as someone reads it. name: of the person, empty when the reader may not know it.

    is_hidden: somebody sits there whom the reader may not name. is_mine: the seat is the reader's; may_leave: they may
    end it; may_answer: they may accept or decline it.
    """

    seat: BodyMember
    name: str
    is_hidden: bool
    is_mine: bool
    may_leave: bool
    may_answer: bool


@dataclass(frozen=True)
class CategoryLines:
    """The members of a category, or of none."""

    category: BodyCategory | None
    lines: list[SeatLine]

    @property
    def is_missing(self) -> bool:
        """Whether the category is required and nobody sits there."""
        return bool(self.category and self.category.is_required and not self.lines)


def facts_of(seat: BodyMember) -> SeatFacts:
    """Return a seat as rules read it."""
    is_waiting = seat.joined_on is None and seat.left_on is None
    return SeatFacts(seat.person_id, seat.organisation_id, is_waiting, seat.asked_on is not None)


def seat_lines(body: Body, actor: Actor, seats: Seats) -> list[SeatLine]:
    """Return every seat of a body, past ones included, as the actor may read it; one query.

    In a watch group, elected members are named to all who follow the plan: their seat is a public office (S86).
    """
    is_elected = Membership.objects.current().filter(person=OuterRef("person"), role=Role.ELECTED_MEMBER)
    rows = body.members.select_related("person", "organisation__parent", "category").annotate(
        is_elected=Exists(is_elected)
    )
    names_all = may_read_names(actor, seats) is None
    is_watch = body.kind == Body.Kind.WATCH_GROUP
    return [line_of(row, actor, seats, names_all or (is_watch and row.is_elected)) for row in rows]


def line_of(seat: BodyMember, actor: Actor, seats: Seats, is_named: bool) -> SeatLine:
    """Return a seat as the actor may read it; one's own seat always names oneself."""
    facts = facts_of(seat)
    is_named = is_named or seat.person_id == actor.person_id
    return SeatLine(
        seat=seat,
        name=str(seat.person or "") if is_named else "",
        is_hidden=bool(seat.person_id) and not is_named,
        is_mine=holds(actor, facts),
        may_leave=may_end_seat(actor, seats, facts) is None,
        may_answer=may_answer_seat(actor, seats, facts) is None,
    )


def sits_on(seat: BodyMember, day: date) -> bool:
    """Whether a seat is taken on a day."""
    return seat.joined_on is not None and seat.joined_on <= day and (seat.left_on is None or seat.left_on > day)


def by_category(lines: list[SeatLine], categories: list[BodyCategory]) -> list[CategoryLines]:
    """Arrange the members by category, empty categories included, those without any last."""
    found = [
        CategoryLines(category, [line for line in lines if line.seat.category_id == category.pk])
        for category in categories
    ]
    others = [line for line in lines if line.seat.category_id is None]
    return [*found, CategoryLines(None, others)] if others else found
