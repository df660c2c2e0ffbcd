"""Working days, as far as reminders are concerned: Monday to Friday."""

from datetime import date, timedelta

SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Whether a day is neither a Saturday nor a Sunday; public holidays are not told apart."""
    return day.weekday() < SATURDAY


def working_day_before(day: date) -> date:
    """Return the last working day before a day: a Friday for a Monday."""
    before = day - timedelta(days=1)
    while not is_working_day(before):
        before -= timedelta(days=1)
    return before
