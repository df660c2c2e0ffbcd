"""Tests of McNemar against SciPy's and statsmodels' own."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest
from statsmodels.stats.contingency_tables import mcnemar

from vigie.testing.statistics.mcnemar import asymptotic_p, exact_p, mid_p, one_sided_mid_p

counts = st.integers(0, 400)


def test_the_developers_of_2009():
    assert float(exact_p(43, 27)) == pytest.approx(0.0722379, abs=1e-7)


def test_the_airways_of_2009_give_their_published_p_values():
    """Bentur and others 2009, in Fagerland, Lydersen and Laake, « The McNemar test for binary matched-pairs data »,
    2013.
    """
    found = [float(test(1, 7)) for test in (exact_p, mid_p, asymptotic_p)]
    assert [round(p, 3) for p in found] == [0.070, 0.039, 0.034]


@given(counts, counts)
def test_exact_and_asymptotic_are_those_of_other_libraries(b, c):
    table = [[0, b], [c, 0]]
    if b + c:
        assert float(exact_p(b, c)) == pytest.approx(binomtest(b, b + c).pvalue, rel=1e-9)
        assert float(asymptotic_p(b, c)) == pytest.approx(
            mcnemar(table, exact=False, correction=False).pvalue, rel=1e-9
        )


@given(counts, counts)
def test_mid_p_takes_back_half_the_chance_of_what_was_seen(b, c):
    if b + c:
        chance = float(
            binomtest(b, b + c, alternative="less").pvalue
            - (binomtest(b - 1, b + c, alternative="less").pvalue if b else 0)
        )
        above = binomtest(b, b + c, alternative="greater").pvalue
        assert float(one_sided_mid_p(b, c)) == pytest.approx(above - chance / 2, abs=1e-9)
        least = min(above, binomtest(b, b + c, alternative="less").pvalue)
        assert float(mid_p(b, c)) == pytest.approx(min(1, 2 * least - chance), abs=1e-9)


@pytest.mark.parametrize("test", [exact_p, mid_p, asymptotic_p])
def test_without_discordant_pairs_equality_stands(test):
    assert float(test(0, 0)) == 1
    assert float(one_sided_mid_p(0, 0)) == 0.5


@given(st.lists(st.tuples(counts, counts), min_size=1, max_size=20))
def test_many_at_once_are_each_as_alone(pairs):
    b, c = np.array(pairs).T
    for test in (exact_p, mid_p, one_sided_mid_p, asymptotic_p):
        assert list(test(b, c)) == [float(test(*pair)) for pair in pairs]


@given(counts, counts)
def test_mid_p_lies_between_nothing_and_exact(b, c):
    assert 0 <= float(mid_p(b, c)) <= float(exact_p(b, c)) <= 1
