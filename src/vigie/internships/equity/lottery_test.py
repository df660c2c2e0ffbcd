"""What only luck would have done: the same lists and rules, drawn again many times.

Assignments are not independent, so that a table's exact test is only an approximation; drawing again is exact, since
the lottery is the only thing that chance decided. (Abdulkadiroğlu, Angrist, Narita and Pathak, 2017.)
"""

import hashlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vigie.internships.equity.measures import Selected, impact_ratio
from vigie.internships.matching.market import NOBODY, Market
from vigie.internships.matching.redrawing import Redrawing

Statistic = Callable[[Sequence[int]], float | None]
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class LuckTest:
    """Where what was seen stands among what luck gives. values: of each draw, in order, unknown ones left out.

    p_value: (1 + draws at least as far from their middle as what was seen) / (draws + 1).
    """

    seen: float
    values: tuple[float, ...]
    p_value: float

    def band(self, share: float = 0.95) -> tuple[float, float]:
        """Return between which values luck alone falls, in that share of draws."""
        ordered = sorted(self.values)
        cut = int(len(ordered) * (1 - share) / 2)
        return ordered[cut], ordered[len(ordered) - 1 - cut]


def redrawn(
    market: Market, statistics: Sequence[Statistic], *, runs: int, seed: str, progress: Progress | None = None
) -> list[list[float | None]]:
    """Return the values of each statistic over draws made again; the same seed gives the same draws.

    statistics: functions of the offer of each pupil of the market, NOBODY for none. progress: called with the number of
    draws done.
    """
    redrawing = Redrawing(market)
    drawing = random.Random(hashlib.sha256(seed.encode()).digest())  # noqa: S311 (a draw that anyone can make again)
    pupils = list(range(len(market.wishes)))
    values: list[list[float | None]] = [[] for _ in statistics]
    for done in range(1, runs + 1):
        # Sorted by numbers drawn for them, pupils are in an order as good as a shuffled one, sooner.
        order = sorted(pupils, key=[drawing.random() for _ in pupils].__getitem__)
        assigned = redrawing.assigned(order)
        for each, statistic in zip(values, statistics, strict=True):
            each.append(statistic(assigned))
        if progress:
            progress(done)
    return values


def luck_test(seen: float | None, values: Sequence[float | None]) -> LuckTest | None:
    """Return where a value stands among those of other draws; None when it is unknown, or none of them is known."""
    known = tuple(value for value in values if value is not None)
    if seen is None or not known:
        return None
    middle = sorted(known)[len(known) // 2]
    # Doubles of one ratio may differ by their last bit.
    as_far = sum(abs(value - middle) >= abs(seen - middle) - 1e-12 for value in known)
    return LuckTest(seen, known, (1 + as_far) / (len(known) + 1))


def selected_in(assigned: Sequence[int], people: Sequence[int]) -> Selected:
    """Return how many of these pupils have a seat."""
    return Selected(len(people) - [assigned[pupil] for pupil in people].count(NOBODY), len(people))


def ratio_of(people: Sequence[int], others: Sequence[int]) -> Statistic:
    """Return the statistic « rate of these pupils over the rate of the others »."""

    def statistic(assigned: Sequence[int]) -> float | None:
        return impact_ratio(selected_in(assigned, people), selected_in(assigned, others))

    return statistic
