"""Models against statsmodels where it is right, and against closed forms where it is not."""

import warnings

import numpy as np
import pytest
import statsmodels.api as sm
from statsmodels.discrete.conditional_models import ConditionalLogit

from vigie.testing.statistics.bootstrap import score_bootstrap_p, shares_of_score
from vigie.testing.statistics.conditional import MOST_APPLICATIONS, conditional_logit
from vigie.testing.statistics.models import NotEstimable, independent_terms, linear, logit, moved_back


@pytest.fixture(scope="module")
def campaign():
    draw = np.random.default_rng(3)
    offers = np.repeat(np.arange(300), 4)
    terms = draw.normal(size=(1200, 2))
    mood = draw.normal(size=300)[offers]
    outcome = (draw.random(1200) < 1 / (1 + np.exp(-(terms @ [0.5, -0.3] + mood)))).astype(float)
    return np.column_stack([np.ones(1200), terms]), outcome, offers


def test_linear_and_logit_are_those_of_statsmodels(campaign):
    design, outcome, offers = campaign
    for ours, theirs in ((linear, sm.OLS(outcome, design)), (logit, sm.Logit(outcome, design))):
        options = {"use_t": True} if ours is linear else {"disp": 0, "tol": 1e-12}
        fit = ours(["constant", "a", "b"], design, outcome, offers)
        other = theirs.fit(cov_type="cluster", cov_kwds={"groups": offers}, **options)
        assert fit.coefficients == pytest.approx(other.params, abs=1e-8)
        assert fit.errors == pytest.approx(other.bse, abs=1e-8)
        assert fit.p_values == pytest.approx(other.pvalues, abs=1e-8)
        assert (fit.number, fit.clusters) == (1200, 300)


def test_the_conditional_logit_is_that_of_statsmodels(campaign):
    design, outcome, offers = campaign
    fit = conditional_logit(["a", "b"], design[:, 1:], outcome, offers)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        other = ConditionalLogit(outcome, design[:, 1:], groups=offers).fit(disp=0, method="newton")
    assert fit.coefficients == pytest.approx(other.params, abs=1e-7)
    assert np.sqrt(np.diag(fit.inverse)) == pytest.approx(other.bse, abs=1e-7)


def test_pairs_give_the_paired_odds_and_errors_that_know_their_clusters():
    """With one binary term, the score of a pair is that of a coin: the sandwich is known in closed form."""
    b, c = 43, 27
    outcome = np.concatenate([[1.0, 0.0]] * b + [[0.0, 1.0]] * c)
    term = np.tile([1.0, 0.0], b + c)[:, None]
    offers = np.repeat(np.arange(b + c), 2)
    fit = conditional_logit(["R"], term, outcome, offers)
    assert fit.coefficients[0] == pytest.approx(np.log(b / c))
    chance = b / (b + c)
    factor = (b + c) / (b + c - 1)
    assert fit.covariance[0, 0] == pytest.approx(factor / ((b + c) * chance * (1 - chance)))
    organisations = np.repeat(np.arange(b + c) % 7, 2)
    clustered = conditional_logit(["R"], term, outcome, offers, organisations)
    scores = np.bincount(np.arange(b + c) % 7, weights=[1 - chance] * b + [-chance] * c)
    information = (b + c) * chance * (1 - chance)
    assert clustered.covariance[0, 0] == pytest.approx(7 / 6 * (scores**2).sum() / information**2)
    assert clustered.clusters == 7


@pytest.mark.parametrize("fitted", [linear, logit])
def test_one_cluster_gives_no_error(campaign, fitted):
    design, outcome, _offers = campaign
    with pytest.raises(NotEstimable):
        fitted(["constant", "a", "b"], design, outcome, np.zeros(1200, int))


def test_what_cannot_be_estimated_is_said_and_not_guessed():
    term = np.repeat([0.0, 1.0], 10)
    design = np.column_stack([np.ones(20), term])
    clusters = np.arange(20)
    for outcome in (term, np.zeros(20)):
        with pytest.raises(NotEstimable):
            logit(["constant", "T"], design, outcome, clusters)
    with pytest.raises(NotEstimable):
        conditional_logit(["T"], term[:, None], np.ones(20), clusters // 2)
    with pytest.raises(NotEstimable):
        conditional_logit(["T"], np.tile([0.0, 1.0], 10)[:, None], np.tile([1.0, 0.0], 10), clusters // 2)
    size = MOST_APPLICATIONS + 1
    with pytest.raises(NotEstimable):
        conditional_logit(["T"], np.arange(size, dtype=float)[:, None], np.eye(size)[0], np.zeros(size, int))


def test_terms_that_others_tell_are_left_out():
    draw = np.random.default_rng(0)
    one, two = draw.normal(size=(2, 50))
    design = np.column_stack([np.ones(50), one, one * 1000 + 3, two, np.zeros(50)])
    assert independent_terms(design) == [0, 1, 3]


@pytest.mark.parametrize("is_logit", [True, False])
def test_with_few_clusters_all_signs_are_tried(campaign, is_logit):
    design, outcome, offers = campaign
    clusters = offers % 9
    shares = shares_of_score(design, outcome, clusters, 1, is_logit=is_logit)
    signs = np.array([[1 if code >> place & 1 else -1 for place in range(9)] for code in range(512)])
    wanted = np.mean(np.abs(signs @ shares) >= abs(shares.sum()) * (1 - 1e-9))
    assert score_bootstrap_p(design, outcome, clusters, 1, is_logit=is_logit) == wanted


def test_the_bootstrap_keeps_its_level_where_the_sandwich_does_not():
    """Eight clusters whose mood is strong, and a term that changes by cluster and nothing else."""
    draw = np.random.default_rng(5)
    clusters = np.repeat(np.arange(8), 20)
    wrong, sandwich = 0, 0
    for _campaign in range(300):
        term = draw.permutation([0.0, 1.0] * 4)[clusters]
        outcome = (draw.random(160) < (0.3 + 0.4 * draw.random(8))[clusters]).astype(float)
        design = np.column_stack([np.ones(160), term])
        wrong += score_bootstrap_p(design, outcome, clusters, 1, is_logit=False) <= 0.05
        sandwich += logit(["constant", "T"], design, outcome, clusters).p_values[1] <= 0.05
    assert wrong / 300 <= 0.08 < sandwich / 300


def test_many_clusters_are_drawn_and_the_same_each_time(campaign):
    design, outcome, offers = campaign
    found = {score_bootstrap_p(design, outcome, offers % 30, 2, is_logit=True) for _again in range(2)}
    assert len(found) == 1
    assert found.pop() < 0.05


def test_a_fit_on_centred_terms_is_moved_back_whole(campaign):
    design, outcome, offers = campaign
    means = np.array([0.0, *design[:, 1:].mean(axis=0)])
    for fitted in (linear, logit):
        whole = fitted(["constant", "a", "b"], design, outcome, offers)
        back = moved_back(fitted(["constant", "a", "b"], design - means, outcome, offers), means)
        for figure in ("coefficients", "covariance", "p_values", "inverse"):
            assert getattr(back, figure) == pytest.approx(getattr(whole, figure), abs=1e-10)
