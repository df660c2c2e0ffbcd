"""How many members act in each place, and where nobody does: plain functions on plain values."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

# The network's extension is looked at twice a year: « se pencher régulièrement » (S155).
REVIEW_EVERY: Final = timedelta(days=182)


@dataclass(frozen=True)
class Place:
    """A commune or a neighbourhood. population: None when it is not known."""

    key: str
    name: str
    population: int | None = None


@dataclass(frozen=True)
class Member:
    """A mandate in force: its function, and the keys of the places it acts in."""

    function: str
    places: frozenset[str]


@dataclass(frozen=True)
class Covered:
    """How many act in a place, by function."""

    place: Place
    ambassadors: int
    sentinels: int

    @property
    def members(self) -> int:
        return self.ambassadors + self.sentinels


def coverage_of(places: Iterable[Place], members: Sequence[Member]) -> list[Covered]:
    """Return how many members act in each place, in the order given."""
    counts = Counter((key, member.function) for member in members for key in member.places)
    return [Covered(place, counts[place.key, "ambassador"], counts[place.key, "sentinel"]) for place in places]


def gaps(rows: Iterable[Covered]) -> list[Covered]:
    """Return the places where nobody acts, the most peopled first."""
    empty = [row for row in rows if not row.members]
    return sorted(empty, key=lambda row: (-(row.place.population or 0), row.place.name))


def without_sentinel(rows: Iterable[Covered]) -> list[Covered]:
    """Return the places where members act, and no sentinel among them."""
    return [row for row in rows if row.members and not row.sentinels]


def nowhere(members: Iterable[Member]) -> int:
    """Return how many members have no place: they are on no map."""
    return sum(not member.places for member in members)


def next_review(last: date | None, day: date) -> date:
    """Return when the extension is to be looked at next: today when it never was."""
    return last + REVIEW_EVERY if last else day


def is_review_due(last: date | None, day: date) -> bool:
    """Whether it is time to look at the extension again."""
    return next_review(last, day) <= day
