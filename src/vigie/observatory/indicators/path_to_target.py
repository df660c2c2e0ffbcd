"""The path to a target: what was expected by now, what is achieved, where the pace of today leads. Plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vigie.observatory.indicators.periods import Period


class Standing(StrEnum):
    """Where one stands on the path."""

    REACHED = "reached"
    AHEAD = "ahead"
    BEHIND = "behind"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Aim:
    """A target. start: what the path begins with, at the end of a period; None when nobody said.

    is_cumulated: the amount is the sum of every period after the start; the path then begins at zero, on the first day.
    """

    amount: float
    period: Period
    start: float | None = None
    start_period: Period | None = None
    is_cumulated: bool = False


@dataclass(frozen=True)
class Progress:
    """expected: by the straight line, on the last day measured. forecast: on the target's last day, at this pace."""

    achieved: float | None
    expected: float | None
    forecast: float | None
    standing: Standing


NOTHING_KNOWN = Progress(None, None, None, Standing.UNKNOWN)


def progress_to(aim: Aim, measures: Sequence[tuple[Period, float | None]]) -> Progress:
    """Return where one stands, from measures of whole periods in the order of time; unknown ones say nothing."""
    known = [(period, value) for period, value in measures if value is not None and is_on_the_path(period, aim)]
    if not known:
        return NOTHING_KNOWN
    achieved = sum(value for _, value in known) if aim.is_cumulated else known[-1][1]
    first, start = beginning_of(aim, known)
    return judged(aim, achieved, expected_by(aim, first, start, known[-1][0].last_day), first, start, known)


def is_on_the_path(period: Period, aim: Aim) -> bool:
    """Whether a measure counts: after the start, and not beyond the target."""
    after_start = aim.start_period is None or period.first_day >= begins_on(aim)
    return after_start and period.last_day <= aim.period.last_day


def begins_on(aim: Aim) -> date:
    """Return the day the path begins: a sum begins with its first period, a level at the end of it."""
    assert aim.start_period is not None
    return aim.start_period.first_day if aim.is_cumulated else aim.start_period.last_day


def beginning_of(aim: Aim, known: Sequence[tuple[Period, float]]) -> tuple[date | None, float | None]:
    """Return the day and the value that the path begins with; a level without start begins with its first measure."""
    if aim.is_cumulated:
        return (aim.start_period or known[0][0]).first_day, 0.0
    if aim.start is not None and aim.start_period is not None:
        return aim.start_period.last_day, aim.start
    return (known[0][0].last_day, known[0][1]) if len(known) > 1 else (None, None)


def expected_by(aim: Aim, first: date | None, start: float | None, day: date) -> float | None:
    """Return where the straight line from the start to the target stands on a day."""
    if first is None or start is None or aim.period.last_day <= first:
        return None
    elapsed = min(1.0, max(0.0, (day - first).days / (aim.period.last_day - first).days))
    return start + (aim.amount - start) * elapsed


def judged(
    aim: Aim,
    achieved: float,
    expected: float | None,
    first: date | None,
    start: float | None,
    known: Sequence[tuple[Period, float]],
) -> Progress:
    """Return the whole judgement; a target may be above the start or under it."""
    rises = start is None or aim.amount >= start
    forecast = forecast_of(aim, achieved, first, start, known[-1][0].last_day)
    if (achieved >= aim.amount) if rises else (achieved <= aim.amount):
        standing = Standing.REACHED
    elif expected is None:
        standing = Standing.UNKNOWN
    else:
        standing = Standing.AHEAD if ((achieved >= expected) if rises else (achieved <= expected)) else Standing.BEHIND
    return Progress(achieved, expected, forecast, standing)


def forecast_of(aim: Aim, achieved: float, first: date | None, start: float | None, last: date) -> float | None:
    """Return what the pace since the start leads to; None when too little time has passed to tell."""
    if first is None or start is None or last <= first:
        return None
    pace = (achieved - start) / (last - first).days
    return max(0.0, achieved + pace * (aim.period.last_day - last).days)
