"""A target and its path: what is expected on a day, what is achieved, what it leads to. Plain values."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

# A pace measured on fewer days says nothing.
EARLIEST_FORECAST: Final = 30
# Points of a drawn path.
MOST_MOMENTS: Final = 12


@dataclass(frozen=True)
class Goal:
    """So many, from one day to another, both included."""

    amount: int
    starts_on: date
    ends_on: date

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.ends_on - self.starts_on).days + 1


class Pace(StrEnum):
    """How what is achieved compares with what was expected by now."""

    REACHED = "reached"
    AHEAD = "ahead"
    BEHIND = "behind"
    NOT_STARTED = "not_started"


@dataclass(frozen=True)
class Forecast:
    """What the pace so far leads to. at_end: None when it is too early to say. reached_on: None when never in sight."""

    at_end: int | None
    reached_on: date | None


def expected_on(goal: Goal, day: date) -> int:
    """Return how many are expected by the evening of a day: the same share of the amount as of the time."""
    elapsed = min(max((day - goal.starts_on).days + 1, 0), goal.days)
    return round(goal.amount * elapsed / goal.days)


def achieved_on(first_days: Sequence[date], day: date) -> int:
    """Return how many are achieved by the evening of a day. first_days: of each one, in order."""
    return bisect_right(first_days, day)


def forecast(goal: Goal, achieved: int, today: date) -> Forecast:
    """Return what the mean pace since the first day leads to."""
    elapsed = (min(today, goal.ends_on) - goal.starts_on).days + 1
    if today > goal.ends_on:
        return Forecast(achieved, None)
    if elapsed < EARLIEST_FORECAST:
        return Forecast(None, None)
    at_end = round(achieved * goal.days / elapsed)
    if achieved >= goal.amount or not achieved:
        return Forecast(at_end, None)
    needed = math.ceil(goal.amount * elapsed / achieved)
    # A pace that would take a century leads nowhere.
    return Forecast(at_end, goal.starts_on + timedelta(days=needed - 1) if needed < 36_525 else None)


def pace_of(goal: Goal, achieved: int, today: date) -> Pace:
    """Return how a target goes."""
    if achieved >= goal.amount:
        return Pace.REACHED
    if today < goal.starts_on:
        return Pace.NOT_STARTED
    return Pace.AHEAD if achieved >= expected_on(goal, today) else Pace.BEHIND


def moments_of(goal: Goal) -> list[date]:
    """Return the last days of equal stretches of a target, at most twelve, the last one its own."""
    count = min(MOST_MOMENTS, goal.days)
    return [goal.starts_on + timedelta(days=round(goal.days * place / count) - 1) for place in range(1, count + 1)]


def forecast_on(goal: Goal, achieved: int, today: date, day: date) -> int | None:
    """Return what the pace leads to on a day to come; None for a day that is past, or when it is too early to say."""
    elapsed = (today - goal.starts_on).days + 1
    if day < today or elapsed < EARLIEST_FORECAST:
        return None
    return round(achieved * ((day - goal.starts_on).days + 1) / elapsed)
