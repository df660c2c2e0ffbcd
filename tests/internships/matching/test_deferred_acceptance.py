"""Deferred acceptance against every matching of small markets."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.internships.matching.markets import all_matchings, is_stable, markets, rank
from vigie.internships.matching import deferred_acceptance
from vigie.internships.matching.cutoffs import Cutoffs, cutoffs_of
from vigie.internships.matching.deferred_acceptance import match
from vigie.internships.matching.market import NOBODY, Market, Policy, Seats


@given(markets(most_groups=3))
def test_it_gives_the_stable_matching_that_every_pupil_likes_best(market: Market):
    found = tuple(match(market).assigned)
    stable = [each for each in all_matchings(market) if is_stable(market, each)]
    assert found in stable
    for other in stable:
        for pupil in range(len(found)):
            assert rank(market, pupil, found[pupil]) <= rank(market, pupil, other[pupil])


@given(markets(most_groups=3))
def test_the_last_admitted_find_every_result_again(market: Market):
    matching = match(market)
    cutoffs = cutoffs_of(market, matching)
    for pupil, wishes in enumerate(market.wishes):
        found = next((offer for offer in wishes if passes(cutoffs, pupil, market.groups[pupil], offer)), NOBODY)
        assert found == matching.assigned[pupil]


def passes(cutoffs: Cutoffs, pupil: int, groups: int, offer: int) -> bool:
    """Whether a pupil passes a bar of an offer."""
    key, bars = cutoffs.orders[offer].key_of(pupil), cutoffs.bars[offer]
    if key is None:
        return False
    if bars.left or (bars.open is not None and key <= bars.open):
        return True
    return any(groups & group and (bar is None or key <= bar) for group, bar in bars.reserved.items())


@given(markets(), st.data())
def test_no_other_list_serves_a_pupil_better(market: Market, data):
    pupil = data.draw(st.integers(0, len(market.wishes) - 1))
    lie = data.draw(st.permutations(range(len(market.offers))))[: data.draw(st.integers(0, len(market.offers)))]
    true, lied = match(market), match(replace(market, wishes=with_list(market, pupil, list(lie))))
    got = lied.assigned[pupil]
    if got == NOBODY or got in market.wishes[pupil]:
        assert rank(market, pupil, true.assigned[pupil]) <= rank(market, pupil, got)


def with_list(market: Market, pupil: int, wishes: list[int]) -> list[list[int]]:
    return [wishes if each == pupil else mine for each, mine in enumerate(market.wishes)]


@given(markets(Policy.NONE), st.data())
def test_without_reserves_one_more_seat_hurts_nobody(market: Market, data):
    offer = data.draw(st.integers(0, len(market.offers) - 1))
    more = list(market.offers)
    more[offer] = replace(more[offer], capacity=more[offer].capacity + 1)
    before, after = match(market).assigned, match(replace(market, offers=more)).assigned
    for pupil in range(len(before)):
        assert rank(market, pupil, after[pupil]) <= rank(market, pupil, before[pupil])


@given(markets(most_groups=3))
def test_more_kinds_of_groups_than_bars_are_kept_for_give_the_same(market: Market):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(deferred_acceptance, "MOST_KINDS", 0)
        without = match(market)
    assert match(market) == without


def admitted_of_group(policy: Policy, reserved: int) -> int:
    """Of 9 pupils in lottery order, every third is of the group; 4 seats."""
    groups = [1 if pupil % 3 == 2 else 0 for pupil in range(9)]
    market = Market(policy, [[0]] * 9, groups, [Seats(4, {1: reserved} if reserved else {})])
    return sum(groups[pupil] for pupil, offer in enumerate(match(market).assigned) if offer == 0)


def test_the_order_of_seats_is_a_choice_of_policy():
    assert admitted_of_group(Policy.NONE, 1) == 1
    # The group would have one seat anyway: reserved first, one reserved seat changes nothing.
    assert admitted_of_group(Policy.MINIMUM_GUARANTEE, 1) == 1
    # The open seats are 0, 1 and 2: pupil 2 takes one of them, and the reserved seat comes on top.
    assert admitted_of_group(Policy.OVER_AND_ABOVE, 1) == 2


def test_a_reserved_seat_that_nobody_of_the_group_asks_for_is_given_to_others():
    for policy in Policy:
        market = Market(policy, [[0]] * 3, [0, 0, 0], [Seats(2, {1: 2})])
        assert match(market).assigned == [0, 0, NOBODY]


def test_a_hard_quota_would_hurt_its_own_beneficiary_and_a_soft_reserve_does_not():
    """The first example of Kojima (2012), with a reserve where it has a quota."""
    # Pupils s1, s2 (majority) and s3 (minority); offers c1 (two seats, one of them reserved) and c2.
    order = {0: 0, 1: 1, 2: 2}
    offers = [Seats(2, {1: 1}, ranks=order), Seats(1, {}, ranks={1: 0, 2: 1, 0: 2})]
    market = Market(Policy.MINIMUM_GUARANTEE, [[0], [0, 1], [1, 0]], [0, 0, 1], offers)
    assert match(market).assigned == [0, 0, 1]


def test_overlapping_groups_lose_no_seat_when_a_pupil_can_move_to_her_other_group():
    # Pupil 0 is of both groups: she sits on the seat of the second one, so that pupil 1 has that of the first.
    market = Market(Policy.MINIMUM_GUARANTEE, [[0]] * 3, [0b11, 0b01, 0b00], [Seats(2, {0b01: 1, 0b10: 1})])
    assert match(market).assigned == [0, 0, NOBODY]
    ranks = {2: 0, 0: 1, 1: 2}
    market = replace(market, offers=[Seats(2, {0b01: 1, 0b10: 1}, ranks=ranks)])
    assert match(market).assigned == [0, 0, NOBODY]


def test_the_marriage_example_of_gale_and_shapley():
    """Example 2 of Gale and Shapley (1962), pupils and offers in the place of men and women."""
    wishes = [[0, 1, 2, 3], [0, 3, 2, 1], [1, 0, 2, 3], [3, 1, 2, 0]]
    orders = [[3, 2, 0, 1], [1, 3, 0, 2], [3, 0, 1, 2], [2, 1, 0, 3]]
    offers = [Seats(1, ranks={pupil: place for place, pupil in enumerate(order)}) for order in orders]
    assert match(Market(Policy.NONE, wishes, [0] * 4, offers)).assigned == [2, 3, 0, 1]


@settings(max_examples=30)
@given(markets(), st.randoms(use_true_random=False))
def test_the_order_in_which_pupils_are_written_changes_nothing(market: Market, random):
    assert match(market) == match(market)
    order = list(range(len(market.offers)))
    random.shuffle(order)
    place = {offer: number for number, offer in enumerate(order)}
    moved = replace(
        market,
        offers=[market.offers[offer] for offer in order],
        wishes=[[place[offer] for offer in wishes] for wishes in market.wishes],
    )
    again = [NOBODY if offer == NOBODY else order[offer] for offer in match(moved).assigned]
    assert again == match(market).assigned
