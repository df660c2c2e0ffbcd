"""Months of the calendar, which have no single length."""

from calendar import monthrange
from datetime import date


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of that month when it is shorter.

    months: zero or more. Raises OverflowError beyond the year 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        raise OverflowError("no calendar goes that far")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
