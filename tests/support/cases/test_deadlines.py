"""What falls due: the first answer, and limits that can be counted and still run."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vigie.support.cases.deadlines import answer_by, passed_limits, running_limits
from vigie.support.cases.qualification import Qualification
from vigie.support.rights.time_left import Limit, Start

PENAL = Limit("penal_offence", 72, Start.FACTS)
LABOUR = Limit("labour_court", 60, Start.REVELATION)
COURT = Limit("administrative_court", 2, Start.NOTIFICATION)
LIMITS = (PENAL, LABOUR, COURT)
TODAY = date(2026, 11, 28)


def test_someone_who_tells_their_story_is_answered_within_a_week():
    assert answer_by(date(2026, 11, 28)) == date(2026, 12, 5)


def test_the_limit_that_ends_first_comes_first():
    qualification = Qualification(facts=date(2026, 10, 1), notification=date(2026, 10, 20))
    found = running_limits(qualification, LIMITS, TODAY)
    assert [(left.limit.code, left.last_day) for left in found] == [
        ("administrative_court", date(2026, 12, 20)),
        ("labour_court", date(2031, 10, 1)),
        ("penal_offence", date(2032, 10, 1)),
    ]


def test_a_limit_that_has_passed_is_told_apart():
    qualification = Qualification(notification=date(2026, 9, 1))
    assert running_limits(qualification, LIMITS, TODAY) == []
    assert [left.limit.code for left in passed_limits(qualification, LIMITS, TODAY)] == ["administrative_court"]


def test_the_labour_court_hears_of_work_alone():
    at_work, at_home = (Qualification(facts=date(2026, 10, 1), domain=each) for each in ("employment", "housing"))
    codes = [[left.limit.code for left in running_limits(each, LIMITS, TODAY)] for each in (at_work, at_home)]
    assert codes == [["labour_court", "penal_offence"], ["penal_offence"]]


def test_no_date_no_limit():
    assert running_limits(Qualification(), LIMITS, TODAY) == []


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 5000))
def test_every_limit_that_has_a_start_either_runs_or_has_passed(start, days):
    qualification = Qualification(facts=start, revelation=start, notification=start)
    today = start + timedelta(days=days)
    running, passed = running_limits(qualification, LIMITS, today), passed_limits(qualification, LIMITS, today)
    assert len(running) + len(passed) == len(LIMITS)
    assert all(left.last_day is not None and left.last_day >= today for left in running)
