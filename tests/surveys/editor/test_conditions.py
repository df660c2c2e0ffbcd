"""Conditions without formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.surveys.editor.conditions import WRITTEN, Condition, read_condition, write_condition


@given(st.sampled_from(sorted(WRITTEN)), st.from_regex(r"[A-Za-z0-9_.-]{1,20}", fullmatch=True))
def test_what_is_written_is_read(comparison, value):
    condition = Condition("une_question", comparison, value)
    assert read_condition(write_condition(condition)) == condition


@pytest.mark.parametrize(
    "expression", ["${a} = 'x' and ${b} = 'y'", "${a} > 3", "count-selected(${a}) > 1", "true()", "x"]
)
def test_what_says_more_is_left_alone(expression):
    assert read_condition(expression) is None


@pytest.mark.parametrize("value", ["l'école", 'dit "oui"'])
def test_a_quote_never_ends_an_expression_early(value):
    with pytest.raises(ValueError, match="Condition"):
        write_condition(Condition("a", "is", value))
