"""How long is left to act."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.core.months import months_later
from vigie.support.rights.time_left import Dates, Limit, Start, State, all_time_left, time_left

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
MONTHS = st.integers(0, 360)
SIX_YEARS = Limit("penal_offence", 72, Start.FACTS)
FIVE_YEARS = Limit("labour_court", 60, Start.REVELATION)
TWO_MONTHS = Limit("administrative_court", 2, Start.NOTIFICATION)
TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2020, 2, 29), 72, date(2026, 2, 28)),
        (date(2020, 2, 29), 48, date(2024, 2, 29)),
        (date(2026, 11, 28), 1, date(2026, 12, 28)),
        (date(2026, 11, 28), 2, date(2027, 1, 28)),
        (date(2026, 12, 1), 0, date(2026, 12, 1)),
    ],
)
def test_months_are_counted_from_date_to_date(day, months, expected):
    assert months_later(day, months) == expected


@given(DAYS, MONTHS)
def test_the_month_is_right_and_the_day_never_overshoots(day, months):
    found = months_later(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == min(day.day, monthrange(found.year, found.month)[1])


@given(DAYS, DAYS, MONTHS)
def test_a_later_start_never_ends_sooner(first, second, months):
    first, second = sorted((first, second))
    assert months_later(first, months) <= months_later(second, months)


@given(DAYS, MONTHS, MONTHS)
def test_two_stretches_never_outlast_the_whole(day, first, second):
    """Cutting at a short month may lose days of the end of the month, never win some."""
    assert months_later(months_later(day, first), second) <= months_later(day, first + second)


def test_no_calendar_goes_beyond_the_year_9999():
    with pytest.raises(OverflowError):
        months_later(date(9999, 12, 31), 1)


def test_the_last_day_still_counts():
    limit = Limit("x", 12, Start.FACTS)
    assert time_left(limit, Dates(facts=date(2025, 11, 28)), TODAY).state is State.SOON
    assert time_left(limit, Dates(facts=date(2025, 11, 28)), TODAY).days == 0
    passed = time_left(limit, Dates(facts=date(2025, 11, 27)), TODAY)
    assert (passed.state, passed.days) == (State.PASSED, -1)


def test_less_than_two_months_is_soon_and_two_months_is_not():
    limit = Limit("x", 12, Start.FACTS)
    assert time_left(limit, Dates(facts=date(2026, 1, 27)), TODAY).state is State.SOON
    assert time_left(limit, Dates(facts=date(2026, 1, 28)), TODAY).state is State.OPEN


def test_each_limit_starts_from_its_own_date():
    dates = Dates(facts=date(2020, 1, 1), revelation=date(2024, 6, 1), notification=date(2026, 11, 1))
    last_days = {limit.code: time_left(limit, dates, TODAY).last_day for limit in (SIX_YEARS, FIVE_YEARS, TWO_MONTHS)}
    assert last_days == {
        "penal_offence": date(2026, 1, 1),
        "labour_court": date(2029, 6, 1),
        "administrative_court": date(2027, 1, 1),
    }


def test_without_a_revelation_the_facts_give_the_earliest_end():
    found = time_left(FIVE_YEARS, Dates(facts=date(2024, 1, 1)), TODAY)
    assert (found.last_day, found.is_at_least) == (date(2029, 1, 1), True)
    assert not time_left(FIVE_YEARS, Dates(facts=date(2024, 1, 1), revelation=date(2024, 2, 1)), TODAY).is_at_least


def test_a_date_that_is_not_known_is_not_replaced():
    for limit in (SIX_YEARS, TWO_MONTHS):
        found = time_left(limit, Dates(revelation=date(2024, 1, 1)), TODAY)
        assert (found.state, found.last_day, found.days) == (State.UNKNOWN, None, None)
    assert time_left(FIVE_YEARS, Dates(), TODAY).state is State.UNKNOWN


@given(st.none() | DAYS, st.none() | DAYS, st.none() | DAYS, DAYS)
def test_the_most_pressing_comes_first_and_nothing_is_lost(facts, revelation, notification, today):
    limits = [SIX_YEARS, FIVE_YEARS, TWO_MONTHS]
    found = all_time_left(limits, Dates(facts, revelation, notification), today)
    assert {each.limit for each in found} == set(limits)
    open_days = [each.last_day for each in found if each.state in {State.SOON, State.OPEN}]
    assert open_days == sorted(open_days)
    ranks = [{State.SOON: 0, State.OPEN: 0, State.PASSED: 1, State.UNKNOWN: 2}[each.state] for each in found]
    assert ranks == sorted(ranks)
    for each in found:
        if each.last_day:
            assert today + timedelta(days=each.days) == each.last_day
            assert (each.state is State.PASSED) == (each.days < 0)
