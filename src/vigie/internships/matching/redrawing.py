"""Draws the lottery again over the same lists: what only luck decided shows, and can be counted."""

from collections.abc import Sequence
from dataclasses import replace

from vigie.internships.matching.deferred_acceptance import assigned_in
from vigie.internships.matching.desks import Desk, desks_of
from vigie.internships.matching.market import Market, Seats


class Redrawing:
    """A market whose lottery is drawn again and again: what does not depend on it is made once."""

    def __init__(self, market: Market) -> None:
        self._market = without_vain_wishes(market)
        # Offers with an order of their own know pupils by their numbers, which each draw changes.
        is_same = all(seats.is_lottery for seats in self._market.offers)
        self._desks: list[Desk] = desks_of(self._market) if is_same else []

    def assigned(self, order: Sequence[int]) -> list[int]:
        """Return the offer of each pupil of the market when ``order[place]`` is the pupil drawn at that place."""
        return in_first_order(assigned_in(drawn_again(self._market, order), self._desks), order)


def without_vain_wishes(market: Market) -> Market:
    """Return a market that gives the same matching, where nobody ranks an offer that may not take them.

    An offer always rejects whoever is not eligible there, so that nothing else depends on these wishes.
    """
    open_to = [_admissible(seats) for seats in market.offers]
    # Tuples of numbers that are each one object everywhere lie closer together: a processor's cache holds more of them.
    numbers = list(range(len(market.offers)))
    wishes = [
        tuple([numbers[offer] for offer in mine if (who := open_to[offer]) is None or pupil in who])
        for pupil, mine in enumerate(market.wishes)
    ]
    return replace(market, wishes=wishes, offers=[replace(seats, eligible=None) for seats in market.offers])


def _admissible(seats: Seats) -> frozenset[int] | None:
    if seats.ranks is None:
        return seats.eligible
    listed = frozenset(seats.ranks)
    return listed if seats.eligible is None else listed & seats.eligible


def drawn_again(market: Market, order: Sequence[int]) -> Market:
    """Return a market whose lottery is another: ``order[place]`` is the pupil drawn at that place.

    Offers that rank pupils by themselves, or by tiers, keep doing so.
    """
    return Market(
        market.policy,
        [market.wishes[pupil] for pupil in order],
        [market.groups[pupil] for pupil in order],
        _renumbered_all(market.offers, order),
    )


def _renumbered_all(offers: list[Seats], order: Sequence[int]) -> list[Seats]:
    if all(seats.is_lottery for seats in offers):
        return offers
    places = [0] * len(order)
    for place, pupil in enumerate(order):
        places[pupil] = place
    return [_renumbered(seats, places) for seats in offers]


def _renumbered(seats: Seats, places: list[int]) -> Seats:
    if seats.is_lottery:
        return seats
    return replace(
        seats,
        ranks=None if seats.ranks is None else {places[pupil]: rank for pupil, rank in seats.ranks.items()},
        tiers=None if seats.tiers is None else {places[pupil]: tier for pupil, tier in seats.tiers.items()},
        eligible=None if seats.eligible is None else frozenset(places[pupil] for pupil in seats.eligible),
    )


def in_first_order(drawn: Sequence[int], order: Sequence[int]) -> list[int]:
    """Return the offer of each pupil of the first market, from those of the market drawn again."""
    assigned = [0] * len(order)
    for offer, pupil in zip(drawn, order, strict=True):
        assigned[pupil] = offer
    return assigned
