"""How long is left to act by each route; plain functions on plain values, no database.

Months are counted from date to date: the last day bears the number of the day of the start, or is the last of its month
when that month is shorter. Where a text grants a day more, this says a day less, which loses nobody a right.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vigie.core.months import months_later

# Closer than this, one must hurry.
SOON_MONTHS = 2


class Start(StrEnum):
    """What a limit is counted from; codes of ``TimeLimit.Start``, those a person can date."""

    FACTS = "facts"
    REVELATION = "revelation"
    NOTIFICATION = "notification"


class State(StrEnum):
    """Where one stands. UNKNOWN: the date that starts the count was not given."""

    PASSED = "passed"
    SOON = "soon"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Limit:
    """A verified limit of law. code: of the limit; months: its length; start: what it is counted from."""

    code: str
    months: int
    start: Start


@dataclass(frozen=True)
class Dates:
    """What a person could date; None: not known, or not concerned."""

    facts: date | None = None
    revelation: date | None = None
    notification: date | None = None


@dataclass(frozen=True)
class TimeLeft:
    """What is left by one limit. last_day: the last one to act. days: left after today, negative once passed.

    is_at_least: the true last day may be later, because only an earlier date than the start is known.
    """

    limit: Limit
    state: State
    last_day: date | None = None
    days: int | None = None
    is_at_least: bool = False


def start_of(limit: Limit, dates: Dates) -> tuple[date | None, bool]:
    """Return the day a limit starts, and whether it may in truth start later.

    Nothing comes to light before it happens: when the revelation has no date, the facts' own is the earliest.
    """
    known = {
        Start.FACTS: dates.facts,
        Start.REVELATION: dates.revelation,
        Start.NOTIFICATION: dates.notification,
    }[limit.start]
    if known is None and limit.start is Start.REVELATION:
        return dates.facts, dates.facts is not None
    return known, False


def time_left(limit: Limit, dates: Dates, today: date) -> TimeLeft:
    """Return what is left by one limit on a day; the last day itself still counts."""
    start, is_at_least = start_of(limit, dates)
    if start is None:
        return TimeLeft(limit, State.UNKNOWN)
    last_day = months_later(start, limit.months)
    return TimeLeft(limit, state_on(last_day, today), last_day, (last_day - today).days, is_at_least)


def state_on(last_day: date, today: date) -> State:
    """Say where a last day stands, seen from today."""
    if last_day < today:
        return State.PASSED
    return State.SOON if last_day < months_later(today, SOON_MONTHS) else State.OPEN


def all_time_left(limits: Iterable[Limit], dates: Dates, today: date) -> list[TimeLeft]:
    """Return what is left by each limit: the most pressing first, then what is past, then what cannot be told."""
    order = {State.SOON: 0, State.OPEN: 0, State.PASSED: 1, State.UNKNOWN: 2}
    found = [time_left(limit, dates, today) for limit in limits]
    return sorted(found, key=lambda each: (order[each.state], each.last_day or date.max, each.limit.code))
