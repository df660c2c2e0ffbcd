"""Lays entries out by month: a list for phones, a grid of weeks for wide screens. Plain functions, no database."""

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from vigie.cockpit.agenda.entries import Entry, Precision

# The agenda goes no further: a slip of the pen must not make a page of a thousand years.
FIRST_YEAR, LAST_YEAR = 1990, 2100


@dataclass(frozen=True)
class Month:
    """A month and what it holds: what has a day, then what is only known to the month."""

    first_day: date
    dated: list[Entry]
    undated: list[Entry]


@dataclass(frozen=True)
class Cell:
    """A day of the grid. is_inside: whether it belongs to the month shown."""

    day: date
    is_inside: bool
    entries: list[Entry]


def month_asked(text: str, day: date) -> date:
    """Return the first day of the month written « 2018-06 »; this month when it is not one that the agenda shows."""
    year, _, month = text.partition("-")
    if not (year.isdecimal() and month.isdecimal() and len(text) == 7):
        return day.replace(day=1)
    is_shown = FIRST_YEAR <= int(year) <= LAST_YEAR and 1 <= int(month) <= 12
    return date(int(year), int(month), 1) if is_shown else day.replace(day=1)


def month_after(first_day: date, step: int) -> date:
    """Return the first day of the month so many months later, or earlier."""
    months = first_day.year * 12 + first_day.month - 1 + step
    return date(months // 12, months % 12 + 1, 1)


def last_day_of(first_day: date) -> date:
    """Return the last day of a month."""
    return month_after(first_day, 1) - timedelta(days=1)


def by_month(entries: Iterable[Entry]) -> list[Month]:
    """Return the months that hold something, in order; what is vaguer than a month is left out."""
    months: dict[date, Month] = {}
    for entry in entries:
        if entry.precision is Precision.VAGUE:
            continue
        first = entry.day.first_day.replace(day=1)
        month = months.setdefault(first, Month(first, [], []))
        (month.dated if entry.precision is Precision.DAY else month.undated).append(entry)
    return [months[first] for first in sorted(months)]


def weeks_of(first_day: date, entries: Iterable[Entry]) -> list[list[Cell]]:
    """Return the weeks of a month, from Monday to Sunday, each day with what it holds."""
    held: dict[date, list[Entry]] = {}
    for entry in entries:
        if entry.precision is Precision.DAY:
            held.setdefault(entry.day.first_day, []).append(entry)
    weeks = Calendar().monthdatescalendar(first_day.year, first_day.month)
    return [[Cell(day, day.month == first_day.month, held.get(day, [])) for day in week] for week in weeks]
