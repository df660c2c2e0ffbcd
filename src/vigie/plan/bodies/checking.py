"""What a body lacks, computed from its facts and never typed in. Plain functions on plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MONTHS = 12


class Lack(StrEnum):
    """What calls for attention in a body, in the order in which it is shown."""

    CATEGORY = "category"
    GROUPS = "groups"
    MEETINGS = "meetings"
    MEETINGS_TO_CLOSE = "meetings_to_close"
    LETTER = "letter"
    REFERENT = "referent"


@dataclass(frozen=True)
class MeetingCount:
    """The meetings of a body in a year: held, still to come, and those whose day is past but which nobody closed."""

    held: int = 0
    planned: int = 0
    to_close: int = 0


@dataclass(frozen=True)
class BodyFacts:
    """What is known of a body on a day.

    required: names of the required categories, in order; filled: those where somebody sits.
    groups: political groups of those who sit, as written; min_groups: how many there must be, 0 for any.
    min_meetings: a year, None without rule. installed: the last day on which it may have been installed, None if
    unknown. expects_letter: whether somebody charged it with a mission, so that a letter says which (S91).
    expects_referent: whether its kind calls for an elected member.
    """

    required: tuple[str, ...] = ()
    filled: frozenset[str] = frozenset()
    groups: tuple[str, ...] = ()
    min_groups: int = 0
    min_meetings: int | None = None
    meetings: MeetingCount = MeetingCount()
    installed: date | None = None
    expects_letter: bool = False
    has_letter: bool = False
    expects_referent: bool = False
    has_referent: bool = False


def missing_categories(facts: BodyFacts) -> tuple[str, ...]:
    """Return the required categories in which nobody sits (S129, S140)."""
    return tuple(name for name in facts.required if name not in facts.filled)


def distinct_groups(groups: Iterable[str]) -> int:
    """Count political groups, however they are spaced or capitalised; those who state none count for none."""
    return len({" ".join(group.casefold().split()) for group in groups} - {""})


def missing_groups(facts: BodyFacts) -> int:
    """Return how many more political groups must sit (S86)."""
    return max(0, facts.min_groups - distinct_groups(facts.groups))


def expected_meetings(facts: BodyFacts, day: date) -> int:
    """Return how many meetings the rule demands in the year of a day (S180).

    A body installed during that year owes its share of it, rounded down: 2 a year from July on is 1. Not yet
    installed, it owes none.
    """
    if not facts.min_meetings:
        return 0
    if facts.installed is None or facts.installed.year < day.year:
        return facts.min_meetings
    if facts.installed.year > day.year:
        return 0
    months_left = MONTHS - facts.installed.month + 1
    return facts.min_meetings * months_left // MONTHS


def meetings_to_plan(facts: BodyFacts, day: date) -> int:
    """Return how many meetings must still be planned before the end of the year.

    A meeting whose day is past and which nobody closed may have been held: it counts until somebody says no.
    """
    count = facts.meetings
    return max(0, expected_meetings(facts, day) - count.held - count.planned - count.to_close)


def lacks(facts: BodyFacts, day: date) -> list[Lack]:
    """Return what a body lacks on a day."""
    found = {
        Lack.CATEGORY: bool(missing_categories(facts)),
        Lack.GROUPS: missing_groups(facts) > 0,
        Lack.MEETINGS: meetings_to_plan(facts, day) > 0,
        Lack.MEETINGS_TO_CLOSE: facts.meetings.to_close > 0,
        Lack.LETTER: facts.expects_letter and not facts.has_letter,
        Lack.REFERENT: facts.expects_referent and not facts.has_referent,
    }
    return [lack for lack in Lack if found[lack]]
