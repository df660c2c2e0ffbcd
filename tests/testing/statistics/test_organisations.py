"""Which organisations are named, and how many wrongly."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control, ttest_1samp

from vigie.testing.statistics.mcnemar import one_sided_mid_p
from vigie.testing.statistics.organisations import (
    MANY,
    Gaps,
    gaps_by_organisation,
    q_values,
    share_of_nulls,
    shrunk,
    spread,
    student_p,
)


@pytest.fixture(scope="module")
def gaps():
    draw = np.random.default_rng(2)
    organisations = np.repeat(np.arange(60), draw.integers(2, 40, 60))
    true = draw.normal(0.05, 0.1, 60)
    return true, true[organisations] + draw.normal(0, 0.4, len(organisations)), organisations


def test_means_errors_and_tests_are_those_of_each_organisation_alone(gaps):
    _true, values, organisations = gaps
    found = gaps_by_organisation(values, organisations)
    for place in range(60):
        own = values[organisations == place]
        assert found.means[place] == pytest.approx(own.mean())
        assert found.errors[place] == pytest.approx(own.std(ddof=1) / np.sqrt(len(own)))
        assert student_p(found)[place] == pytest.approx(ttest_1samp(own, 0, alternative="greater").pvalue)


def test_one_offer_or_no_variation_is_not_a_proof():
    found = gaps_by_organisation(np.array([1.0, 0.0, 0.0, 0.5, 0.5]), np.array([0, 1, 1, 2, 2]))
    assert list(student_p(found)) == [1, 1, 0.25]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_with_all_nulls_q_values_are_those_of_benjamini_and_hochberg(p_values):
    assert q_values(np.array(p_values), 1.0) == pytest.approx(false_discovery_control(p_values))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=120))
def test_never_is_everybody_guilty_beforehand(p_values):
    assert 0 < share_of_nulls(np.array(p_values), is_discrete=False) <= 1


@pytest.mark.parametrize("is_discrete", [True, False])
def test_the_share_of_nulls_is_about_true(is_discrete):
    draw = np.random.default_rng(4)
    p = np.concatenate([draw.random(800), draw.beta(0.1, 8, 200)])
    assert len(p) > MANY
    assert share_of_nulls(p, is_discrete=is_discrete) == pytest.approx(0.8, abs=0.06)


def test_gaps_are_drawn_to_the_mean_and_nearer_to_the_truth(gaps):
    true, values, organisations = gaps
    found = gaps_by_organisation(values, organisations)
    assert spread(found) == pytest.approx(0.1, abs=0.04)
    assert np.mean((shrunk(found) - true) ** 2) < np.mean((found.means - true) ** 2)


def test_one_organisation_alone_has_nothing_to_be_drawn_to():
    alone = Gaps(np.array([5]), np.array([0.3]), np.array([0.1]))
    assert spread(alone) == 0
    assert list(shrunk(alone)) == [0.3]


@pytest.mark.parametrize("organisations", [40, 80])
def test_at_most_one_in_twenty_of_those_named_is_named_wrongly(organisations):
    """Campaigns like those of the DARES: 40 pairs each, three organisations in ten that discriminate."""
    draw = np.random.default_rng(7)
    shares = []
    for _campaign in range(400):
        guilty = draw.random(organisations) < 0.3
        b = draw.binomial(40, np.where(guilty, 0.30, 0.10))
        c = draw.binomial(40 - b, np.where(guilty, 0.05, 0.10) / (1 - np.where(guilty, 0.30, 0.10)))
        p = one_sided_mid_p(b, c)
        named = q_values(p, share_of_nulls(p, is_discrete=True)) <= 0.05
        shares.append(np.mean(~guilty[named]) if named.any() else 0)
    assert np.mean(shares) <= 0.05


def test_organisations_in_which_nothing_happened_are_not_named():
    """Most have no discordant pair at all, hence the same p-value of a half."""
    p = one_sided_mid_p(np.array([9] * 16 + [0] * 64), np.array([0] * 80))
    q = q_values(p, share_of_nulls(p, is_discrete=True))
    assert np.all(q[:16] <= 0.05)
    assert np.all(q[16:] >= 0.5)
