"""The cases that someone listens to, as a list that shows no content: number, point, state, whose turn, days."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person
from vigie.support.cases.deadlines import ANSWER_DAYS, SOON_DAYS, answer_by
from vigie.support.models import Case, Listening, Task

STILL_DUE = Q(tasks__done_on=None)


@dataclass(frozen=True)
class Row:
    """A line of the list. due_on: the first day on which something falls due, None when nothing does."""

    case: Case
    due_on: date | None
    late_count: int

    @property
    def is_late(self) -> bool:
        """Whether something should have been done already."""
        return bool(self.late_count)

    def is_due_within(self, today: date, days: int) -> bool:
        """Whether something falls due in so many days, or should have been done already."""
        return self.due_on is not None and (self.due_on - today).days <= days


def cases_of(person: Person, today: date) -> QuerySet[Case]:
    """Return the cases that someone may open, with what falls due in them."""
    listens = Listening.objects.current(today).able_to_read().filter(person=person).values("point")
    readable = Case.objects.filter(point__in=listens).readable_by(person)
    return with_due(readable, today).select_related("point", "taken_by")


def with_due(cases: QuerySet[Case], today: date) -> QuerySet[Case]:
    """Add to cases what falls due in them.

    ``next_due``: the first day; ``late_tasks``: how many are late; ``asks_erasure``: whether the person waits for it.
    """
    late = STILL_DUE & Q(tasks__due_on__lt=today)
    return cases.annotate(
        next_due=Min("tasks__due_on", filter=STILL_DUE),
        late_tasks=Count("tasks", filter=late),
        asks_erasure=erasure_due(),
    ).order_by("opened_on", "number")


def erasure_due() -> Exists:
    """Say whether the person of a case waits for everything to be erased."""
    return Exists(Task.objects.due().filter(case=OuterRef("pk"), kind=Task.Kind.ERASURE))


def to_follow(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Return the cases that are not closed, and those where the person has written since, or waits for erasure."""
    return cases.filter(~Q(state=Case.State.CLOSED) | Q(awaits_staff=True) | erasure_due())


def rows_of(cases: Iterable[Case], today: date) -> list[Row]:
    """Return the lines of annotated cases."""
    return [row_of(case, today) for case in cases]


def row_of(case: Case, today: date) -> Row:
    """Return the line of an annotated case; one that is not answered yet is due within days of its opening."""
    known = [day for day in (getattr(case, "next_due", None), first_answer_due(case)) if day]
    late = getattr(case, "late_tasks", 0) + case.is_late(today, ANSWER_DAYS)
    return Row(case, min(known, default=None), late)


def first_answer_due(case: Case) -> date | None:
    """Return the last day to answer a report, None once it is answered."""
    return answer_by(case.opened_on) if case.state == Case.State.NEW else None


@dataclass(frozen=True)
class View:
    """A way to look at open cases. includes: whether a line belongs to it, for someone, on a day."""

    label: str | Promise
    includes: Callable[[Row, int, date], bool]


# By their names in addresses.
VIEWS: dict[str, View] = {
    "tous": View(_("Tous"), lambda row, person, today: True),
    "miens": View(_("Les miens"), lambda row, person, today: row.case.taken_by_id == person),
    "a-prendre": View(_("À prendre"), lambda row, person, today: row.case.taken_by_id is None),
    "a-nous": View(_("À nous de répondre"), lambda row, person, today: row.case.awaits_staff),
    "retard": View(_("En retard"), lambda row, person, today: row.is_late),
    "semaine": View(_("D'ici une semaine"), lambda row, person, today: row.is_due_within(today, SOON_DAYS)),
}
DEFAULT, CLOSED = "tous", "termines"


def counted_views(rows: list[Row], person: int, today: date) -> dict[str, int]:
    """Return how many lines each view holds."""
    return {name: sum(view.includes(row, person, today) for row in rows) for name, view in VIEWS.items()}


def by_urgency(rows: Iterable[Row]) -> list[Row]:
    """Return lines with what is due first on top; those with nothing due, the oldest first."""
    return sorted(rows, key=lambda row: (row.due_on or date.max, row.case.opened_on, row.case.number))
