"""What can go wrong with a match, as the reference of internships measured it (§ 3.1): each trap, or its remedy."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.internships.matching.markets import markets
from vigie.internships.matching.deferred_acceptance import match
from vigie.internships.matching.market import NOBODY, Market, Policy, Seats


@pytest.mark.parametrize(
    ("policy", "reserved", "expected"),
    [
        (Policy.NONE, 0, 4 / 3),
        (Policy.MINIMUM_GUARANTEE, 1, 1.47),
        (Policy.OVER_AND_ABOVE, 1, 2),
        (Policy.MINIMUM_GUARANTEE, 2, 2.07),
        (Policy.OVER_AND_ABOVE, 2, 8 / 3),
    ],
)
def test_in_a_small_offer_one_reserved_seat_weighs_much(policy, reserved, expected):
    """Four seats, twelve pupils of whom four are of the group: seats of the group over all lotteries, in the mean."""
    seats = [Seats(4, {1: reserved} if reserved else {})]
    drawn = list(combinations(range(12), 4))
    taken = 0
    for members in drawn:
        market = Market(policy, [[0]] * 12, [int(pupil in members) for pupil in range(12)], seats)
        taken += sum(match(market).assigned[pupil] == 0 for pupil in members)
    assert taken / len(drawn) == pytest.approx(expected, abs=0.006)


def test_the_one_seat_of_an_offer_once_reserved_goes_to_the_group_if_one_asks():
    for policy in (Policy.MINIMUM_GUARANTEE, Policy.OVER_AND_ABOVE):
        assert match(Market(policy, [[0]] * 5, [0, 0, 0, 0, 1], [Seats(1, {1: 1})])).assigned[4] == 0


def test_a_list_cut_short_would_reward_a_lie():
    """Placed by her true list, the second pupil would need a false first wish were it cut after one."""
    offers = [Seats(1), Seats(1)]

    def result(wishes: list[int]) -> int:
        return match(Market(Policy.NONE, [[0], wishes], [0, 0], offers)).assigned[1]

    assert (result([0, 1]), result([0, 1][:1]), result([1])) == (1, NOBODY, 1)


def test_one_more_reserved_seat_may_hurt_the_group_it_is_for():
    """Known since Doğan (2016), and never promised: pupil 1, of the group, loses her first wish, and nobody gains."""
    orders = ({2: 0, 1: 1, 0: 2}, {2: 0, 0: 1, 1: 2})
    before = [Seats(1, {}, ranks=order) for order in orders]
    market = Market(Policy.MINIMUM_GUARANTEE, [[0], [1, 0], [0, 1]], [1, 1, 0], before)
    assert match(market).assigned == [NOBODY, 1, 0]
    after = [replace(before[0], reserves={1: 1}), before[1]]
    assert match(replace(market, offers=after)).assigned == [NOBODY, 0, 1]


@settings(max_examples=60)
@given(markets(), st.data())
def test_being_recognised_as_of_a_group_never_hurts_oneself(market: Market, data):
    pupil = data.draw(st.sampled_from(range(len(market.wishes))))
    groups = list(market.groups)
    groups[pupil] |= data.draw(st.sampled_from([1, 2, 3]))
    assert rank(market, match(replace(market, groups=groups)).assigned, pupil) <= rank(
        market, match(market).assigned, pupil
    )


def rank(market: Market, assigned: list[int], pupil: int) -> int:
    """Return the place of what a pupil got in her list, from 0; after all of it for nothing."""
    wishes = market.wishes[pupil]
    return len(wishes) if assigned[pupil] == NOBODY else wishes.index(assigned[pupil])
