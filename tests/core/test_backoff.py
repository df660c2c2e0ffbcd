"""Waits double, stay within bounds, and never all end together."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from vigie.core.backoff import delay_before

FIRST, LONGEST = timedelta(seconds=30), timedelta(hours=1)


def test_waits_double_from_the_first():
    waits = [delay_before(attempt, first=FIRST, longest=LONGEST, chance=0) for attempt in (1, 2, 3, 4)]
    assert [wait.total_seconds() for wait in waits] == [30, 60, 120, 240]


@given(st.integers(min_value=1, max_value=10_000), st.floats(min_value=0, max_value=1))
def test_a_wait_is_never_null_nor_longer_than_the_longest(attempt, chance):
    assert FIRST / 2 <= delay_before(attempt, first=FIRST, longest=LONGEST, chance=chance) <= LONGEST
