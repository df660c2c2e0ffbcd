"""Places that are taken in the order in which people ask, then a waiting list. Plain values, no database."""

from collections.abc import Sequence
from typing import TypeVar

Asker = TypeVar("Asker")


def places_left(places: int | None, taken: int) -> int | None:
    """Return how many places are free, never fewer than none; None when nobody counts them."""
    return None if places is None else max(0, places - taken)


def next_in_line(places: int | None, taken: int, waiting: Sequence[Asker]) -> list[Asker]:
    """Return those who wait and to whom a place can be given, first come first. waiting: in their order."""
    left = places_left(places, taken)
    return list(waiting if left is None else waiting[:left])
