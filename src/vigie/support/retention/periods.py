"""How long a case is kept. Plain functions on plain values (periods: reference of the CNIL of 11 March 2021)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from vigie.core.months import months_later

# A report that nobody could accompany, then a case, in months after the last contact.
UNACCOMPANIED_MONTHS: Final = 12
CASE_MONTHS: Final = 24
# How long before erasing the listener and the person are told, and how long they keep after being told.
NOTICE: Final = timedelta(days=30)


@dataclass(frozen=True)
class Kept:
    """What decides of a case. was_accompanied: someone took charge of it. held_until: the last day of a hold, if any.

    warned_on: the day erasing was announced, None when it was not, or when someone wrote since.
    """

    last_contact_on: date
    was_accompanied: bool
    held_until: date | None = None
    warned_on: date | None = None


def ends_on(kept: Kept) -> date:
    """Return the last day of a case: its period after the last contact, or the end of its hold when it is later."""
    months = CASE_MONTHS if kept.was_accompanied else UNACCOMPANIED_MONTHS
    last = months_later(kept.last_contact_on, months)
    return max(last, kept.held_until) if kept.held_until else last


def is_to_announce(kept: Kept, today: date) -> bool:
    """Whether the listener and the person are to be told today that the case will be erased."""
    return kept.warned_on is None and today >= ends_on(kept) - NOTICE


def is_to_erase(kept: Kept, today: date) -> bool:
    """Whether the case is past its time, and its erasing was announced long enough ago."""
    return kept.warned_on is not None and today > max(ends_on(kept), kept.warned_on + NOTICE)
