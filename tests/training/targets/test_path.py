"""The path of a target: expected, achieved, where the pace leads."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vigie.training.targets.path import (
    Forecast,
    Goal,
    Pace,
    achieved_on,
    expected_on,
    forecast,
    forecast_on,
    moments_of,
    pace_of,
)

# « 150 sur 5 ans » (S114).
FIVE_YEARS = Goal(150, date(2025, 1, 1), date(2029, 12, 31))


def test_a_hundred_and_fifty_in_five_years_are_thirty_a_year():
    assert [expected_on(FIVE_YEARS, date(year, 12, 31)) for year in range(2025, 2030)] == [30, 60, 90, 120, 150]
    assert expected_on(FIVE_YEARS, date(2024, 12, 31)) == 0
    assert expected_on(FIVE_YEARS, date(2031, 1, 1)) == 150


def test_where_the_pace_leads():
    told = forecast(FIVE_YEARS, 30, date(2025, 12, 31))
    assert told == Forecast(150, date(2029, 12, 30))
    assert forecast(FIVE_YEARS, 15, date(2025, 12, 31)).at_end == 75
    assert forecast(FIVE_YEARS, 15, date(2025, 12, 31)).reached_on > FIVE_YEARS.ends_on
    assert forecast(FIVE_YEARS, 3, date(2025, 1, 10)) == Forecast(None, None)
    assert forecast(FIVE_YEARS, 0, date(2025, 12, 31)) == Forecast(0, None)
    assert forecast(FIVE_YEARS, 120, date(2030, 6, 1)) == Forecast(120, None)
    assert forecast_on(FIVE_YEARS, 30, date(2025, 12, 31), date(2026, 12, 31)) == 60
    assert forecast_on(FIVE_YEARS, 30, date(2025, 12, 31), date(2025, 6, 1)) is None


def test_how_it_goes():
    day = date(2025, 12, 31)
    assert pace_of(FIVE_YEARS, 30, day) == Pace.AHEAD
    assert pace_of(FIVE_YEARS, 29, day) == Pace.BEHIND
    assert pace_of(FIVE_YEARS, 150, day) == Pace.REACHED
    assert pace_of(FIVE_YEARS, 0, date(2024, 1, 1)) == Pace.NOT_STARTED


@given(st.integers(1, 5000), st.dates(date(2000, 1, 1), date(2080, 1, 1)), st.integers(1, 7000), st.integers(-50, 9000))
def test_a_path_grows_to_its_amount_and_never_beyond(amount, start, length, later):
    goal = Goal(amount, start, start + timedelta(days=length))
    day = start + timedelta(days=later)
    assert 0 <= expected_on(goal, day) <= expected_on(goal, day + timedelta(days=1)) <= amount
    assert expected_on(goal, goal.ends_on) == amount
    moments = moments_of(goal)
    assert moments == sorted(set(moments))
    assert moments[-1] == goal.ends_on
    assert moments[0] >= start


def test_what_is_achieved_by_a_day_counts_that_day():
    days = [date(2025, 1, 2), date(2025, 1, 2), date(2025, 3, 1)]
    assert [achieved_on(days, date(2025, month, 2)) for month in (1, 2, 3)] == [2, 2, 3]
    assert achieved_on(days, date(2025, 1, 1)) == 0
