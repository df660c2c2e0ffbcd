"""Where an action stands: what is computed from its facts, and never typed in. Plain functions on plain values.

`ActionQuerySet` (``selection.py``) says the same in SQL; a test keeps both in agreement.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

# Statuses after which nothing more is expected of an action.
CLOSED_STATUSES = frozenset({"done", "abandoned"})
UNKNOWN_STATUS = "unknown"


class State(StrEnum):
    """What calls for attention on an action. The order is the one in which states are shown."""

    LATE = "late"
    BLOCKED = "blocked"
    SILENT = "silent"
    WITHOUT_BEARER = "without_bearer"
    WITHOUT_DATE = "without_date"
    WITHOUT_NOTE = "without_note"
    WITHOUT_NOTE_THIS_YEAR = "without_note_this_year"


class Part(StrEnum):
    """What a complete action says (S193 for the four first, S23, S79, S96 for nature and evaluation)."""

    BEARER = "bearer"
    AXIS = "axis"
    TIMING = "timing"
    STATUS = "status"
    DESCRIPTION = "description"
    PUBLIC = "public"
    PLACE = "place"
    NATURE = "nature"
    MEANS = "means"
    EVALUATION = "evaluation"
    NOTE_OF_THE_YEAR = "note_of_the_year"
    POLITICAL_AGREEMENT = "political_agreement"


@dataclass(frozen=True)
class ActionFacts:
    """What is known of an action, as far as its states depend on it.

    status: a code of ``Action.Status``. first_day, last_day: those of its timing, None when unknown or open.
    recurs: ongoing, on request or yearly: then a missing date is no gap.
    created_on: the day the action entered Vigie. last_note_on: the date of its latest note.
    has_axis: an axis, or a theme outside axes. has_place: a commune, a priority neighbourhood or a place in words.
    has_means: people or a budget line. has_evaluation: criteria or an indicator.
    awaits_agreement: it needs a political agreement that nobody has given yet (S106).
    """

    status: str
    created_on: date
    first_day: date | None = None
    last_day: date | None = None
    recurs: bool = False
    last_note_on: date | None = None
    has_note_this_year: bool = False
    unblocking_condition: str = ""
    has_bearer: bool = False
    has_axis: bool = False
    has_description: bool = False
    has_public: bool = False
    has_place: bool = False
    has_nature: bool = False
    has_means: bool = False
    has_evaluation: bool = False
    awaits_agreement: bool = False


@dataclass(frozen=True)
class Completeness:
    """How many of the expected parts are filled."""

    filled: int
    expected: int

    @property
    def percent(self) -> int:
        """The share as a whole percentage, rounded down: 100 only when nothing is missing."""
        return 100 * self.filled // self.expected


def is_closed(facts: ActionFacts) -> bool:
    """Whether the action is done or abandoned: nothing more is expected of it."""
    return facts.status in CLOSED_STATUSES


def is_late(facts: ActionFacts, day: date) -> bool:
    """Whether the last day of the action has passed while it is neither done nor abandoned."""
    return facts.last_day is not None and facts.last_day < day and not is_closed(facts)


def last_news_on(facts: ActionFacts, day: date) -> date:
    """Return when the action was last heard of.

    That is its latest note; without note, the last date already past that its timing speaks of; else the day it
    entered Vigie.
    """
    if facts.last_note_on:
        return facts.last_note_on
    past = [known for known in (facts.first_day, facts.last_day) if known and known <= day]
    return max(past, default=facts.created_on)


def is_silent(facts: ActionFacts, day: date, silent_after_days: int) -> bool:
    """Whether an open action has been without news for more than that many days."""
    return not is_closed(facts) and last_news_on(facts, day) < day - timedelta(days=silent_after_days)


def is_without_date(facts: ActionFacts) -> bool:
    """Whether nothing says when: no date, and neither ongoing, nor on request, nor yearly.

    « À déterminer » and « en cours de mise en place » alone leave an action without a date.
    """
    return facts.first_day is None and facts.last_day is None and not facts.recurs


def is_blocked(facts: ActionFacts) -> bool:
    """Whether an open action waits for something that was written down."""
    return bool(facts.unblocking_condition) and not is_closed(facts)


def states(facts: ActionFacts, day: date, silent_after_days: int) -> list[State]:
    """Return all that calls for attention on an action that day, most urgent first."""
    held = {
        State.LATE: is_late(facts, day),
        State.BLOCKED: is_blocked(facts),
        State.SILENT: is_silent(facts, day, silent_after_days),
        State.WITHOUT_BEARER: not facts.has_bearer,
        State.WITHOUT_DATE: is_without_date(facts),
        State.WITHOUT_NOTE: facts.last_note_on is None,
        State.WITHOUT_NOTE_THIS_YEAR: not facts.has_note_this_year,
    }
    return [state for state, holds in held.items() if holds]


def parts(facts: ActionFacts) -> dict[Part, bool]:
    """Return each part expected of this action, and whether it is filled.

    A closed action owes no note of the year; the political agreement is expected only where it is needed, until given.
    """
    expected = {
        Part.BEARER: facts.has_bearer,
        Part.AXIS: facts.has_axis,
        Part.TIMING: not is_without_date(facts),
        Part.STATUS: facts.status != UNKNOWN_STATUS,
        Part.DESCRIPTION: facts.has_description,
        Part.PUBLIC: facts.has_public,
        Part.PLACE: facts.has_place,
        Part.NATURE: facts.has_nature,
        Part.MEANS: facts.has_means,
        Part.EVALUATION: facts.has_evaluation,
    }
    if not is_closed(facts):
        expected[Part.NOTE_OF_THE_YEAR] = facts.has_note_this_year
    if facts.awaits_agreement:
        expected[Part.POLITICAL_AGREEMENT] = False
    return expected


def missing(facts: ActionFacts) -> list[Part]:
    """Return the expected parts that are not filled; ``progress_words.missing_in_words`` says them in French."""
    return [part for part, is_filled in parts(facts).items() if not is_filled]


def completeness(facts: ActionFacts) -> Completeness:
    """Return how far the action is filled in: the parts listed by `parts`, each counting for one."""
    expected = parts(facts)
    return Completeness(filled=sum(expected.values()), expected=len(expected))
