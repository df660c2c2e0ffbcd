"""Where the results of a wave stand. Plain, but for the row it reads."""

from dataclasses import dataclass
from datetime import date

from vigie.surveys.models import FrozenResults, Wave
from vigie.surveys.retention.announcing import near_erasing
from vigie.surveys.retention.periods import erased_on


@dataclass(frozen=True)
class WaveState:
    """results: frozen, or None. is_closed: takes no more answers. erased_on: when answers are, or None while it is
    open. is_near: erasing comes within a month. is_purged: it is done.
    """

    results: FrozenResults | None
    is_closed: bool
    erased_on: date | None
    is_near: bool
    is_purged: bool

    @property
    def may_freeze(self) -> bool:
        """Whether results can still be frozen."""
        return self.is_closed and self.results is None and not self.is_purged

    @property
    def may_export(self) -> bool:
        """Whether there are answers to export."""
        return self.is_closed and not self.is_purged


def state_of(wave: Wave, retention_months: int, today: date) -> WaveState:
    """Return where a wave stands on a day."""
    closed = wave.closed_on
    return WaveState(
        results=getattr(wave, "results", None),
        is_closed=closed is not None,
        erased_on=erased_on(closed, retention_months) if closed else None,
        is_near=near_erasing(wave, retention_months, today) is not None,
        is_purged=wave.purged_on is not None,
    )
