"""Small random markets, and what they should give, by trying everything."""

from collections.abc import Iterator
from itertools import product

from hypothesis import strategies as st

from vigie.internships.matching.choosing import choose
from vigie.internships.matching.desks import Order
from vigie.internships.matching.market import NOBODY, Market, Policy, Seats


@st.composite
def seats(draw, pupils: int, groups: int, *, lottery_only: bool = False) -> Seats:
    capacity = draw(st.integers(0, 3))
    reserves, left = {}, capacity
    for group in range(groups):
        count = draw(st.integers(0, left))
        left -= count
        if count:
            reserves[1 << group] = count
    kind = "lottery" if lottery_only else draw(st.sampled_from(["lottery", "ranks", "tiers", "eligible"]))
    some = draw(st.permutations(range(pupils)))[: draw(st.integers(0, pupils))]
    return Seats(
        capacity,
        reserves,
        ranks={pupil: rank for rank, pupil in enumerate(some)} if kind == "ranks" else None,
        tiers={pupil: draw(st.integers(0, 2)) for pupil in some} if kind == "tiers" else None,
        eligible=frozenset(some) if kind == "eligible" else None,
    )


@st.composite
def markets(draw, policy: Policy | None = None, *, most_pupils: int = 5, most_groups: int = 2) -> Market:
    pupils, offers, groups = (
        draw(st.integers(1, most_pupils)),
        draw(st.integers(1, 3)),
        draw(st.integers(0, most_groups)),
    )
    order = st.permutations(range(offers)).flatmap(lambda all_: st.integers(0, offers).map(lambda n: list(all_[:n])))
    return Market(
        policy or draw(st.sampled_from(list(Policy))),
        [draw(order) for _ in range(pupils)],
        [draw(st.integers(0, (1 << groups) - 1)) for _ in range(pupils)],
        [draw(seats(pupils, groups)) for _ in range(offers)],
    )


def is_stable(market: Market, assigned: tuple[int, ...]) -> bool:
    """The definition: everybody is where she wished and may be, and no offer would choose someone who prefers it."""
    orders = [Order(each, len(market.wishes)) for each in market.offers]
    asking = [[pupil for pupil, mine in enumerate(assigned) if mine == offer] for offer in range(len(orders))]

    def rejected(offer: int, pupils: list[int]) -> list[int]:
        applicants = [(orders[offer].key_of(pupil), market.groups[pupil]) for pupil in pupils]
        return choose(market.offers[offer], market.policy, applicants).rejected

    for offer, pupils in enumerate(asking):
        if any(orders[offer].key_of(pupil) is None for pupil in pupils) or rejected(offer, pupils):
            return False
    return all(
        orders[offer].key_of(pupil) in rejected(offer, [*asking[offer], pupil])
        for pupil, offer in preferred(market, assigned)
        if orders[offer].key_of(pupil) is not None
    )


def preferred(market: Market, assigned: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """The offers that each pupil prefers to her own."""
    for pupil, wishes in enumerate(market.wishes):
        yield from ((pupil, offer) for offer in wishes[: rank(market, pupil, assigned[pupil])])


def rank(market: Market, pupil: int, offer: int) -> int:
    """The place of an offer in a pupil's list; after all of them for none."""
    return len(market.wishes[pupil]) if offer == NOBODY else market.wishes[pupil].index(offer)


def all_matchings(market: Market) -> Iterator[tuple[int, ...]]:
    return product(*([NOBODY, *wishes] for wishes in market.wishes))
