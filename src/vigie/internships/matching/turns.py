"""The same match told turn by turn, so that a person can follow it: everyone who has no seat asks at once.

The result is that of ``deferred_acceptance.match``, whatever the order in which pupils ask.
"""

from dataclasses import dataclass

from vigie.internships.matching.choosing import choose
from vigie.internships.matching.desks import Order
from vigie.internships.matching.market import Market

# Who sits, by door: OPEN, or the bit of a group.
Doors = dict[int, list[int]]


@dataclass(frozen=True, slots=True)
class Turn:
    """What happens at once, by offer, pupils as numbers: who asks, who then sits where, who is turned away."""

    asking: dict[int, list[int]]
    kept: dict[int, Doors]
    rejected: dict[int, list[int]]


def turns_of(market: Market) -> list[Turn]:
    """Return the turns of a match, until nobody without a seat has anything more to ask."""
    orders = [Order(seats, len(market.wishes)) for seats in market.offers]
    asked = [0] * len(market.wishes)
    sitting: list[list[int]] = [[] for _ in market.offers]
    turns: list[Turn] = []
    while asking := _asking(market, asked, sitting):
        turn = Turn(asking, {}, {})
        for offer, pupils in asking.items():
            turn.kept[offer], turn.rejected[offer] = _settled(market, orders[offer], offer, sitting[offer] + pupils)
            sitting[offer] = [pupil for door in turn.kept[offer].values() for pupil in door]
        turns.append(turn)
    return turns


def _asking(market: Market, asked: list[int], sitting: list[list[int]]) -> dict[int, list[int]]:
    """Return whom each offer is asked by: the next wish of everyone who does not sit. asked moves on."""
    seated = {pupil for pupils in sitting for pupil in pupils}
    asking: dict[int, list[int]] = {}
    for pupil, wishes in enumerate(market.wishes):
        if pupil not in seated and asked[pupil] < len(wishes):
            asking.setdefault(wishes[asked[pupil]], []).append(pupil)
            asked[pupil] += 1
    return asking


def _settled(market: Market, order: Order, offer: int, pupils: list[int]) -> tuple[Doors, list[int]]:
    keys = {pupil: order.key_of(pupil) for pupil in pupils}
    kept = choose(
        market.offers[offer],
        market.policy,
        [(key, market.groups[pupil]) for pupil, key in keys.items() if key is not None],
    )
    doors = {door: [order.pupil_of(key) for key in sorted(held)] for door, held in kept.doors.items()}
    seated = {pupil for door in doors.values() for pupil in door}
    return doors, [pupil for pupil in sorted(pupils) if pupil not in seated]
