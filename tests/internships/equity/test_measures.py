"""Ratios, intervals and tests, against published values and against trying everything."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.internships.equity.measures import (
    Ranks,
    Reading,
    Selected,
    difference_interval,
    duncan,
    impact_ratio,
    impact_ratio_interval,
    largest_gap,
    ranks_of,
    reading_of,
)

groups = st.integers(0, 40).flatmap(lambda people: st.integers(0, people).map(lambda chosen: Selected(chosen, people)))


def test_more_chosen_than_people_is_refused():
    with pytest.raises(ValueError, match="3 out of 2"):
        Selected(3, 2)


def test_newcombe_published_example():
    """Newcombe 1998, table II, method 10: 56/70 − 48/80 gives 0.0524 to 0.3339."""
    interval = difference_interval(Selected(56, 70), Selected(48, 80))
    assert interval is not None
    assert interval.lower == pytest.approx(0.0524, abs=5e-5)
    assert interval.upper == pytest.approx(0.3339, abs=5e-5)


def test_the_ratio_and_its_interval():
    """exp(ln(0.5) ± 1.96·sqrt(1/10 − 1/100 + 1/20 − 1/100))."""
    group, others = Selected(10, 100), Selected(20, 100)
    error = math.sqrt(0.1 - 0.01 + 0.05 - 0.01)
    interval = impact_ratio_interval(group, others)
    assert impact_ratio(group, others) == 0.5
    assert interval is not None
    assert interval.lower == pytest.approx(0.5 * math.exp(-1.959964 * error))
    assert interval.upper == pytest.approx(0.5 * math.exp(1.959964 * error))


@given(groups, groups)
def test_the_interval_holds_the_ratio(group, others):
    ratio, interval = impact_ratio(group, others), impact_ratio_interval(group, others)
    if interval is not None and ratio is not None:
        assert interval.lower <= ratio <= interval.upper
    else:
        assert not ratio


@given(groups, groups, st.floats(0, 1), st.integers(3, 10))
def test_an_alert_takes_a_low_ratio_and_more_than_luck(group, others, p_value, threshold):
    reading = reading_of(group, others, p_value=p_value, threshold=threshold)
    counts = [group.chosen, group.people, others.chosen, others.people]
    counts += [group.people - group.chosen, others.people - others.chosen]
    if any(0 < count < threshold for count in counts) or not group.people or not others.people:
        assert reading is Reading.HIDDEN
    elif reading is Reading.ALERT:
        assert (impact_ratio(group, others) or 0) < 0.8
        assert p_value < 0.05


def test_a_low_ratio_that_luck_explains_is_watched():
    assert reading_of(Selected(10, 20), Selected(15, 20), p_value=0.2, threshold=5) is Reading.WATCH
    assert reading_of(Selected(10, 20), Selected(15, 20), p_value=0.01, threshold=5) is Reading.ALERT
    assert reading_of(Selected(15, 20), Selected(15, 20), p_value=0.9, threshold=5) is Reading.FINE


def test_segregation_goes_from_alike_to_never_together():
    assert duncan({"a": (5, 10), "b": (5, 10)}) == 0
    assert duncan({"a": (5, 0), "b": (0, 10)}) == 1
    assert duncan({"a": (3, 1), "b": (1, 3)}) == 0.5
    assert duncan({"a": (0, 10)}) is None


def test_ranks_and_their_gap():
    ranks = ranks_of([[0, 1], [1, 0], [1], []], [0, 0, -1, -1], [0, 1, 2, 3])
    assert ranks == Ranks((1, 1), 2)
    assert ranks.mean == 1.5
    assert largest_gap(Ranks((2,), 0), Ranks((0, 2), 0)) == 1
    assert largest_gap(Ranks((), 0), ranks) is None
