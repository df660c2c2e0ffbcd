"""Cell-key perturbation: bounded, without bias, of the stated variance, the same for the same records."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.observatory.disclosure.cell_key import KEYS, NATIONAL, CellKey, record_key, transitions

POLICIES = [NATIONAL, CellKey(5, 2.0, 0), CellKey(2, 1.0, 0)]


@pytest.mark.parametrize("policy", POLICIES, ids=str)
@pytest.mark.parametrize("n", [1, 2, 3, 4, 7, 8])
def test_the_noise_has_no_bias_and_the_stated_variance(policy, n):
    shifts, cumulated = transitions(n, policy)
    chances = [later - earlier for earlier, later in pairwise((0.0, *cumulated))]
    assert all(chance > 0 for chance in chances)
    assert sum(chances) == pytest.approx(1)
    assert sum(x * p for x, p in zip(shifts, chances, strict=True)) == pytest.approx(0, abs=1e-9)
    assert sum(x * x * p for x, p in zip(shifts, chances, strict=True)) == pytest.approx(policy.variance, abs=1e-6)


@given(st.integers(1, 10**9), st.integers(0, 10**18))
def test_a_number_stays_near_the_true_one_and_small_ones_are_never_shown(n, key_sum):
    shown = NATIONAL.perturbed(n, key_sum)
    assert abs(shown - n) <= NATIONAL.bound
    assert shown == 0 or shown > NATIONAL.hidden
    assert shown == NATIONAL.perturbed(n, key_sum + KEYS)


def test_both_ends_of_the_keys_are_drawn():
    shown = {NATIONAL.perturbed(20, key) for key in range(0, KEYS, KEYS // 1000)}
    assert shown == set(range(15, 26))
    assert NATIONAL.perturbed(20, KEYS - 1) == 25


def test_nobody_stays_nobody_and_a_negative_count_is_refused():
    assert NATIONAL.perturbed(0, 12345) == 0
    with pytest.raises(ValueError, match="-1 records"):
        NATIONAL.perturbed(-1, 0)


def test_a_variance_that_no_noise_has_is_refused():
    with pytest.raises(ValueError, match="No noise"):
        CellKey(1, 3.0, 0).perturbed(9, 0)


def test_a_record_key_depends_on_the_record_and_on_the_secret():
    keys = {record_key(secret, record) for secret in (b"a", b"b") for record in map(str, range(100))}
    assert len(keys) == 200
    assert all(0 <= key < KEYS for key in keys)
    assert record_key(b"a", "1") == record_key(b"a", "1")
