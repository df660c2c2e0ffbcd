"""Intervals of shares, against published values and against their own definition."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.observatory.indicators.uncertainty import (
    SMALL_BASE,
    at_least,
    at_most,
    base_in_words,
    clopper_pearson,
    interval_in_words,
    interval_of,
    wilson,
)

shares = st.integers(1, 300).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base)))
small_shares = st.integers(1, 40).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base)))


# R. G. Newcombe, « Two-sided confidence intervals for the single proportion », 1998, table I: to four decimals.
@pytest.mark.parametrize(
    ("numerator", "observations", "exact", "score"),
    [
        (81, 263, (0.2527, 0.3676), (0.2553, 0.3662)),
        (15, 148, (0.0578, 0.1617), (0.0624, 0.1605)),
        (0, 20, (0.0, 0.1684), (0.0, 0.1611)),
        (1, 29, (0.0009, 0.1776), (0.0061, 0.1718)),
    ],
)
def test_intervals_are_those_of_the_published_table(numerator, observations, exact, score):
    for found, expected in ((clopper_pearson, exact), (wilson, score)):
        interval = found(numerator, observations)
        assert (round(interval.lower, 4), round(interval.upper, 4)) == expected


def test_when_nobody_succeeds_the_exact_bound_has_a_formula():
    assert clopper_pearson(0, 10).upper == pytest.approx(1 - 0.025**0.1, abs=1e-12)
    assert clopper_pearson(10, 10).lower == pytest.approx(0.025**0.1, abs=1e-12)


@pytest.mark.parametrize("method", [wilson, clopper_pearson])
@given(share=shares)
def test_an_interval_holds_its_share_and_stays_between_zero_and_one(method, share):
    numerator, observations = share
    found = method(numerator, observations)
    assert 0 <= found.lower <= numerator / observations <= found.upper <= 1
    assert found.lower < found.upper


@pytest.mark.parametrize("method", [wilson, clopper_pearson])
@given(share=shares)
def test_one_more_success_moves_both_bounds_up(method, share):
    numerator, observations = share
    if numerator < observations:
        now, then = method(numerator, observations), method(numerator + 1, observations)
        assert now.lower < then.lower or (numerator == 0 and now.lower <= then.lower)
        assert now.upper < then.upper or then.upper == 1


@pytest.mark.parametrize("method", [wilson, clopper_pearson])
@given(share=shares)
def test_successes_and_failures_are_mirrored(method, share):
    numerator, observations = share
    found, mirror = method(numerator, observations), method(observations - numerator, observations)
    assert found.lower == pytest.approx(1 - mirror.upper, abs=1e-9)


@given(share=small_shares)
def test_exact_bounds_are_where_a_tail_is_worth_the_level(share):
    numerator, observations = share
    found = clopper_pearson(numerator, observations)
    if numerator:
        assert at_least(numerator, observations, found.lower) == pytest.approx(0.025, abs=1e-9)
    if numerator < observations:
        assert at_most(numerator, observations, found.upper) == pytest.approx(0.025, abs=1e-9)


@pytest.mark.parametrize("observations", [1, 5, 12, 29])
@pytest.mark.parametrize("real", [0.01, 0.2, 0.5, 0.77, 0.99])
def test_exact_intervals_cover_the_real_share_as_often_as_they_say(observations, real):
    """The sum of the chances of each count whose interval holds the real share; exact, nothing is drawn."""
    covered = 0.0
    for count in range(observations + 1):
        found = clopper_pearson(count, observations)
        if found.lower <= real <= found.upper:
            covered += math.comb(observations, count) * real**count * (1 - real) ** (observations - count)
    assert covered >= 0.95 - 1e-9


@pytest.mark.parametrize(("numerator", "observations"), [(-1, 10), (11, 10), (0, -1), (1, 0)])
def test_what_is_no_share_is_refused(numerator, observations):
    with pytest.raises(ValueError, match="no share"):
        interval_of(numerator, observations)


def test_without_observation_there_is_no_interval():
    assert interval_of(0, 0) is None


def test_a_small_base_takes_the_exact_interval_and_is_said():
    assert interval_of(3, SMALL_BASE - 1) == clopper_pearson(3, SMALL_BASE - 1)
    assert interval_of(3, SMALL_BASE) == wilson(3, SMALL_BASE)
    assert "prudence" in base_in_words(12)
    assert "prudence" not in base_in_words(120)
    assert interval_in_words(wilson(50, 100)) == "entre 40\u00a0% et 60\u00a0% (intervalle à 95\u00a0%)"
