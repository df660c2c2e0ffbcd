"""Bars on the line of a year."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vigie.plan.timeline import SHORTEST_BAR, Bar, bar_in, days_in, month_of_entry, month_starts, year_to_show

some_days = st.dates(date(2010, 1, 1), date(2022, 12, 31))


def test_month_fills_its_days():
    assert bar_in(2017, date(2017, 10, 1), date(2017, 10, 31)) == Bar(273, 31, goes_back=False, goes_on=False)


def test_since_goes_on_and_came_from_before():
    assert bar_in(2017, date(2016, 1, 1), None) == Bar(0, 365, goes_back=True, goes_on=True)


def test_other_years_have_no_bar():
    assert bar_in(2015, date(2016, 1, 1), None) is None
    assert bar_in(2019, date(2016, 1, 1), date(2018, 12, 31)) is None
    assert bar_in(2019, None, None) is None


def test_end_alone_begins_with_its_year():
    assert bar_in(2020, None, date(2020, 6, 30)) == Bar(0, 182, goes_back=False, goes_on=False)


@given(st.integers(2009, 2023), some_days, st.integers(0, 4000) | st.none())
def test_bar_stays_on_its_line(year, first, length):
    last = None if length is None else first + timedelta(days=length)
    bar = bar_in(year, first, last)
    touches = first.year <= year and (last is None or last.year >= year)
    assert (bar is not None) == touches
    if bar:
        assert bar.start >= 0
        assert bar.length >= SHORTEST_BAR
        assert bar.start + bar.length <= days_in(year)


def test_months_of_a_leap_year():
    assert month_starts(2020)[2] - month_starts(2019)[2] == 1


def test_month_of_entry_is_that_of_the_beginning():
    assert month_of_entry(2017, date(2017, 4, 1), None) == 4
    assert month_of_entry(2017, date(2016, 4, 1), None) == 0


def test_year_is_brought_back_to_what_actions_speak_of():
    today, days = date(2026, 3, 1), [date(2015, 1, 1), date(2018, 1, 1)]
    assert year_to_show("", today, days, has_open_end=False) == 2018
    assert year_to_show("", today, days, has_open_end=True) == 2026
    assert year_to_show("2016", today, days, has_open_end=True) == 2016
    assert year_to_show("bientôt", today, [], has_open_end=False) == 2026
    for wrong in ("99999", "0123456", "01234" * 1000):
        assert year_to_show(wrong, today, [], has_open_end=False) == 2026


def test_bar_that_goes_beyond_the_year_is_pointed():
    assert Bar(273, 31, goes_back=False, goes_on=False).outline() == "M273 4V16H304V4z"
    assert Bar(0, 365, goes_back=True, goes_on=True).outline() == "M6 4L0 10L6 16H359L365 10L359 4z"
