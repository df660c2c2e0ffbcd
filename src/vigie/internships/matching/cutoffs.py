"""The last pupil admitted through each door of each offer: with them, anybody finds every result again.

A pupil gets the first offer of her list at which her place passes a bar (Azevedo and Leshno, 2016).
"""

from dataclasses import dataclass

from vigie.internships.matching.choosing import OPEN, choose
from vigie.internships.matching.desks import Order
from vigie.internships.matching.market import NOBODY, Market, Matching, Policy


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars of one offer, as keys.

    open: of the last pupil of the open seats; None when nobody has one. left: seats that nobody took.
    reserved: by the bit of a group, of the last pupil of its seats; None while one of them is not taken by the group.
    """

    open: int | None
    left: int
    reserved: dict[int, int | None]


@dataclass(frozen=True, slots=True)
class Cutoffs:
    """The bars of every offer, with the orders that give keys."""

    bars: list[Bars]
    orders: list[Order]


def cutoffs_of(market: Market, matching: Matching) -> Cutoffs:
    """Return the bars that a matching leaves."""
    orders = [Order(seats, len(market.wishes)) for seats in market.offers]
    held: list[list[tuple[int, int]]] = [[] for _ in market.offers]
    for pupil, offer in enumerate(matching.assigned):
        if offer != NOBODY:
            key = orders[offer].key_of(pupil)
            held[offer].append((-1 if key is None else key, market.groups[pupil]))
    return Cutoffs([_bars(market, offer, held[offer]) for offer in range(len(market.offers))], orders)


def _bars(market: Market, offer: int, held: list[tuple[int, int]]) -> Bars:
    seats = market.offers[offer]
    kept = choose(seats, market.policy, held)
    reserves = {} if market.policy is Policy.NONE else seats.reserves
    last = {group: max(kept.doors.get(group, []), default=None) for group in reserves}
    reserved = {group: last[group] if len(kept.doors.get(group, [])) == reserves[group] else None for group in reserves}
    return Bars(max(kept.doors[OPEN], default=None), seats.capacity - kept.count, reserved)
