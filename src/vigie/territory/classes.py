"""Sorts figures into a few classes for a map, so that equal figures always share a class."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CLASSES = 5


@dataclass(frozen=True)
class ValueClass:
    """Figures from the lowest to the highest, both included; step goes from 1, the palest, to 5."""

    step: int
    lowest: float
    highest: float


def classes_of(values: Iterable[float | None]) -> list[ValueClass]:
    """Share figures between at most five classes holding about as many distinct figures each.

    None means unknown and belongs to no class; zero is a figure, never in a class with greater ones. Bounds are figures
    that exist: nothing is invented between them. With fewer than five distinct figures, there is a class for each,
    spread over the five steps.
    """
    distinct = sorted({value for value in values if value is not None})
    count = min(CLASSES, len(distinct))
    # Zero at the foot of many figures takes a class; the others share the rest.
    alone = int(len(distinct) > CLASSES and distinct[0] == 0)
    shared = count - alone
    cuts = (
        [round(position * (len(distinct) - alone) / shared) + alone for position in range(shared + 1)] if count else []
    )
    cuts = [0, *cuts] if alone else cuts
    return [
        ValueClass(step=step_of(rank, count), lowest=distinct[start], highest=distinct[end - 1])
        for rank, (start, end) in enumerate(itertools.pairwise(cuts))
    ]


def step_of(rank: int, count: int) -> int:
    """Spread so many classes over the five steps; a single class takes the middle one."""
    return 1 + round(rank * (CLASSES - 1) / (count - 1)) if count > 1 else 1 + CLASSES // 2


def class_for(value: float | None, classes: Sequence[ValueClass]) -> ValueClass | None:
    """Return the class a figure belongs to, or None when it is unknown."""
    if value is None:
        return None
    return next((each for each in classes if each.lowest <= value <= each.highest), None)
