"""Draws made again: exact on small markets, the same for the same seed."""

from itertools import permutations

import pytest
from hypothesis import given, settings

from tests.internships.matching.markets import markets
from vigie.internships.equity.lottery_test import luck_test, ratio_of, redrawn, selected_in
from vigie.internships.matching.deferred_acceptance import assigned_in
from vigie.internships.matching.market import Market, Policy, Seats
from vigie.internships.matching.redrawing import drawn_again, in_first_order


def test_draws_follow_what_every_order_gives():
    """One seat, three pupils: each has it a third of the time."""
    market = Market(Policy.NONE, [[0], [0], [0]], [0, 0, 0], [Seats(1)])
    (values,) = redrawn(market, [lambda assigned: float(assigned[0] == 0)], runs=3000, seed="a")
    drawn = ((assigned_in(drawn_again(market, order)), order) for order in permutations(range(3)))
    exact = [in_first_order(assigned, order)[0] == 0 for assigned, order in drawn]
    assert sum(exact) / len(exact) == pytest.approx(1 / 3)
    assert sum(value or 0 for value in values) / 3000 == pytest.approx(1 / 3, abs=0.03)


@given(markets())
@settings(max_examples=15)
def test_the_same_seed_gives_the_same_draws(market):
    statistic = ratio_of([0], list(range(1, len(market.wishes))))
    assert redrawn(market, [statistic], runs=5, seed="b") == redrawn(market, [statistic], runs=5, seed="b")


def test_progress_is_told():
    told: list[int] = []
    redrawn(Market(Policy.NONE, [[0]], [0], [Seats(1)]), [], runs=3, seed="c", progress=told.append)
    assert told == [1, 2, 3]


def test_what_luck_never_gives_has_the_smallest_p_value():
    assert luck_test(0.0, [1.0] * 99).p_value == 1 / 100
    assert luck_test(1.0, [1.0] * 99).p_value == 1
    assert luck_test(None, [1.0]) is None
    assert luck_test(1.0, [None]) is None


def test_the_band_of_luck_leaves_its_tails():
    test = luck_test(50.0, [float(value) for value in range(100)])
    assert test is not None
    assert test.band() == (2, 97)


def test_selected_counts_seats():
    selected = selected_in([0, -1, 3], [0, 1])
    assert (selected.chosen, selected.people) == (1, 2)
