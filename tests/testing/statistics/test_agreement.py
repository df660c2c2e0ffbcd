"""Agreement of two readers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from statsmodels.stats.inter_rater import cohens_kappa

from vigie.testing.statistics.agreement import agreement

# Fleiss, Cohen and Everitt 1969: two psychiatrists, three diagnoses, 100 patients.
DIAGNOSES = [[53, 5, 2], [11, 14, 5], [1, 6, 3]]


@pytest.mark.parametrize("ordered", [False, True])
def test_kappa_and_its_interval_are_those_of_statsmodels(ordered):
    usual = cohens_kappa(np.array(DIAGNOSES), wt="linear" if ordered else None)
    found = agreement(DIAGNOSES, ordered=ordered)
    assert found.kappa == pytest.approx(usual.kappa, abs=1e-12)
    assert (found.lower, found.upper) == pytest.approx((usual.kappa_low, usual.kappa_upp), abs=1e-12)


@given(some.lists(some.integers(0, 9), min_size=9, max_size=9))
def test_kappa_never_passes_one_and_does_not_care_who_reads_first(cells):
    table = np.reshape(cells, (3, 3))
    found, turned = agreement(table, ordered=True), agreement(table.T, ordered=True)
    assert found.number == sum(cells)
    if found.kappa is not None:
        assert -1 <= found.lower <= found.kappa + 1e-12 <= found.upper + 2e-12
        assert found.kappa == pytest.approx(turned.kappa)


def test_full_agreement_is_one_and_one_code_says_nothing():
    assert agreement([[3, 0], [0, 5]]).kappa == 1
    assert agreement([[8, 0], [0, 0]]).kappa is None
    assert agreement([[0, 0], [0, 0]]).number == 0


def test_a_near_miss_weighs_less_when_codes_are_ordered():
    near, far = [[5, 2, 0], [0, 5, 0], [0, 0, 5]], [[5, 0, 2], [0, 5, 0], [0, 0, 5]]
    assert agreement(near, ordered=True).kappa > agreement(far, ordered=True).kappa
