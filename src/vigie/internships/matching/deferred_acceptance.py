"""Deferred acceptance in which pupils propose, with soft reserved seats (Gale and Shapley, 1962; Hafalir et al., 2013).

The result is the stable matching that every pupil likes best, whatever the order in which they propose, and no list but
the true one serves a pupil better.
"""

from vigie.internships.matching.collecting import collector_at_rest
from vigie.internships.matching.desks import Desk, desk_of
from vigie.internships.matching.market import NOBODY, Market, Matching


@collector_at_rest()
def match(market: Market) -> Matching:
    """Decide a market. It ends after at most as many proposals as there are wishes."""
    asks = [desk.ask for desk in desks_of(market)]
    wishes = market.wishes
    asked, assigned = [0] * len(wishes), [NOBODY] * len(wishes)
    for starting in range(len(wishes)):
        pupil = starting
        while pupil != NOBODY:
            mine, place = wishes[pupil], asked[pupil]
            if place == len(mine):
                break
            asked[pupil] = place + 1
            offer = mine[place]
            rejected = asks[offer](pupil)
            if rejected == pupil:
                continue
            assigned[pupil] = offer
            if rejected != NOBODY:
                assigned[rejected] = NOBODY
            pupil = rejected
    return Matching(assigned, sum(asked))


def desks_of(market: Market) -> list[Desk]:
    """Return what answers for each offer."""
    count, kinds = len(market.wishes), set(market.groups)
    return [desk_of(seats, market.policy, market.groups, kinds, count) for seats in market.offers]
