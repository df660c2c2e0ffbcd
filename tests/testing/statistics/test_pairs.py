"""Rates and gaps of pairs."""

import pytest
from hypothesis import given

from tests.testing.statistics.cells import DEVELOPERS, some_pairs
from vigie.testing.statistics.pairs import Pairs


def test_a_gap_is_a_penalty_of_the_tested_profile():
    assert DEVELOPERS.difference == pytest.approx(16 / 310)
    assert DEVELOPERS.net_rate == pytest.approx(16 / 113)
    assert DEVELOPERS.gross_rate == pytest.approx(43 / 113)
    assert DEVELOPERS.exclusive_reference == pytest.approx(43 / 70)
    assert DEVELOPERS.ratio == pytest.approx(1.2286, abs=5e-5)
    assert DEVELOPERS.odds_ratio == pytest.approx(1.593, abs=5e-4)


def test_of_nothing_no_share_is_told():
    empty = Pairs(0, 0, 0, 0)
    told = (empty.rate_reference, empty.difference, empty.ratio, empty.odds_ratio, empty.net_rate, empty.gross_rate)
    assert set(told) == {None}
    assert Pairs(0, 3, 0, 2).ratio is None
    assert Pairs(4, 0, 0, 2).exclusive_reference is None


@given(some_pairs)
def test_the_gap_is_that_of_the_rates_and_lies_under_the_gross_rate(pairs):
    assert pairs.difference == pytest.approx(pairs.rate_reference - pairs.rate_tested)
    if pairs.usable:
        assert pairs.net_rate <= pairs.gross_rate
