"""Intervals of shares and Fisher's test, against published values, statsmodels and their own definition."""

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import fisher_exact as other_fisher
from statsmodels.stats.proportion import proportion_confint

from vigie.core.proportions import clopper_pearson, fisher_exact, wilson

shares = st.integers(1, 300).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base)))


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


@given(share=shares, level=st.sampled_from([0.8, 0.95, 0.99]))
def test_exact_intervals_are_those_of_statsmodels(share, level):
    found = clopper_pearson(*share, level)
    assert (found.lower, found.upper) == pytest.approx(
        proportion_confint(*share, alpha=1 - level, method="beta"), abs=1e-9
    )


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


@pytest.mark.parametrize(("numerator", "observations"), [(-1, 10), (11, 10), (0, -1), (1, 0), (0, 0)])
@pytest.mark.parametrize("method", [wilson, clopper_pearson])
def test_what_is_no_share_is_refused(method, numerator, observations):
    with pytest.raises(ValueError, match="no share"):
        method(numerator, observations)


def test_a_lady_tasting_tea():
    """R. A. Fisher, « The Design of Experiments », 1935: 3 cups right out of 4 and 4; two-sided 34/70."""
    assert fisher_exact(3, 1, 1, 3) == pytest.approx(34 / 70)
    assert fisher_exact(4, 0, 0, 4) == pytest.approx(2 / 70)


@given(st.integers(0, 5), st.integers(0, 5), st.data())
def test_fisher_is_what_trying_every_allotment_gives(ours, theirs, data):
    chosen = data.draw(st.integers(0, ours + theirs))
    mine = data.draw(st.integers(max(0, chosen - theirs), min(ours, chosen)))
    counts = [sum(person < ours for person in each) for each in combinations(range(ours + theirs), chosen)]
    likely = {count: counts.count(count) for count in counts}
    expected = sum(each for each in likely.values() if each <= likely[mine]) / len(counts)
    assert fisher_exact(mine, ours - mine, chosen - mine, theirs - chosen + mine) == pytest.approx(expected)


@given(*[st.integers(0, 30)] * 4)
def test_fisher_is_that_of_scipy(a, b, c, d):
    assert fisher_exact(a, b, c, d) == pytest.approx(other_fisher([[a, b], [c, d]])[1], rel=1e-6)


@pytest.mark.parametrize("table", [(20_000, 20_300, 19_500, 20_100), (5, 90_000, 60, 80_000), (9_000, 10, 20, 9_000)])
def test_fisher_of_large_tables_is_that_of_scipy(table):
    a, b, c, d = table
    assert fisher_exact(*table) == pytest.approx(other_fisher([[a, b], [c, d]])[1], rel=1e-6, abs=1e-300)
