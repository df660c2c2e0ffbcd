"""What a room can measure of its own work: an indicator as a plain value, computed by the room that knows the rows.

Each room lists its indicators in ``indicators.py``; ``VIGIE_INDICATORS`` names the lists. The observatory keeps the
measures and shows them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise

# The parts that whatever counts people has besides its total (S30); « not stated » is one of them.
SEXES = ("women", "men", "not_stated")


class Direction(StrEnum):
    """How an indicator is read: rising complaints are good news (S157)."""

    RISE_IS_GOOD = "rise_is_good"
    FALL_IS_GOOD = "fall_is_good"
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class Measured:
    """What a room measured for a year. value: None when nobody knows, which is not zero.

    sex: one of SEXES for a part of a count of people, empty for the whole. numerator, observations: what a share
    is made of; its value is then their quotient, between 0 and 1.
    """

    value: float | None
    sex: str = ""
    numerator: int | None = None
    observations: int | None = None
    note: str = ""

    @classmethod
    def share(cls, numerator: int, observations: int, note: str = "") -> "Measured":
        """Return a share; unknown when there is nothing to relate it to."""
        value = numerator / observations if observations else None
        return cls(value, numerator=numerator, observations=observations, note=note)


@dataclass(frozen=True)
class RoomIndicator:
    """An indicator that a room computes. measure: returns what is measured for a year (as 2026), the whole first.

    method_version: raised by one when the way of counting changes, so that nobody compares across. counts_people:
    then ``measure`` gives the three parts of SEXES too.
    """

    code: str
    label: str | Promise
    definition: str | Promise
    unit: str | Promise
    method: str | Promise
    source: str | Promise
    direction: Direction
    measure: Callable[[int], Sequence[Measured]]
    method_version: int = 1
    is_share: bool = False
    counts_people: bool = False
