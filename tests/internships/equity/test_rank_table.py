"""Which wish each group got: nothing small, nothing that a subtraction tells."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.internships.equity.measures import Ranks, gap_interval, largest_gap
from vigie.internships.equity.rank_table import COLUMNS, Side, gap_words, hidden_columns, rank_lines

EMPTY = {"people": 0, "chosen": 0, "ranks": []}


def side(ranks, nothing):
    return {"people": sum(ranks) + nothing, "chosen": sum(ranks), "ranks": ranks}


def outcome_of(group, others, rest=None, code="qpv"):
    ranks = (Ranks(tuple(each["ranks"]), each["people"] - each["chosen"]) for each in (group, others))
    contrast = {"code": code, "group": group, "others": others, "rest": rest or EMPTY, "luck": None, "fisher": 0.5}
    return {"contrasts": [{**contrast, "rank_gap": largest_gap(*ranks)}]}


GROUP, OTHERS = side([20, 10, 5, 5], 60), side([40, 30, 10, 8, 2], 10)


def shares(outcome):
    return [[share.replace("\u00a0", " ") for _column, share in line.cells] for line in rank_lines(outcome, 5)]


def test_each_group_is_told_by_the_place_of_its_wish():
    outcome = outcome_of(GROUP, OTHERS)
    assert shares(outcome) == [
        ["20 %", "10 %", "5 %", "5 %", "0 %", "60 %"],
        ["40 %", "30 %", "10 %", "10 %", "0 %", "10 %"],
    ]
    ((label, told),) = gap_words(outcome, 5)
    assert label == "élèves d'un quartier prioritaire / élèves d'ailleurs"
    assert told == "50 points (de 20 à 80)"


def test_a_small_number_is_hidden_on_both_sides_with_another_and_the_gap_with_it():
    outcome = outcome_of(side([20, 10, 3, 7], 60), OTHERS)
    assert [[share == "caché" for share in line] for line in shares(outcome)] == [
        [False] * 2 + [True] * 2 + [False] * 2
    ] * 2
    assert gap_words(outcome, 5) == []


def test_those_of_neither_group_are_not_told_by_subtraction():
    rest = side([8, 1], 6)
    (line, _others) = shares(outcome_of(GROUP, OTHERS, rest))
    assert line[1] == "caché"
    assert rank_lines(outcome_of(GROUP, OTHERS, {"people": 15, "chosen": 9}), 5) == []


def test_kinds_of_schools_are_left_out():
    assert rank_lines(outcome_of(GROUP, OTHERS, code="school:college"), 5) == []


def test_a_comparison_that_is_hidden_has_no_ranks():
    assert rank_lines(outcome_of(side([3], 60), OTHERS), 5) == []


def sides_of(columns):
    return st.tuples(st.lists(st.integers(0, 12), min_size=columns, max_size=columns), st.integers(0, 12))


@given(st.lists(sides_of(len(COLUMNS)), min_size=2, max_size=3))
def test_hidden_columns_are_never_a_few_together(drawn):
    sides = [Side(sum(columns) + nothing, tuple(columns)) for columns, nothing in drawn]
    hidden = hidden_columns(sides, 5)
    if len(hidden) == len(COLUMNS):
        return
    for each in sides:
        shown = [count for column, count in enumerate(each.columns) if column not in hidden]
        together = sum(each.columns) - sum(shown)
        assert all(count == 0 or count >= 5 for count in [*shown, together])


@pytest.mark.parametrize("gap", [0.0, 0.3, 1.0])
def test_the_interval_holds_the_gap_and_shrinks_with_people(gap):
    found = [gap_interval(gap, people, people) for people in (10, 100, 10_000)]
    for wide, narrow in pairwise(found):
        assert 0 <= wide.lower <= narrow.lower <= gap <= narrow.upper <= wide.upper <= 1
