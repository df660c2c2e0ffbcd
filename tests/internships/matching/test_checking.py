"""The checker agrees with the definition on every matching of small markets."""

import random

import pytest
from hypothesis import given

from tests.internships.matching.markets import all_matchings, is_stable, markets
from vigie.internships.matching.checking import Complaint, Fault, faults
from vigie.internships.matching.deferred_acceptance import match
from vigie.internships.matching.market import NOBODY, Market, Matching, Policy, Seats


@given(markets(most_pupils=4, most_groups=3))
def test_it_finds_what_the_definition_finds_and_nothing_else(market: Market):
    for assigned in all_matchings(market):
        assert bool(faults(market, Matching(list(assigned), 0))) != is_stable(market, assigned)


def crowd(policy: Policy, drawing: random.Random, *, kinds: list[int]) -> Market:
    """Sixty pupils of these kinds of groups, in offers of up to four seats, one or two of them reserved."""
    capacities = [drawing.randint(1, 4) for _ in range(18)]
    offers = [Seats(each, {1 << drawing.randrange(3): drawing.randint(1, min(each, 2))}) for each in capacities]
    wishes = [drawing.sample(range(len(offers)), 6) for _ in range(60)]
    return Market(policy, wishes, drawing.choices(kinds, k=60), offers)


@pytest.mark.parametrize("policy", Policy)
@pytest.mark.parametrize("kinds", [[0, 1], [0, 1, 2, 4], [0, 1, 3, 5, 6]])
def test_it_agrees_with_the_definition_on_a_match_and_on_one_where_a_pupil_moved(policy: Policy, kinds: list[int]):
    drawing = random.Random(f"{policy}{kinds}")
    for _ in range(10):
        market = crowd(policy, drawing, kinds=kinds)
        assigned = match(market).assigned
        assert faults(market, Matching(assigned, 0)) == []
        for pupil in range(60):
            moved = [*assigned]
            moved[pupil] = drawing.choice([NOBODY, *market.wishes[pupil]])
            assert bool(faults(market, Matching(moved, 0))) != is_stable(market, tuple(moved))


def said(assigned: list[int], seats: Seats, groups: tuple[int, ...] = (0, 0)) -> list[Fault]:
    market = Market(Policy.MINIMUM_GUARANTEE, [[0]] * len(groups), list(groups), [seats])
    return faults(market, Matching(assigned, 0))


def test_each_complaint_is_named():
    assert said([0, NOBODY], Seats(2)) == [Fault(Complaint.FREE_SEAT, 0, 1)]
    assert said([NOBODY, 0], Seats(1)) == [Fault(Complaint.WORSE_PLACE, 0, 0)]
    assert said([0, NOBODY], Seats(1, {1: 1}), (0, 1)) == [Fault(Complaint.RESERVED_SEAT, 0, 1)]
    assert said([0, 0], Seats(1)) == [Fault(Complaint.TOO_MANY, 0)]
    assert said([0, NOBODY], Seats(1, eligible=frozenset({1}))) == [Fault(Complaint.NOT_ELIGIBLE, 0, 0)]
    market = Market(Policy.NONE, [[]], [0], [Seats(1)])
    assert faults(market, Matching([0], 0)) == [Fault(Complaint.NOT_WISHED, 0, 0)]


def test_a_long_list_of_complaints_stops():
    market = Market(Policy.NONE, [[0]] * 50, [0] * 50, [Seats(50)])
    assert len(faults(market, Matching([NOBODY] * 50, 0), most=7)) == 7


def test_tiers_may_be_any_whole_numbers():
    far = 1 << 80
    assert said([NOBODY, 0], Seats(2, tiers={0: far})) == [Fault(Complaint.FREE_SEAT, 0, 0)]
    assert said([0, NOBODY], Seats(1, {1: 1}, tiers={1: -far}), (1, 0)) == []


def test_many_groups_that_nobody_shares_cost_no_more_than_a_few():
    reserves = {1 << group: 1 for group in range(60)}
    market = Market(
        Policy.MINIMUM_GUARANTEE, [[0]] * 120, [1 << pupil % 60 for pupil in range(120)], [Seats(60, reserves)]
    )
    assert faults(market, match(market)) == []


def test_many_groups_that_pupils_tie_together_are_checked_too():
    """Everybody is of two groups out of forty: to try every set of groups would never end."""
    reserves = {1 << group: 1 for group in range(40)}
    groups = [1 << pupil % 40 | 1 << (7 * pupil + 1) % 40 for pupil in range(160)]
    market = Market(Policy.OVER_AND_ABOVE, [[0]] * 160, groups, [Seats(50, reserves)])
    matching = match(market)
    assert faults(market, matching) == []
    last = max(pupil for pupil, offer in enumerate(matching.assigned) if offer == 0)
    assert faults(
        market, Matching([NOBODY if pupil == last else offer for pupil, offer in enumerate(matching.assigned)], 0)
    )
