"""Figures shared between the shades of a map."""

from hypothesis import given
from hypothesis import strategies as st

from vigie.territory.classes import class_for, classes_of

figures = st.lists(st.one_of(st.none(), st.integers(0, 1000)), max_size=60)


@given(figures)
def test_every_known_figure_has_one_class_and_unknown_has_none(values):
    classes = classes_of(values)
    for value in values:
        holding = [each for each in classes if value is not None and each.lowest <= value <= each.highest]
        assert len(holding) == (value is not None)
        assert class_for(value, classes) == (holding[0] if holding else None)


@given(figures)
def test_a_greater_figure_is_never_paler(values):
    classes = classes_of(values)
    steps = [class_for(value, classes).step for value in sorted(value for value in values if value is not None)]
    assert steps == sorted(steps)
    assert set(steps) <= {1, 2, 3, 4, 5}


def test_bounds_are_figures_that_exist():
    assert [(each.lowest, each.highest) for each in classes_of([0, 1, 2, 3, 4, 10, 20, 20])] == [
        (0, 0), (1, 2), (3, 3), (4, 4), (10, 20)
    ]  # fmt: skip


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=60))
def test_zero_is_never_in_a_class_with_others(values):
    assert (classes_of([0, *values])[0].lowest, classes_of([0, *values])[0].highest) == (0, 0)


def test_few_figures_spread_over_the_steps():
    assert [each.step for each in classes_of([0, 7])] == [1, 5]
    assert [each.step for each in classes_of([4])] == [3]
    assert classes_of([None, None]) == []
