"""How many and where, never who: the counts of points by quarter, small ones hidden. Plain functions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vigie.core.small_counts import is_small

# What is counted, in the order of the columns.
WHATS = ("received", "taken", "referred", "closed")


@dataclass(frozen=True)
class Counted:
    """One number. place: the point's name. what: one of WHATS."""

    quarter: str
    place: str
    what: str
    number: int


@dataclass(frozen=True)
class Line:
    """What a place did in a quarter. place: empty for all together. numbers: by WHATS; None for a hidden one."""

    quarter: str
    place: str
    numbers: tuple[int | None, ...]


def lines_of(counts: Iterable[Counted], threshold: int) -> list[Line]:
    """Return the lines of each quarter, the last first: all places together, then each. threshold: the least shown.

    Zero is shown. A quarter under way must not be given: each of its changes would be an event.
    """
    found: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for each in counts:
        found[each.quarter][each.place][each.what] = each.number
    return [
        line for quarter in sorted(found, reverse=True) for line in quarter_lines(quarter, found[quarter], threshold)
    ]


def quarter_lines(quarter: str, places: Mapping[str, Mapping[str, int]], threshold: int) -> list[Line]:
    """Return the lines of one quarter. places: numbers by what, by place."""
    columns = [[numbers.get(what, 0) for numbers in places.values()] for what in WHATS]
    whole = Line(quarter, "", tuple(shown_total(column, threshold) for column in columns))
    each = [
        Line(quarter, place, tuple(shown(numbers.get(what, 0), threshold) for what in WHATS))
        for place, numbers in sorted(places.items())
    ]
    return [whole, *each] if len(places) > 1 else each


def shown(number: int, threshold: int) -> int | None:
    """Return a number, or None when it is small and not zero."""
    return None if is_small(number, threshold) else number


def shown_total(numbers: Sequence[int], threshold: int) -> int | None:
    """Return the sum, or None when it is small or would narrow what a hidden number may be.

    With m hidden numbers of sum s, each lies between s - (m-1)(k-1) and s - (m-1): both must leave [1, k-1] whole.
    """
    hidden = [number for number in numbers if shown(number, threshold) is None]
    others, largest = len(hidden) - 1, threshold - 1
    if hidden and not (sum(hidden) - others * largest <= 1 and sum(hidden) - others >= largest):
        return None
    return shown(sum(numbers), threshold)
