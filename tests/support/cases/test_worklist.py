"""The list of work: whose cases, in which view, what comes first."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.support.cases.worklist import VIEWS, Row, by_urgency, counted_views, row_of
from vigie.support.models import Case

TODAY = date(2026, 11, 28)


def case(**fields) -> Case:
    return Case(**{"number": "AAA-AAA-AAA", "opened_on": TODAY, "state": "taken", "awaits_staff": False, **fields})


def test_a_new_case_is_due_within_a_week_and_late_afterwards():
    fresh = row_of(case(state="new"), TODAY)
    assert (fresh.due_on, fresh.is_late) == (TODAY + timedelta(days=7), False)
    old = row_of(case(state="new", opened_on=TODAY - timedelta(days=8)), TODAY)
    assert old.is_late


def test_an_answered_case_with_nothing_to_do_has_no_day():
    row = row_of(case(), TODAY)
    assert (row.due_on, row.is_late, row.is_due_within(TODAY, 7)) == (None, False, False)


@pytest.mark.parametrize(
    ("fields", "views"),
    [
        ({"taken_by_id": 1}, {"tous", "miens"}),
        ({"taken_by_id": 2}, {"tous"}),
        ({}, {"tous", "a-prendre"}),
        ({"taken_by_id": 2, "awaits_staff": True}, {"tous", "a-nous"}),
        ({"taken_by_id": 2, "state": "new"}, {"tous", "semaine"}),
        ({"taken_by_id": 2, "state": "new", "opened_on": date(2026, 1, 1)}, {"tous", "semaine", "retard"}),
    ],
)
def test_a_case_is_in_the_views_that_concern_it(fields, views):
    counts = counted_views([row_of(case(**fields), TODAY)], 1, TODAY)
    assert {name for name, count in counts.items() if count} == views
    assert set(counts) == set(VIEWS)


@given(st.lists(st.none() | st.dates(), max_size=12))
def test_what_is_due_first_comes_first_and_what_is_not_due_comes_last(days):
    rows = [Row(case(number=str(place)), day, 0) for place, day in enumerate(days)]
    sorted_days = [row.due_on for row in by_urgency(rows)]
    known = [day for day in sorted_days if day]
    assert known == sorted(known)
    assert sorted_days[len(known) :] == [None] * (len(days) - len(known))
