"""Months are laid out whole, whatever is typed in the address."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.cockpit.agenda.entries import Entry, Kind
from vigie.cockpit.agenda.months import by_month, last_day_of, month_after, month_asked, weeks_of
from vigie.core.fuzzy_dates import FuzzyDate

TODAY = date(2018, 6, 15)
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


def entry(day: FuzzyDate) -> Entry:
    return Entry(Kind.ACTION, 1, "Action", day, "action-1")


@given(DAYS, st.integers(-60, 60))
def test_months_go_there_and_back(day, step):
    first = day.replace(day=1)
    assert month_after(month_after(first, step), -step) == first
    assert last_day_of(first).month == first.month


@given(st.text(max_size=12))
def test_any_address_gives_a_month(text):
    assert month_asked(text, TODAY).day == 1


@pytest.mark.parametrize("text", ["", "2018-13", "2018-00", "0000-06", "9999-01", "2018", "2018-6", "٢٠١٨-٠٦x"])
def test_what_is_no_month_is_this_one(text):
    assert month_asked(text, TODAY) == date(2018, 6, 1)


def test_a_month_is_read():
    assert month_asked("2017-03", TODAY) == date(2017, 3, 1)


@given(DAYS)
def test_a_grid_holds_each_day_of_its_month_once_from_monday(day):
    first = day.replace(day=1)
    weeks = weeks_of(first, [entry(FuzzyDate(day.year, day.month, day.day))])
    inside = [cell.day for week in weeks for cell in week if cell.is_inside]
    assert inside == [date(first.year, first.month, number) for number in range(1, last_day_of(first).day + 1)]
    assert all(len(week) == 7 and week[0].day.weekday() == 0 for week in weeks)
    assert [cell.day for week in weeks for cell in week if cell.entries] == [day]


def test_months_keep_apart_what_has_no_day_and_leave_years_out():
    found = [entry(FuzzyDate(2018, 6, 3)), entry(FuzzyDate(2018, 6)), entry(FuzzyDate(2018))]
    (month,) = by_month(found)
    assert (month.dated, month.undated) == (found[:1], found[1:2])
