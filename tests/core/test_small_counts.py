"""Counts too small to be told."""

from hypothesis import given
from hypothesis import strategies as st

from vigie.core.small_counts import is_small, tells_few

THRESHOLD = 11


def test_a_count_is_small_between_one_and_the_threshold():
    assert [count for count in range(20) if is_small(count, THRESHOLD)] == list(range(1, THRESHOLD))


def test_a_part_tells_few_when_it_is_small_or_when_the_rest_is():
    assert tells_few(3, 100, THRESHOLD)
    assert tells_few(97, 100, THRESHOLD)
    assert not tells_few(0, 100, THRESHOLD)
    assert not tells_few(100, 100, THRESHOLD)
    assert not tells_few(50, 100, THRESHOLD)


@given(st.data())
def test_any_part_of_a_small_whole_tells_few(data):
    whole = data.draw(st.integers(1, THRESHOLD - 1))
    assert tells_few(data.draw(st.integers(0, whole)), whole, THRESHOLD)
