"""The load of reception points, without content: how many, in which state, since when, and who can open them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from vigie.accounts.actor import Actor
from vigie.accounts.models import Role
from vigie.support.cases.worklist import Row, rows_of, with_due
from vigie.support.models import Case, Compartment, Envelope, Listening, ReceptionPoint


@dataclass(frozen=True)
class Load:
    """What one listener, or nobody yet, follows at a point: how many in each state, and how many are late."""

    point: ReceptionPoint
    name: str
    new: int
    taken: int
    referred: int
    late: int

    @property
    def total(self) -> int:
        """Every open case."""
        return self.new + self.taken + self.referred


def points_supervised(actor: Actor) -> QuerySet[ReceptionPoint]:
    """Return the points of the organisations for whose reception someone answers."""
    return ReceptionPoint.objects.filter(organisation__in=actor.organisations_as(Role.SUPPORT_SUPERVISOR))


def open_rows(points: QuerySet[ReceptionPoint], today: date) -> list[Row]:
    """Return the lines of the open cases of some points."""
    cases = with_due(Case.objects.open().filter(point__in=points), today).select_related("point", "taken_by")
    return rows_of(cases.order_by("point__name", "opened_on", "number"), today)


def loads(rows: Iterable[Row], nobody: str) -> list[Load]:
    """Return the load of each listener at each point. nobody: the name of what nobody follows yet."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        name = row.case.taken_by.name if row.case.taken_by else nobody
        groups.setdefault((row.case.point.name, name), []).append(row)
    return [load_of(group, name) for (_point, name), group in sorted(groups.items())]


def load_of(rows: list[Row], name: str) -> Load:
    """Return the load of a group of lines of one point."""
    states = [row.case.state for row in rows]
    new, taken, referred = (states.count(state) for state in (Case.State.NEW, Case.State.TAKEN, Case.State.REFERRED))
    return Load(rows[0].case.point, name, new, taken, referred, sum(row.is_late for row in rows))


def unreadable(points: QuerySet[ReceptionPoint]) -> list[Case]:
    """Return the open cases that nobody who listens today can open: their listeners left, or lost their keys."""
    listening = Listening.objects.current().able_to_read()
    here = listening.filter(person=OuterRef("person"), point=OuterRef("compartment__case__point"))
    held = Envelope.objects.filter(
        Exists(here), compartment__case=OuterRef("pk"), compartment__kind=Compartment.Kind.SHARED
    )
    return list(Case.objects.open().filter(~Exists(held), point__in=points).select_related("point"))
