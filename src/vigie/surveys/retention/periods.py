"""How long answers are kept. Plain functions on plain values."""

from datetime import date, timedelta
from typing import Final

from vigie.core.months import months_later

# How long before erasing the page of the survey says so.
NOTICE: Final = timedelta(days=30)


def erased_on(closed_on: date, months: int) -> date:
    """Return the day the answers of a wave are erased."""
    return months_later(closed_on, months)


def is_to_erase(closed_on: date, months: int, today: date) -> bool:
    """Whether answers are past their time."""
    return today >= erased_on(closed_on, months)


def is_to_announce(closed_on: date, months: int, today: date) -> bool:
    """Whether erasing is near."""
    return today >= erased_on(closed_on, months) - NOTICE
