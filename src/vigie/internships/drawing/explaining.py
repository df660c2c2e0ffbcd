"""Why each pupil got what she got: the places, the requests, the last one admitted, her own number.

Plain values; the words are in ``sentences``. Source: internships reference, § 3 (cutoffs), § 3.1 (small numbers).
"""

from dataclasses import dataclass, replace

from vigie.internships.matching.cutoffs import Cutoffs, cutoffs_of
from vigie.internships.matching.deferred_acceptance import match
from vigie.internships.matching.instances import Instance
from vigie.internships.matching.market import NOBODY, Matching, Policy
from vigie.internships.matching.results import Reason, explain


@dataclass(frozen=True)
class Told:
    """What became of a wish. offer: its number in the instance; place: of the wish, from 1.

    asked: how many pupils who may have it asked for it, rather than for what they got. number: the pupil's own, from 1;
    open_last: the last one admitted on an open seat; None when seats are left, or when none was open.
    reserved, reserved_last: by group of the pupil alone, the seats reserved, and the last one admitted on them.
    """

    offer: int
    place: int
    reason: Reason
    seats: int
    asked: int
    number: int
    open_last: int | None
    reserved: dict[str, int]
    reserved_last: dict[str, int]


@dataclass(frozen=True)
class Explained:
    """A match with what its explanations need. without: the same match without reserved seats, if it has some.

    numbers: of each pupil, from 1, in the order of the round: its tiers, then its lottery. asked: requests by offer.
    """

    instance: Instance
    matching: Matching
    cutoffs: Cutoffs
    numbers: list[int]
    asked: list[int]
    without: Matching | None

    def changed(self) -> int:
        """Return how many pupils would have had another result without reserved seats."""
        if self.without is None:
            return 0
        pairs = zip(self.matching.assigned, self.without.assigned, strict=True)
        return sum(mine != other for mine, other in pairs)


def explained(instance: Instance, matching: Matching) -> Explained:
    """Return a match with what its explanations need."""
    market = instance.market
    has_reserves = market.policy is not Policy.NONE and any(seats.reserves for seats in market.offers)
    return Explained(
        instance,
        matching,
        cutoffs_of(market, matching),
        numbers_of(instance),
        asked_of(instance, matching),
        match(replace(market, policy=Policy.NONE)) if has_reserves else None,
    )


def numbers_of(instance: Instance) -> list[int]:
    """Return the number of each pupil, from 1: tiers first, which are the same at every offer, then the lottery."""
    tiers: dict[int, int] = {}
    for seats in instance.market.offers:
        tiers |= seats.tiers or {}
    order = sorted(range(len(instance.pupils)), key=lambda pupil: (tiers.get(pupil, 0), pupil))
    numbers = [0] * len(order)
    for number, pupil in enumerate(order, start=1):
        numbers[pupil] = number
    return numbers


def asked_of(instance: Instance, matching: Matching) -> list[int]:
    """Return how many pupils asked for each offer: those who may have it and got nothing that they prefer."""
    market = instance.market
    counts = [0] * len(market.offers)
    for pupil, wishes in enumerate(market.wishes):
        for offer in wishes:
            eligible = market.offers[offer].eligible
            counts[offer] += eligible is None or pupil in eligible
            if offer == matching.assigned[pupil]:
                break
    return counts


def told(explained_: Explained, pupil: int) -> list[Told]:
    """Return what became of each wish of a pupil, in her order. pupil: her number in the instance."""
    instance, matching = explained_.instance, explained_.matching
    reasons = explain(instance, matching, explained_.cutoffs, pupil)
    wishes = instance.market.wishes[pupil]
    return [
        _told(explained_, pupil, offer, place, Reason(reason["reason"]))
        for place, (offer, reason) in enumerate(zip(wishes, reasons, strict=True), start=1)
    ]


def _told(explained_: Explained, pupil: int, offer: int, place: int, reason: Reason) -> Told:
    instance, bars = explained_.instance, explained_.cutoffs.bars[offer]
    order, seats = explained_.cutoffs.orders[offer], instance.market.offers[offer]

    def number(key: int) -> int:
        return explained_.numbers[order.pupil_of(key)]

    mine = {bit: count for bit, count in bars.reserved.items() if bit & instance.market.groups[pupil]}
    return Told(
        offer,
        place,
        reason,
        seats.capacity,
        explained_.asked[offer],
        explained_.numbers[pupil],
        None if bars.left or bars.open is None else number(bars.open),
        {instance.groups[bit]: seats.reserves[bit] for bit in mine},
        {instance.groups[bit]: number(key) for bit, key in mine.items() if key is not None},
    )


def rank_of(instance: Instance, matching: Matching, pupil: int) -> int | None:
    """Return which of her wishes a pupil got, from 1; None for none."""
    offer = matching.assigned[pupil]
    return None if offer == NOBODY else instance.market.wishes[pupil].index(offer) + 1


def other_result(explained_: Explained, pupil: int, least_seats: int) -> int | None:
    """Return what a pupil would have had without reserved seats: an offer, or NOBODY; None when it may not be told.

    To a pupil of a group it is told. To another one, only about an offer with so many seats: in a small one, whoever
    sits there is known, and would be known to be of a group.
    """
    if explained_.without is None:
        return None
    market, other = explained_.instance.market, explained_.without.assigned[pupil]
    reserved = {bit for seats in market.offers for bit in seats.reserves}
    if any(bit & market.groups[pupil] for bit in reserved):
        return other
    is_told = other != explained_.matching.assigned[pupil] and other != NOBODY
    return other if is_told and market.offers[other].capacity >= least_seats else None
