"""How unequal an outcome is between two groups, and how sure that is: plain numbers.

Definitions: internships reference, § 7. The ratio is AIF360's ``disparate_impact``: the group looked at over the
others, so that it may exceed one; fairlearn's ``demographic_parity_ratio`` is the smaller rate over the larger.
Sources: D. Katz et al., « Obtaining confidence intervals for the risk ratio », 1978 (logarithmic interval);
R. G. Newcombe, « Interval estimation for the difference between independent proportions », 1998, method 10;
O. D. Duncan and B. Duncan, « A methodological analysis of segregation indexes », 1955; P. Massart, « The tight
constant in the Dvoretzky-Kiefer-Wolfowitz inequality », 1990.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vigie.core.proportions import Interval, Z, wilson
from vigie.core.small_counts import tells_few

FOUR_FIFTHS: Final = 0.8
SIGNIFICANT: Final = 0.05


@dataclass(frozen=True, slots=True)
class Selected:
    """How many people of a group, and how many of them got what was looked at. Raises ValueError beyond reason."""

    chosen: int
    people: int

    def __post_init__(self) -> None:
        if not 0 <= self.chosen <= self.people:
            raise ValueError(f"{self.chosen} out of {self.people}")

    @property
    def rate(self) -> float | None:
        """Their share, from 0 to 1; None when the group is empty."""
        return self.chosen / self.people if self.people else None

    @property
    def parts(self) -> tuple[int, int]:
        """How many got it, and how many did not."""
        return self.chosen, self.people - self.chosen

    @property
    def interval(self) -> Interval | None:
        """Wilson's interval of the share, at 95 %."""
        return wilson(self.chosen, self.people) if self.people else None


def impact_ratio(group: Selected, others: Selected) -> float | None:
    """Return the rate of a group over that of the others; None when one is unknown, or the others' is zero."""
    if group.rate is None or not others.rate:
        return None
    return group.rate / others.rate


def impact_ratio_interval(group: Selected, others: Selected) -> Interval | None:
    """Return the 95 % interval of the ratio, on its logarithm; None when nobody of one group was chosen."""
    ratio = impact_ratio(group, others)
    if not ratio:
        return None
    error = math.sqrt(1 / group.chosen - 1 / group.people + 1 / others.chosen - 1 / others.people)
    return Interval(ratio * math.exp(-Z * error), ratio * math.exp(Z * error))


def difference_interval(group: Selected, others: Selected) -> Interval | None:
    """Return the 95 % interval of the difference of rates, group minus others; None when a group is empty."""
    ours, theirs = group.interval, others.interval
    if ours is None or theirs is None or group.rate is None or others.rate is None:
        return None
    difference = group.rate - others.rate
    below = math.hypot(group.rate - ours.lower, theirs.upper - others.rate)
    above = math.hypot(ours.upper - group.rate, others.rate - theirs.lower)
    return Interval(difference - below, difference + above)


class Reading(StrEnum):
    """What a ratio calls for. HIDDEN: too few people to say. WATCH: it may be luck."""

    HIDDEN = "hidden"
    FINE = "fine"
    WATCH = "watch"
    ALERT = "alert"


def reading_of(group: Selected, others: Selected, *, p_value: float, threshold: int) -> Reading:
    """Return what to say of two rates: an alert takes both a ratio under four fifths and a p-value under 5 %.

    threshold: a ratio made of fewer people, or of fewer chosen or not chosen (zero apart), is not shown.
    """
    hides = any(tells_few(each.chosen, each.people, threshold) for each in (group, others))
    if not group.people or not others.people or hides:
        return Reading.HIDDEN
    ratio, interval = impact_ratio(group, others), impact_ratio_interval(group, others)
    if ratio is None:
        return Reading.FINE
    if ratio < FOUR_FIFTHS:
        return Reading.ALERT if p_value < SIGNIFICANT else Reading.WATCH
    return Reading.WATCH if interval is not None and interval.upper < 1 else Reading.FINE


def duncan(counts: Mapping[str, tuple[int, int]]) -> float | None:
    """Return how apart two groups are over categories, from 0 (alike) to 1 (never together); None without one of them.

    counts: by category, how many of the first and of the second group.
    """
    first = sum(pair[0] for pair in counts.values())
    second = sum(pair[1] for pair in counts.values())
    if not first or not second:
        return None
    return sum(abs(ours / first - theirs / second) for ours, theirs in counts.values()) / 2


@dataclass(frozen=True, slots=True)
class Ranks:
    """Which wish each one of a group got. by_rank: how many got their first, second… wish. nothing: how many none."""

    by_rank: tuple[int, ...]
    nothing: int

    @property
    def people(self) -> int:
        return sum(self.by_rank) + self.nothing

    @property
    def mean(self) -> float | None:
        """The mean rank of those who got a wish."""
        placed = sum(self.by_rank)
        return sum(rank * count for rank, count in enumerate(self.by_rank, start=1)) / placed if placed else None


def ranks_of(wishes: Sequence[Sequence[int]], assigned: Sequence[int], people: Sequence[int]) -> Ranks:
    """Return the ranks that people got, as numbers of pupils; an assignment outside the list counts as none."""
    got = [wishes[pupil].index(assigned[pupil]) if assigned[pupil] in wishes[pupil] else -1 for pupil in people]
    most = max(got, default=-1)
    return Ranks(tuple(got.count(rank) for rank in range(most + 1)), got.count(-1))


def largest_gap(group: Ranks, others: Ranks) -> float | None:
    """Return the largest gap between the shares of two groups placed within so many wishes (Kolmogorov's distance)."""
    if not group.people or not others.people:
        return None
    gap, ours, theirs = 0.0, 0, 0
    for rank in range(max(len(group.by_rank), len(others.by_rank))):
        ours += group.by_rank[rank] if rank < len(group.by_rank) else 0
        theirs += others.by_rank[rank] if rank < len(others.by_rank) else 0
        gap = max(gap, abs(ours / group.people - theirs / others.people))
    return gap


def gap_interval(gap: float, people: int, others: int) -> Interval:
    """Return the 95 % interval of the largest gap between two groups of so many people; wide, and never too short."""
    # Each group's own distribution is within its margin 97.5 times out of 100.
    margin = sum(math.sqrt(math.log(2 / 0.025) / (2 * size)) for size in (people, others))
    return Interval(max(0.0, gap - margin), min(1.0, gap + margin))
