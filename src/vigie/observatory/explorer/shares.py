"""When a share may be said, and what it is: only between two released numbers, with its base and its interval."""

from dataclasses import dataclass

from vigie.core.proportions import Interval
from vigie.core.small_counts import is_small
from vigie.observatory.indicators.uncertainty import interval_of
from vigie.observatory.released import Cell, Status


@dataclass(frozen=True)
class Share:
    """count out of base, both released; interval at 95 %."""

    count: int
    base: int
    interval: Interval

    @property
    def value(self) -> float:
        """The share, between 0 and 1."""
        return self.count / self.base


def share_of(cell: Cell, base: Cell, threshold: int) -> Share | None:
    """Return a cell as a share of a base, or None when it may not be said.

    Both must be released numbers. Nothing is said either when the rest of the base is a small number: « 48 of 50 »
    would point at two people.
    """
    if cell.status not in (Status.VALUE, Status.ZERO) or base.status is not Status.VALUE:
        return None
    count, whole = cell.number, base.number
    if count is None or whole is None or whole < threshold or is_small(whole - count, threshold) or count > whole:
        return None
    interval = interval_of(count, whole)
    return Share(count, whole, interval) if interval else None
