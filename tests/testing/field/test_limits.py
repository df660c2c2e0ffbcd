"""What a campaign asks of those it tests is counted before it is asked."""

import pytest

from vigie.testing.field.balance import against_chance, balance
from vigie.testing.field.limits import HarmBudget, most_tests, over_limit


@pytest.mark.parametrize(
    ("minutes", "most", "profiles", "expected"), [(5, 600, 2, 60), (5, 99, 2, 9), (5, 9, 2, 0), (0, 600, 2, None)]
)
def test_the_budget_allows_whole_tests(minutes, most, profiles, expected):
    assert most_tests(minutes, most, profiles) == expected


def test_what_applications_cost_is_counted():
    assert HarmBudget(5, 100, 20, 2).spent == 100
    assert not HarmBudget(5, 100, 20, 2).is_over
    assert HarmBudget(5, 100, 21, 2).is_over


def test_organisations_met_too_often_are_told():
    assert over_limit(["a", "a", "a", "b", "b", "c"], 2) == {"a": 1}


def test_counts_are_told_by_part():
    rows = balance([("nord", "R"), ("nord", "T"), ("nord", "R"), ("centre", "T")], ["R", "T"])
    assert [(row.label, row.firsts, row.gap, row.total) for row in rows] == [
        ("centre", (0, 1), 1, 1),
        ("nord", (2, 1), 1, 3),
    ]


@pytest.mark.parametrize(
    ("firsts", "expected"), [((5, 5), 1.0), ((10, 0), 2 / 2**10), ((0, 0), 1.0), ((6, 0, 0), 3 / 3**6)]
)
def test_uneven_counts_are_told_against_chance(firsts, expected):
    assert against_chance(firsts) == pytest.approx(expected)
