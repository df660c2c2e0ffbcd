"""How a ranked list changes; plain functions on lists of numbers, without doubles. Positions count from 1."""

from collections.abc import Iterable, Mapping, Sequence


def added(wishes: Sequence[int], new: Iterable[int]) -> list[int]:
    """Return a list with what it lacked at its end, in the order given; what it held stays where it is."""
    return list(dict.fromkeys([*wishes, *new]))


def removed(wishes: Sequence[int], wish: int) -> list[int]:
    """Return a list without one of its wishes."""
    return [each for each in wishes if each != wish]


def placed(wishes: Sequence[int], wish: int, position: int) -> list[int]:
    """Return a list in which a wish stands at a position, the nearest that exists; unchanged when it lacks the wish.

    Said in full rather than as « one up », so that the same act done twice gives what it gave once.
    """
    if wish not in wishes:
        return list(wishes)
    others = removed(wishes, wish)
    place = min(max(position, 1), len(wishes)) - 1
    return [*others[:place], wish, *others[place:]]


def by_numbers(wishes: Sequence[int], numbers: Mapping[int, int]) -> list[int]:
    """Return a list ordered by the numbers typed; a wish without a number keeps its own.

    Of two with the same number, the one that was moved wins: ahead when it comes up, behind when it goes down, so
    that typing one number is the same as placing that wish there.
    """

    keys = {}
    for own, wish in enumerate(wishes, start=1):
        number = numbers.get(wish, own)
        keys[wish] = (number, (number > own) - (number < own))
    return sorted(wishes, key=keys.__getitem__)


def reordered(wishes: Sequence[int], order: Iterable[int]) -> list[int]:
    """Return a list in the order given; what was taken off meanwhile stays off, what was added comes at the end."""
    held = set(wishes)
    return added([wish for wish in dict.fromkeys(order) if wish in held], wishes)
