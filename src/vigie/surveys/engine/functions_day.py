"""Functions on dates and times. A date is an ISO text, and counts as its day number wherever a number is wanted."""

import math
from datetime import datetime

from vigie.surveys.engine import days
from vigie.surveys.engine.functions import function, plain
from vigie.surveys.engine.values import NOT_A_NUMBER, Value, to_number, to_text
from vigie.surveys.engine.worlds import Scope


def when(value: Value) -> datetime | None:
    """The moment that a value tells: an ISO text, or a number of days."""
    told = days.moment(to_text(value)) if not isinstance(value, float | bool) else None
    if told is not None:
        return told
    number = to_number(value)
    return None if math.isnan(number) or math.isinf(number) else days.from_day_number(number)


def _date(value: Value) -> str:
    told = when(value)
    return "" if told is None else days.iso_date(told)


def _date_time(value: Value) -> str:
    told = when(value)
    return "" if told is None else days.iso_moment(told)


def _decimal_date_time(value: Value) -> float:
    told = when(value)
    return NOT_A_NUMBER if told is None else days.day_number(told)


def _decimal_time(value: Value) -> float:
    told = days.clock(to_text(value))
    if told is not None:
        return days.fraction(told)
    told_moment = when(value)
    return NOT_A_NUMBER if told_moment is None else days.fraction(told_moment.time())


plain(
    {
        "date": (_date, 1),
        "date-time": (_date_time, 1),
        "decimal-date-time": (_decimal_date_time, 1),
        "decimal-date": (_decimal_date_time, 1),
        "decimal-time": (_decimal_time, 1),
    }
)


@function("today", 0)
def _today(scope: Scope) -> str:
    return days.iso_date(scope.world.now)


@function("now", 0, is_volatile=True)
def _now(scope: Scope) -> str:
    return days.iso_moment(scope.world.now)


@function("format-date", 2)
def _format_date(scope: Scope, value: Value, pattern: Value) -> str:
    told = when(value)
    return "" if told is None else days.formatted(told, to_text(pattern), scope.world.language)


@function("format-date-time", 2)
def _format_date_time(scope: Scope, value: Value, pattern: Value) -> str:
    hour = days.clock(to_text(value))
    told = datetime.combine(days.EPOCH, hour) if hour else when(value)
    return "" if told is None else days.formatted(told, to_text(pattern), scope.world.language)


@function("version", 0)
def _version(scope: Scope) -> str:
    return scope.world.version


@function("property", 1)
def _property(_scope: Scope, _name: Value) -> str:
    """What the telephone knows of itself or of its owner: never given."""
    return ""
