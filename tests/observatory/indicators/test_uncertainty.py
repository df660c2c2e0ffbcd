"""How sure a share is, and how it is said."""

import pytest

from vigie.core.proportions import clopper_pearson, wilson
from vigie.observatory.indicators.uncertainty import SMALL_BASE, base_in_words, interval_in_words, interval_of


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
