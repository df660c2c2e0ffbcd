"""Small counts of people in one breakdown: nobody can tell them by subtraction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.observatory.indicators.small_counts import hide_small

counts = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 30), min_size=2, max_size=5)


@given(parts=counts, threshold=st.integers(3, 11))
def test_each_hidden_part_may_be_zero_or_as_large_as_the_threshold(parts, threshold):
    total = sum(parts.values())
    shown = hide_small(total, parts, threshold)
    hidden = [name for name, value in shown.parts.items() if value is None]
    assert all(value == parts[name] for name, value in shown.parts.items() if value is not None)
    assert not any(0 < value < threshold for value in shown.parts.values() if value is not None)
    if hidden and shown.total is not None:
        left = shown.total - sum(value for value in shown.parts.values() if value is not None)
        assert len(hidden) > 1
        assert left >= threshold


@given(parts=counts, threshold=st.integers(3, 11))
def test_nothing_is_hidden_without_need(parts, threshold):
    small = [name for name, count in parts.items() if 0 < count < threshold]
    shown = hide_small(sum(parts.values()), parts, threshold)
    if not small and not 0 < sum(parts.values()) < threshold:
        assert None not in shown.parts.values()


def test_one_small_part_takes_another_with_it():
    """12 in all, 8 and 4: hiding 4 alone would tell it."""
    assert hide_small(12, {"woman": 8, "man": 4, "not_stated": 0}, 5).parts == {
        "woman": None,
        "man": None,
        "not_stated": 0,
    }


def test_a_small_total_is_hidden_with_its_parts():
    shown = hide_small(4, {"woman": 4, "man": 0, "not_stated": 0}, 5)
    assert shown.total is None
    assert set(shown.parts.values()) == {None}


def test_a_true_zero_is_shown():
    assert hide_small(0, {"woman": 0, "man": 0}, 5).total == 0


def test_parts_add_up_to_their_total():
    with pytest.raises(ValueError, match="add up"):
        hide_small(12, {"woman": 8, "man": 3}, 5)
