"""What answers for an offer while pupils propose: keeps the best so far, and says whom it no longer keeps.

Nothing is chosen twice: each door holds its pupils in a heap whose worst is at hand. An offer whose groups overlap
chooses again among all at each proposal (``choosing``), which is slower and gives the same.
"""

from heapq import heappop, heappush, heappushpop
from typing import Protocol

from vigie.internships.matching.choosing import choose
from vigie.internships.matching.market import Market, Policy, Seats


class Desk(Protocol):
    """Answers for an offer. in_lottery: whether pupils come there in the order of their numbers, all of them."""

    in_lottery: bool

    def clear(self) -> None:
        """Let everybody go, for the same seats to be given again: quicker than a new desk."""

    def ask(self, pupil: int, groups: int) -> int | None:
        """Take a proposal by a pupil of these groups. Return whom the offer rejects: this pupil, another, or None."""


def desks_of(market: Market) -> list[Desk]:
    """Return the desk of each offer."""
    overlapping, count = _overlapping(market), len(market.wishes)
    desks: list[Desk] = []
    for seats in market.offers:
        desk = _desk(market.policy, seats, overlapping)
        desks.append(desk if seats.is_lottery else OwnOrderDesk(Order(seats, count), desk))
    return desks


def _overlapping(market: Market) -> set[int]:
    """Return the masks of groups with reserved seats at some offer, when some pupil is of several of them."""
    kinds = {kind for kind in set(market.groups) if kind & kind - 1}
    if not kinds:
        return set()
    masks = {sum(seats.reserves) for seats in market.offers}
    return {mask for mask in masks if any((kind & mask) & (kind & mask) - 1 for kind in kinds)}


def _desk(policy: Policy, seats: Seats, overlapping: set[int]) -> Desk:
    if policy is Policy.NONE or not seats.reserves:
        return OpenDesk(seats)
    if overlapping and sum(seats.reserves) in overlapping:
        return OverlappingDesk(seats, policy)
    return MinimumDesk(seats) if policy is Policy.MINIMUM_GUARANTEE else AboveDesk(seats)


class Order:
    """The order of an offer: a key for each pupil, lower first; None for one who is not eligible."""

    __slots__ = ("_count", "_eligible", "_pupils", "_ranks", "_tiers")

    def __init__(self, seats: Seats, count: int) -> None:
        self._eligible, self._ranks, self._tiers, self._count = seats.eligible, seats.ranks, seats.tiers, max(count, 1)
        self._pupils = {rank: pupil for pupil, rank in seats.ranks.items()} if seats.ranks is not None else {}

    def key_of(self, pupil: int) -> int | None:
        if self._eligible is not None and pupil not in self._eligible:
            return None
        if self._ranks is not None:
            return self._ranks.get(pupil)
        return pupil if self._tiers is None else self._tiers.get(pupil, 0) * self._count + pupil

    def pupil_of(self, key: int) -> int:
        return self._pupils[key] if self._ranks is not None else key % self._count


class OwnOrderDesk:
    """An offer with an order of its own: a desk at which keys stand for pupils."""

    __slots__ = ("_desk", "_order")
    in_lottery = False

    def __init__(self, order: Order, desk: Desk) -> None:
        self._order, self._desk = order, desk

    def clear(self) -> None:
        self._desk.clear()

    def ask(self, pupil: int, groups: int) -> int | None:
        key = self._order.key_of(pupil)
        if key is None:
            return pupil
        rejected = self._desk.ask(key, groups)
        return None if rejected is None else self._order.pupil_of(rejected)


class OpenDesk:
    """Seats without reserve."""

    __slots__ = ("_capacity", "_held")
    in_lottery = True

    def __init__(self, seats: Seats) -> None:
        self._capacity = seats.capacity
        # Keys are negated: what a heap has first is its worst.
        self._held: list[int] = []

    def clear(self) -> None:
        self._held.clear()

    def ask(self, pupil: int, groups: int) -> int | None:
        held = self._held
        if len(held) < self._capacity:
            heappush(held, -pupil)
            return None
        return -heappushpop(held, -pupil) if held else pupil


class MinimumDesk:
    """Reserved seats first, then open seats and the reserved seats that nobody can fill. Groups do not overlap."""

    __slots__ = ("_capacity", "_held", "_mask", "_open", "_reserved", "_reserves")
    in_lottery = True

    def __init__(self, seats: Seats) -> None:
        self._capacity = self._open = seats.capacity
        self._reserves = reserves = seats.reserves
        self._mask = sum(reserves)
        self._held: list[int] = []
        self._reserved: dict[int, list[int]] = {group: [] for group in reserves}

    def clear(self) -> None:
        self._open = self._capacity
        self._held.clear()
        for reserved in self._reserved.values():
            reserved.clear()

    def ask(self, pupil: int, groups: int) -> int | None:
        held, group = self._held, groups & self._mask
        if group:
            reserved = self._reserved[group]
            if len(reserved) < self._reserves[group]:
                heappush(reserved, -pupil)
                self._open -= 1
                return -heappop(held) if len(held) > self._open else None
            pupil = -heappushpop(reserved, -pupil)
        if len(held) < self._open:
            heappush(held, -pupil)
            return None
        return -heappushpop(held, -pupil) if held else pupil


class AboveDesk:
    """Open seats first, then reserved seats, then those that nobody could fill. Groups do not overlap."""

    __slots__ = ("_held", "_left", "_mask", "_open", "_others", "_reserved", "_reserves")
    in_lottery = True

    def __init__(self, seats: Seats) -> None:
        self._reserves, self._mask = seats.reserves, sum(seats.reserves)
        self._left = sum(seats.reserves.values())
        self._open = seats.capacity - self._left
        # With their groups: whoever loses an open seat may still have a reserved one.
        self._held: list[tuple[int, int]] = []
        self._others: list[int] = []
        self._reserved: dict[int, list[int]] = {group: [] for group in seats.reserves}

    def clear(self) -> None:
        self._left = sum(self._reserves.values())
        self._held.clear()
        for others in (self._others, *self._reserved.values()):
            others.clear()

    def ask(self, pupil: int, groups: int) -> int | None:
        held, group = self._held, groups & self._mask
        if len(held) < self._open:
            heappush(held, (-pupil, group))
            return None
        if held and -pupil > held[0][0]:
            key, group = heappushpop(held, (-pupil, group))
            pupil = -key
        return self._ask_reserved(pupil, group)

    def _ask_reserved(self, pupil: int, group: int) -> int | None:
        others = self._others
        if group:
            reserved = self._reserved[group]
            if len(reserved) < self._reserves[group]:
                heappush(reserved, -pupil)
                self._left -= 1
                return -heappop(others) if len(others) > self._left else None
            pupil = -heappushpop(reserved, -pupil)
        if len(others) < self._left:
            heappush(others, -pupil)
            return None
        return -heappushpop(others, -pupil) if others else pupil


class OverlappingDesk:
    """An offer at which some pupils are of several groups that have reserved seats."""

    __slots__ = ("_held", "_policy", "_seats")
    in_lottery = True

    def __init__(self, seats: Seats, policy: Policy) -> None:
        self._seats, self._policy = seats, policy
        self._held: dict[int, int] = {}

    def clear(self) -> None:
        self._held.clear()

    def ask(self, pupil: int, groups: int) -> int | None:
        self._held[pupil] = groups
        rejected = choose(self._seats, self._policy, self._held.items()).rejected
        for each in rejected:
            del self._held[each]
        return rejected[0] if rejected else None
