"""How organisations take part in meetings over time. Plain values, no database, and nobody's name."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

PRESENT, REPRESENTED, EXCUSED, ABSENT, NOT_STATED = "present", "represented", "excused", "absent", "not_stated"
# When several people come for one organisation, what counts of it first.
BEST_FIRST = (PRESENT, REPRESENTED, EXCUSED, ABSENT)

Key = TypeVar("Key")
Column = TypeVar("Column")


@dataclass(frozen=True)
class Came(Generic[Key, Column]):
    """What is noted of an organisation at a meeting: one of possibly several people.

    organisation: any mark of the organisation. column: the year, or the meeting, under which it is counted.
    state: present, represented, excused, absent or not_stated.
    """

    organisation: Key
    column: Column
    meeting: int
    state: str


@dataclass(frozen=True)
class Tally:
    """How many meetings an organisation was at, by what is noted of it."""

    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def expected(self) -> int:
        """The meetings at which something is noted of it."""
        return sum(self.counts.values())

    @property
    def came(self) -> int:
        """The meetings at which it was present, or represented."""
        return self.of(PRESENT) + self.of(REPRESENTED)

    @property
    def rate(self) -> float | None:
        """The share of meetings at which it was present or represented, from 0 to 1; None when nothing is noted."""
        return self.came / self.expected if self.expected else None

    @property
    def percent(self) -> int | None:
        """The rate as a whole percentage, rounded down; None when nothing is noted."""
        return 100 * self.came // self.expected if self.expected else None

    def of(self, state: str) -> int:
        """Return the number of meetings in a state."""
        return self.counts.get(state, 0)


@dataclass(frozen=True)
class Participation(Generic[Key, Column]):
    """By organisation, what is noted under each column and in all. Columns are in their order."""

    columns: tuple[Column, ...]
    cells: Mapping[tuple[Key, Column], Tally]
    totals: Mapping[Key, Tally]
    whole: Tally

    def cell(self, organisation: Key, column: Column) -> Tally:
        """Return the tally of an organisation under a column; an empty one when nothing is noted."""
        return self.cells.get((organisation, column), Tally())


def participation_of(rows: Iterable[Came[Key, Column]]) -> Participation[Key, Column]:
    """Return how organisations took part: each counts once a meeting, by the best that is noted of it.

    What is not stated counts nowhere: it is neither a presence nor an absence.
    """
    best: dict[tuple[Key, Column, int], str] = {}
    for row in rows:
        if row.state not in BEST_FIRST:
            continue
        place = (row.organisation, row.column, row.meeting)
        best[place] = min(best.get(place, row.state), row.state, key=BEST_FIRST.index)
    cells: dict[tuple[Key, Column], Counter[str]] = {}
    totals: dict[Key, Counter[str]] = {}
    for (organisation, column, _meeting), state in best.items():
        cells.setdefault((organisation, column), Counter())[state] += 1
        totals.setdefault(organisation, Counter())[state] += 1
    return Participation(
        columns=tuple(sorted({column for _, column, _ in best})),  # type: ignore[type-var]
        cells={place: Tally(counts) for place, counts in cells.items()},
        totals={organisation: Tally(counts) for organisation, counts in totals.items()},
        whole=Tally(Counter(best.values())),
    )
