"""Quarters: the only dates that facts have. Plain functions."""

from calendar import monthrange
from datetime import date

from django.utils.translation import gettext

from vigie.observatory.fact_values import QUARTER

# Nobody counted discrimination here before; an earlier year is a slip of the keyboard.
FIRST_YEAR = 1990


def quarter_of(day: date) -> str:
    """Return the quarter of a day: « 2026-Q3 »."""
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


def first_day(quarter: str) -> date:
    """Return the first day of a quarter. Raises ValueError for what is none."""
    return date(int(quarter[:4]), int(quarter[-1]) * 3 - 2, 1)


def last_day(quarter: str) -> date:
    """Return the last day of a quarter. Raises ValueError for what is none."""
    last_month = first_day(quarter).replace(month=int(quarter[-1]) * 3)
    return last_month.replace(day=monthrange(last_month.year, last_month.month)[1])


def is_quarter(text: str) -> bool:
    """Whether a text is a quarter."""
    return QUARTER.fullmatch(text) is not None


def quarter_label(quarter: str) -> str:
    """Return a quarter as people read and write it: « T3 2026 »."""
    return gettext("T%(number)s %(year)s") % {"number": quarter[-1], "year": quarter[:4]}
