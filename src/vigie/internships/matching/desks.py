"""What answers for an offer while pupils propose: keeps the best so far, and says whom it no longer keeps.

Nothing is chosen twice: each door holds its pupils in a heap whose worst is at hand. An offer whose groups overlap
chooses again among all at each proposal (``choosing``), which is slower and gives the same.
"""

from heapq import heappop, heappush, heappushpop
from typing import Protocol

from vigie.internships.matching.choosing import choose
from vigie.internships.matching.market import NOBODY, Policy, Seats


class Desk(Protocol):
    """Answers for an offer."""

    def ask(self, pupil: int) -> int:
        """Take a pupil's proposal. Return whom the offer rejects: this pupil, another one, or NOBODY."""


def desk_of(seats: Seats, policy: Policy, groups: list[int], kinds: set[int], count: int) -> Desk:
    """Return the desk of an offer. groups: bits of each pupil; kinds: the different ones; count: number of pupils."""
    order = Order(seats, count)
    mask = sum(seats.reserves)
    if policy is Policy.NONE or not mask:
        return OpenDesk(order, seats.capacity)
    if any((kind & mask) & (kind & mask) - 1 for kind in kinds):
        return OverlappingDesk(order, seats, policy, groups)
    made = MinimumDesk if policy is Policy.MINIMUM_GUARANTEE else AboveDesk
    return made(order, seats, groups)


class Order:
    """The order of an offer: a key for each pupil, lower first; None for one who is not eligible."""

    __slots__ = ("_count", "_eligible", "_pupils", "_ranks", "_tiers", "is_lottery")

    def __init__(self, seats: Seats, count: int) -> None:
        self._eligible, self._ranks, self._tiers, self._count = seats.eligible, seats.ranks, seats.tiers, max(count, 1)
        self._pupils = {rank: pupil for pupil, rank in seats.ranks.items()} if seats.ranks is not None else {}
        # The key is then the pupil's own number: nothing to look up.
        self.is_lottery = seats.eligible is None and seats.ranks is None and seats.tiers is None

    def key_of(self, pupil: int) -> int | None:
        if self._eligible is not None and pupil not in self._eligible:
            return None
        if self._ranks is not None:
            return self._ranks.get(pupil)
        return pupil if self._tiers is None else self._tiers.get(pupil, 0) * self._count + pupil

    def pupil_of(self, key: int) -> int:
        return self._pupils[key] if self._ranks is not None else key % self._count


class OpenDesk:
    """Seats without reserve."""

    __slots__ = ("_capacity", "_held", "_order")

    def __init__(self, order: Order, capacity: int) -> None:
        self._order, self._capacity = order, capacity
        # Keys are negated: what a heap has first is its worst.
        self._held: list[int] = []

    def ask(self, pupil: int) -> int:
        order = self._order
        key = pupil if order.is_lottery else order.key_of(pupil)
        if key is None:
            return pupil
        if len(self._held) < self._capacity:
            heappush(self._held, -key)
            return NOBODY
        if not self._held or -key < self._held[0]:
            return pupil
        return order.pupil_of(-heappushpop(self._held, -key))


class MinimumDesk:
    """Reserved seats first, then open seats and the reserved seats that nobody can fill. Groups do not overlap."""

    __slots__ = ("_groups", "_held", "_mask", "_open", "_order", "_reserved", "_reserves")

    def __init__(self, order: Order, seats: Seats, groups: list[int]) -> None:
        self._order, self._groups, self._open = order, groups, seats.capacity
        self._reserves, self._mask = seats.reserves, sum(seats.reserves)
        self._held: list[int] = []
        self._reserved: dict[int, list[int]] = {group: [] for group in seats.reserves}

    def ask(self, pupil: int) -> int:
        order, held = self._order, self._held
        key = pupil if order.is_lottery else order.key_of(pupil)
        if key is None:
            return pupil
        group = self._groups[pupil] & self._mask
        if group:
            reserved = self._reserved[group]
            if len(reserved) < self._reserves[group]:
                heappush(reserved, -key)
                self._open -= 1
                return order.pupil_of(-heappop(held)) if len(held) > self._open else NOBODY
            key = -heappushpop(reserved, -key)
        if len(held) < self._open:
            heappush(held, -key)
            return NOBODY
        if not held or -key < held[0]:
            return order.pupil_of(key)
        return order.pupil_of(-heappushpop(held, -key))


class AboveDesk:
    """Open seats first, then reserved seats, then those that nobody could fill. Groups do not overlap."""

    __slots__ = ("_groups", "_held", "_left", "_mask", "_open", "_order", "_others", "_reserved", "_reserves")

    def __init__(self, order: Order, seats: Seats, groups: list[int]) -> None:
        self._order, self._groups = order, groups
        self._reserves, self._mask = seats.reserves, sum(seats.reserves)
        self._left = sum(seats.reserves.values())
        self._open = seats.capacity - self._left
        self._held: list[int] = []
        self._others: list[int] = []
        self._reserved: dict[int, list[int]] = {group: [] for group in seats.reserves}

    def ask(self, pupil: int) -> int:
        order = self._order
        key = pupil if order.is_lottery else order.key_of(pupil)
        if key is None:
            return pupil
        held = self._held
        if len(held) < self._open:
            heappush(held, -key)
            return NOBODY
        if held and -key > held[0]:
            key = -heappushpop(held, -key)
            pupil = key if order.is_lottery else order.pupil_of(key)
        return self._ask_reserved(pupil, key)

    def _ask_reserved(self, pupil: int, key: int) -> int:
        order, others = self._order, self._others
        group = self._groups[pupil] & self._mask
        if group:
            reserved = self._reserved[group]
            if len(reserved) < self._reserves[group]:
                heappush(reserved, -key)
                self._left -= 1
                return order.pupil_of(-heappop(others)) if len(others) > self._left else NOBODY
            if -key > reserved[0]:
                key = -heappushpop(reserved, -key)
                pupil = key if order.is_lottery else order.pupil_of(key)
        if len(others) < self._left:
            heappush(others, -key)
            return NOBODY
        if not others or -key < others[0]:
            return pupil
        return order.pupil_of(-heappushpop(others, -key))


class OverlappingDesk:
    """An offer at which some pupils are of several groups that have reserved seats."""

    __slots__ = ("_groups", "_held", "_order", "_policy", "_seats")

    def __init__(self, order: Order, seats: Seats, policy: Policy, groups: list[int]) -> None:
        self._order, self._seats, self._policy, self._groups = order, seats, policy, groups
        self._held: dict[int, int] = {}

    def ask(self, pupil: int) -> int:
        key = self._order.key_of(pupil)
        if key is None:
            return pupil
        self._held[key] = self._groups[pupil]
        rejected = choose(self._seats, self._policy, self._held.items()).rejected
        for each in rejected:
            del self._held[each]
        return self._order.pupil_of(rejected[0]) if rejected else NOBODY
