"""Told turn by turn, a match gives the same."""

from itertools import pairwise

from hypothesis import given

from tests.internships.matching.markets import markets
from vigie.internships.matching.deferred_acceptance import match
from vigie.internships.matching.market import NOBODY
from vigie.internships.matching.turns import turns_of


@given(markets())
def test_turns_end_with_the_match(market):
    sitting = {}
    turns = turns_of(market)
    for turn in turns:
        sitting |= turn.kept
    assigned = [NOBODY] * len(market.wishes)
    for offer, doors in sitting.items():
        for pupil in (pupil for door in doors.values() for pupil in door):
            assigned[pupil] = offer
    matching = match(market)
    assert assigned == matching.assigned
    assert sum(len(pupils) for turn in turns for pupils in turn.asking.values()) == matching.proposals


@given(markets())
def test_whoever_is_turned_away_asks_elsewhere_or_has_no_wish_left(market):
    turns = turns_of(market)
    for turn, following in pairwise(turns):
        asking = {pupil for pupils in following.asking.values() for pupil in pupils}
        rejected = {pupil for pupils in turn.rejected.values() for pupil in pupils}
        assert asking <= rejected
