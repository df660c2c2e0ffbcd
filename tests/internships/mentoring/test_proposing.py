"""Pairs proposed: on any market of mentors and young people, then on small ones told by hand."""

import random

from hypothesis import given
from hypothesis import strategies as st

from vigie.internships.matching.checking import faults
from vigie.internships.matching.deferred_acceptance import match
from vigie.internships.mentoring.proposing import (
    MenteeRequest,
    MentorOffer,
    in_lot_order,
    market_of,
    propose,
)

SECTORS, SLOTS = ("digital", "health", "trade"), ("saturday", "remote", "wednesday")
some_sectors = st.frozensets(st.sampled_from(SECTORS))
some_slots = st.frozensets(st.sampled_from(SLOTS))
numbers = st.integers(1, 6)
mentor_lists = st.lists(
    st.builds(MentorOffer, numbers, some_sectors, some_slots, st.integers(0, 3)),
    max_size=6,
    unique_by=lambda mentor: mentor.number,
)
mentee_lists = st.lists(
    st.builds(
        MenteeRequest,
        st.text("abcdef", min_size=1, max_size=4),
        some_sectors,
        some_slots,
        st.lists(numbers, max_size=3, unique=True).map(tuple),
        st.frozensets(numbers, max_size=2),
    ),
    max_size=8,
    unique_by=lambda mentee: mentee.pseudonym,
)


@given(mentor_lists, mentee_lists)
def test_nobody_is_paired_without_a_common_slot_nor_twice_nor_again(mentors, mentees):
    by_number = {mentor.number: mentor for mentor in mentors}
    by_pseudonym = {mentee.pseudonym: mentee for mentee in mentees}
    pairs = propose(mentors, mentees, "graine")
    assert len({pair.mentee for pair in pairs}) == len(pairs)
    for pair in pairs:
        mentor, mentee = by_number[pair.mentor], by_pseudonym[pair.mentee]
        assert pair.slots == mentor.slots & mentee.slots != frozenset()
        assert pair.mentor not in mentee.past
        assert pair.was_wished or not mentee.sectors or pair.sectors


@given(mentor_lists, mentee_lists)
def test_no_mentor_is_given_more_people_than_places(mentors, mentees):
    pairs = propose(mentors, mentees, "graine")
    for mentor in mentors:
        assert sum(pair.mentor == mentor.number for pair in pairs) <= mentor.places


@given(mentor_lists, mentee_lists, st.text(max_size=3))
def test_nobody_has_a_reason_to_complain(mentors, mentees, seed):
    market = market_of(mentors, in_lot_order(mentees, seed), seed)
    assert faults(market, match(market)) == []


@given(mentor_lists, mentee_lists, st.integers())
def test_the_same_seed_gives_the_same_pairs_in_whatever_order_people_are_given(mentors, mentees, shuffle):
    mixed_mentors, mixed_mentees = list(mentors), list(mentees)
    random.Random(shuffle).shuffle(mixed_mentors)
    random.Random(shuffle).shuffle(mixed_mentees)
    assert propose(mentors, mentees, "s") == propose(mixed_mentors, mixed_mentees, "s")


def test_a_wish_comes_before_sectors_in_common():
    near = MentorOffer(1, frozenset({"digital", "health"}), frozenset({"remote"}), 1)
    wished = MentorOffer(2, frozenset({"trade"}), frozenset({"remote"}), 1)
    mentee = MenteeRequest("k7f", frozenset({"digital", "health"}), frozenset({"remote"}), wishes=(2,))
    (pair,) = propose([near, wished], [mentee], "graine")
    assert (pair.mentor, pair.was_wished) == (2, True)


def test_more_sectors_in_common_come_first():
    some = MentorOffer(1, frozenset({"digital"}), frozenset({"remote"}), 1)
    more = MentorOffer(2, frozenset({"digital", "health"}), frozenset({"remote"}), 1)
    mentee = MenteeRequest("k7f", frozenset({"digital", "health"}), frozenset({"remote"}))
    assert [pair.mentor for pair in propose([some, more], [mentee], "graine")] == [2]


def test_a_single_place_goes_by_lot():
    mentor = MentorOffer(1, frozenset(), frozenset({"remote"}), 1)
    mentees = [MenteeRequest(name, frozenset(), frozenset({"remote"})) for name in ("a", "b", "c", "d")]
    lucky = {propose([mentor], mentees, str(seed))[0].mentee for seed in range(40)}
    assert lucky == {"a", "b", "c", "d"}
