"""Which days are taken: stretches, and months to draw. Plain values, no database."""

from calendar import Calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

A_DAY = timedelta(days=1)
Stretch = tuple[date, date]


@dataclass(frozen=True)
class Cell:
    """A day of a month that is drawn; day is None before its first and after its last."""

    day: date | None
    is_taken: bool = False
    is_past: bool = False


def stretches(days: Iterable[date]) -> list[Stretch]:
    """Return days as stretches of days in a row: first and last, in order."""
    found: list[Stretch] = []
    for day in sorted(set(days)):
        if found and found[-1][1] + A_DAY == day:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def first_taken(starts_on: date, ends_on: date, taken: Iterable[Stretch]) -> Stretch | None:
    """Return the first stretch that a loan would overlap; None when all its days are free."""
    return next((each for each in taken if each[0] <= ends_on and each[1] >= starts_on), None)


def weeks_of(year: int, month: int, taken: Sequence[Stretch], today: date) -> list[list[Cell]]:
    """Return a month as weeks, Monday first."""
    return [
        [Cell(day, is_inside(day, taken), day < today) if day.month == month else Cell(None) for day in week]
        for week in Calendar().monthdatescalendar(year, month)
    ]


def is_inside(day: date, taken: Sequence[Stretch]) -> bool:
    """Whether a day is in one of these stretches."""
    return any(first <= day <= last for first, last in taken)


def months_from(today: date, number: int) -> list[tuple[int, int]]:
    """Return so many months, that of the day first, as (year, month)."""
    first = today.year * 12 + today.month - 1
    return [((first + each) // 12, (first + each) % 12 + 1) for each in range(number)]
