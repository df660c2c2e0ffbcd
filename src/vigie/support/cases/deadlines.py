"""What falls due in a case: the first answer, and the limits of the law that still run; plain functions."""

from collections.abc import Iterable
from datetime import date, timedelta

from vigie.support.cases.qualification import Qualification
from vigie.support.rights.time_left import Dates, Limit, State, TimeLeft, all_time_left

# Within how many days someone who tells their story is answered.
ANSWER_DAYS = 7
# What is due so soon asks for attention.
SOON_DAYS = 7


def answer_by(opened_on: date) -> date:
    """Return the last day to answer a report."""
    return opened_on + timedelta(days=ANSWER_DAYS)


def running_limits(qualification: Qualification, limits: Iterable[Limit], today: date) -> list[TimeLeft]:
    """Return the limits of the law that can be counted and have not passed, the first to end first."""
    found = all_time_left(concerned(limits, qualification), dates_of(qualification), today)
    return [left for left in found if left.state in {State.SOON, State.OPEN}]


def passed_limits(qualification: Qualification, limits: Iterable[Limit], today: date) -> list[TimeLeft]:
    """Return the limits of the law that have passed."""
    found = all_time_left(concerned(limits, qualification), dates_of(qualification), today)
    return [left for left in found if left.state is State.PASSED]


def concerned(limits: Iterable[Limit], qualification: Qualification) -> list[Limit]:
    """Return the limits that may bear on a case: a labour court hears of work alone; without a domain, all of them."""
    is_work = qualification.domain in {"", "employment"}
    return [limit for limit in limits if is_work or limit.code != "labour_court"]


def dates_of(qualification: Qualification) -> Dates:
    """Return the days that limits are counted from."""
    return Dates(qualification.facts, qualification.revelation, qualification.notification)
