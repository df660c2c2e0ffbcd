"""The same lists under another lottery."""

from hypothesis import given
from hypothesis import strategies as st

from tests.internships.matching.markets import markets
from vigie.internships.matching.deferred_acceptance import match
from vigie.internships.matching.redrawing import Redrawing, drawn_again, in_first_order, without_vain_wishes


@given(markets())
def test_wishes_that_are_vain_change_nothing(market):
    assert match(without_vain_wishes(market)).assigned == match(market).assigned


@given(markets())
def test_the_same_order_gives_the_same_result(market):
    order = list(range(len(market.wishes)))
    assert in_first_order(match(drawn_again(market, order)).assigned, order) == match(market).assigned


@given(markets(), st.randoms(use_true_random=False))
def test_drawn_twice_back_to_the_first_order_is_the_first_market(market, drawing):
    order = list(range(len(market.wishes)))
    drawing.shuffle(order)
    back = [order.index(pupil) for pupil in range(len(order))]
    assert drawn_again(drawn_again(market, order), back) == market


@given(markets(), st.randoms(use_true_random=False))
def test_everyone_keeps_her_list_her_groups_and_where_she_may_go(market, drawing):
    order = list(range(len(market.wishes)))
    drawing.shuffle(order)
    again = drawn_again(without_vain_wishes(market), order)
    vain = drawn_again(market, order)
    assert match(again).assigned == match(vain).assigned
    for place, pupil in enumerate(order):
        assert vain.wishes[place] == market.wishes[pupil]
        assert vain.groups[place] == market.groups[pupil]


@given(markets(), st.randoms(use_true_random=False))
def test_drawn_again_and_again_each_result_is_that_of_its_own_lottery(market, drawing):
    redrawing, order = Redrawing(market), list(range(len(market.wishes)))
    for _ in range(4):
        drawing.shuffle(order)
        assert redrawing.assigned(order) == in_first_order(match(drawn_again(market, order)).assigned, order)
