"""What was published before about the same facts: every number of it is known for ever."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from vigie.observatory.disclosure.cube import CellName, Dimension


@dataclass(frozen=True)
class EarlierSecret:
    """A cell that an earlier release hid, with what could be deduced of it then (upper is None without a bound)."""

    cell: CellName
    lower: float = 0.0
    upper: float | None = None

    def promises(self, threshold: int) -> bool:
        """Whether nobody could exclude zero nor the threshold then."""
        return self.lower <= 0 and (self.upper is None or self.upper >= threshold)


@dataclass(frozen=True)
class LedgerEntry:
    """One earlier release. dimensions: as they were then, to know what its upper values gathered."""

    published: Mapping[CellName, int]
    secret: tuple[EarlierSecret, ...] = ()
    threshold: int = 5
    dimensions: Mapping[str, Dimension] = field(default_factory=dict)


@dataclass(frozen=True)
class Ledger:
    """The earlier releases, the oldest first."""

    entries: tuple[LedgerEntry, ...] = ()
