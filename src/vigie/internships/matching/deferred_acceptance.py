"""Deferred acceptance in which pupils propose, with soft reserved seats (Gale and Shapley, 1962; Hafalir et al., 2013).

The result is the stable matching that every pupil likes best, whatever the order in which they propose, and no list but
the true one serves a pupil better.
"""

from collections.abc import Sequence
from typing import Final

from vigie.internships.matching.collecting import collector_at_rest
from vigie.internships.matching.desks import Desk, desks_of
from vigie.internships.matching.market import NOBODY, Market, Matching, Policy

MOST_KINDS: Final = 64


@collector_at_rest()
def match(market: Market) -> Matching:
    """Decide a market. It ends after at most as many proposals as there are wishes."""
    assigned = assigned_in(market)
    pairs = zip(market.wishes, assigned, strict=True)
    return Matching(assigned, sum(len(mine) if offer == NOBODY else mine.index(offer) + 1 for mine, offer in pairs))


@collector_at_rest()
def assigned_in(market: Market, desks: Sequence[Desk] = ()) -> list[int]:
    """Return the offer of each pupil, NOBODY for none: a match whose proposals are not counted.

    desks: those of the market's offers, for whoever matches the same seats again and again; cleared first.

    An offer in the order of the lottery that turns a pupil away turns away all those of the same groups after her: they
    need not ask. ``bars`` tells, by groups and offer, the first pupil turned away.
    """
    wishes, groups = market.wishes, market.groups
    for desk in desks:
        desk.clear()
    desks = desks or desks_of(market)
    bars, lowered = _bars(market)
    asks, closes = [desk.ask for desk in desks], [lowered and desk.in_lottery for desk in desks]
    assigned = [NOBODY] * len(wishes)
    for starting, rest in enumerate(wishes):
        pupil: int | None = starting
        while pupil is not None:
            mine = groups[pupil]
            bar = bars[mine]
            for offer in rest:
                if pupil < bar[offer]:
                    rejected = asks[offer](pupil, mine)
                    if rejected is not None and closes[offer]:
                        bars[groups[rejected]][offer] = rejected
                    if rejected != pupil:
                        break
            else:
                break
            assigned[pupil], pupil = offer, rejected
            if pupil is not None:
                assigned[pupil] = NOBODY
                rest = wishes[pupil][wishes[pupil].index(offer) + 1 :]
    return assigned


def _bars(market: Market) -> tuple[dict[int, list[int]], bool]:
    """Return bars that turn nobody away, for each kind of groups, and whether to lower them.

    Without reserves, they are the same for all. Of too many kinds they would take more memory than they save time.
    """
    kinds, bar = set(market.groups), [len(market.wishes)] * len(market.offers)
    if market.policy is Policy.NONE or len(kinds) > MOST_KINDS:
        return dict.fromkeys(kinds, bar), market.policy is Policy.NONE
    return {kind: list(bar) for kind in kinds}, True
