"""Several profiles against statsmodels, and small offers against all draws."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import cochrans_q
from statsmodels.stats.multitest import multipletests

from vigie.testing.statistics.mcnemar import exact_p, mid_p
from vigie.testing.statistics.order import order_effect
from vigie.testing.statistics.randomisation import randomisation_p
from vigie.testing.statistics.several import cochran_q, holm


@given(st.integers(0, 10_000), st.integers(3, 8))
def test_cochran_is_that_of_statsmodels(seed, profiles):
    favoured = np.random.default_rng(seed).random((30, profiles)) < np.linspace(0.2, 0.5, profiles)
    found = cochrans_q(favoured)
    assert cochran_q(favoured) == pytest.approx((found.statistic, found.pvalue))


def test_offers_that_treat_all_alike_say_nothing():
    assert cochran_q(np.array([[True] * 3, [False] * 3])) == (0.0, 1.0)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_holm_is_that_of_statsmodels(p_values):
    assert holm(p_values) == pytest.approx(list(multipletests(p_values, method="holm")[1]))


@given(st.lists(st.booleans(), min_size=1, max_size=40), st.integers(0, 99))
def test_one_application_of_each_is_mcnemar(favours, both):
    b, c = sum(favours), len(favours) - sum(favours)
    favoured = np.r_[np.ones(b + c, int), np.full(both, 2)]
    tested = np.r_[np.zeros(b, int), np.ones(c + both, int)]
    one = np.ones(len(favoured), int)
    found = randomisation_p(one, one, favoured, tested)
    assert found.exact == pytest.approx(float(exact_p(b, c)), abs=1e-10)
    assert found.mid == pytest.approx(float(mid_p(b, c)), abs=1e-10)


@given(st.lists(st.tuples(st.integers(1, 2), st.integers(1, 2), st.data()), min_size=1, max_size=4))
def test_several_applications_are_all_draws(offers):
    shapes = []
    for reference, tested, data in offers:
        favoured = data.draw(st.integers(0, reference + tested))
        shapes.append(
            (reference, tested, favoured, data.draw(st.integers(max(0, favoured - reference), min(favoured, tested))))
        )
    draws = [
        [sum(who[:favoured]) for who in product([0, 1], repeat=reference + tested) if sum(who) == tested]
        for reference, tested, favoured, _seen in shapes
    ]
    sums = np.array([sum(each) for each in product(*draws)])
    seen = sum(shape[3] for shape in shapes)
    least = min(np.mean(sums <= seen), np.mean(sums >= seen))
    found = randomisation_p(*np.array(shapes).T)
    assert found.exact == pytest.approx(min(1, 2 * least))
    assert found.mid == pytest.approx(min(1, 2 * least - np.mean(sums == seen)), abs=1e-9)


def test_coming_first_is_told_from_the_profile():
    """All first applications are answered: order explains everything, the profile nothing."""
    first = np.array([True] * 20 + [False] * 20)
    found = order_effect(first, first)
    assert found.p_order < 1e-8
    assert found.p_profile == 1
    turned = order_effect(np.ones(40, bool), first)
    assert turned.p_order == 1
    assert turned.p_profile < 1e-8
