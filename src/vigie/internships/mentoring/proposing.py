"""Proposes pairs: young people propose, mentors have places, a lot breaks ties. Plain functions on plain values.

A pair is possible when the two are free at the same moment. A young person's order: the mentors they wish for, then
those by how many sectors they have in common; between two alike, a lot drawn from the seed, so that all do not crowd
at the first of the list.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from vigie.internships.matching.deferred_acceptance import match
from vigie.internships.matching.instances import order_of
from vigie.internships.matching.market import NOBODY, Market, Policy, Seats


@dataclass(frozen=True, slots=True)
class MentorOffer:
    """A mentor: number, sectors and slots by their codes, places still free."""

    number: int
    sectors: frozenset[str]
    slots: frozenset[str]
    places: int


@dataclass(frozen=True, slots=True)
class MenteeRequest:
    """A young person: pseudonym, sectors and slots by their codes, mentors wished for, best first.

    sectors: empty, all of them suit. past: mentors with whom a pair has ended, never proposed again.
    """

    pseudonym: str
    sectors: frozenset[str]
    slots: frozenset[str]
    wishes: tuple[int, ...] = ()
    past: frozenset[int] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class ProposedPair:
    """A pair to confirm. was_wished: the young person had asked for this mentor."""

    mentor: int
    mentee: str
    slots: frozenset[str]
    sectors: frozenset[str]
    was_wished: bool


def can_meet(mentor: MentorOffer, mentee: MenteeRequest) -> bool:
    """Whether two people are free at the same moment, and have not been a pair before."""
    return bool(mentor.slots & mentee.slots) and mentor.number not in mentee.past


def ranked(mentee: MenteeRequest, mentors: Sequence[MentorOffer], seed: str) -> list[int]:
    """Return the places in ``mentors`` of those whom a young person can meet, best first.

    Whoever states sectors is not proposed a mentor of none of them, unless they wished for this very one.
    """
    wished = {number: place for place, number in enumerate(mentee.wishes)}

    def key(place: int) -> tuple[int, int, str]:
        mentor = mentors[place]
        lot = hashlib.sha256(f"{seed}|{mentee.pseudonym}|{mentor.number}".encode()).hexdigest()
        return wished.get(mentor.number, len(wished)), -len(mentor.sectors & mentee.sectors), lot

    suiting = [
        place
        for place, mentor in enumerate(mentors)
        if can_meet(mentor, mentee)
        and (mentor.number in wished or not mentee.sectors or mentor.sectors & mentee.sectors)
    ]
    return sorted(suiting, key=key)


def market_of(mentors: Sequence[MentorOffer], mentees: Sequence[MenteeRequest], seed: str) -> Market:
    """Return the market of young people, given in the order of their lot, and of mentors in the order given."""
    able = [frozenset(place for place, mentee in enumerate(mentees) if can_meet(mentor, mentee)) for mentor in mentors]
    return Market(
        Policy.NONE,
        wishes=[ranked(mentee, mentors, seed) for mentee in mentees],
        groups=[0] * len(mentees),
        offers=[Seats(mentor.places, eligible=able[place]) for place, mentor in enumerate(mentors)],
    )


def in_lot_order(mentees: Sequence[MenteeRequest], seed: str) -> list[MenteeRequest]:
    """Return young people in the order that the seed draws: that of the pupils of a campaign, by pseudonym."""
    by_pseudonym = {mentee.pseudonym: mentee for mentee in mentees}
    return [by_pseudonym[pseudonym] for pseudonym in order_of(seed, by_pseudonym)]


def propose(mentors: Sequence[MentorOffer], mentees: Sequence[MenteeRequest], seed: str) -> list[ProposedPair]:
    """Return the pairs to propose, by pseudonym; the order in which people are given changes nothing."""
    drawn = in_lot_order(mentees, seed)
    standing = sorted(mentors, key=lambda mentor: mentor.number)
    assigned = match(market_of(standing, drawn, seed)).assigned
    found = [pair_of(standing[offer], mentee) for mentee, offer in zip(drawn, assigned, strict=True) if offer != NOBODY]
    return sorted(found, key=lambda pair: pair.mentee)


def pair_of(mentor: MentorOffer, mentee: MenteeRequest) -> ProposedPair:
    """Return what is said of a pair."""
    return ProposedPair(
        mentor.number,
        mentee.pseudonym,
        mentor.slots & mentee.slots,
        mentor.sectors & mentee.sectors,
        mentor.number in mentee.wishes,
    )
