"""How long the people and the evidence of a campaign are kept. Plain functions on plain values."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from vigie.core.months import months_later

# What the data register says; a judge may be seized for longer than figures are discussed.
MONTHS: Final = 12
JUDICIAL_MONTHS: Final = 36


@dataclass(frozen=True)
class Kept:
    """What decides of a campaign. over_on: the day it ended or stopped, if it has. held_until: last day of a hold."""

    over_on: date | None
    is_judicial: bool
    held_until: date | None = None


def ordinary_end(kept: Kept) -> date | None:
    """Return the day from which a campaign that nobody holds is erased; None while it is not over."""
    if kept.over_on is None:
        return None
    return months_later(kept.over_on, JUDICIAL_MONTHS if kept.is_judicial else MONTHS)


def is_to_erase(kept: Kept, today: date) -> bool:
    """Whether a campaign is past its time, and no longer held."""
    end = ordinary_end(kept)
    is_held = kept.held_until is not None and today <= kept.held_until
    return end is not None and end <= today and not is_held
