"""How long a case is kept, and that nobody is erased without having been told."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vigie.support.retention.periods import NOTICE, Kept, ends_on, is_to_announce, is_to_erase

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
KEPT = st.builds(
    Kept,
    last_contact_on=DAYS,
    was_accompanied=st.booleans(),
    held_until=st.none() | DAYS,
    warned_on=st.none() | DAYS,
)


def test_a_report_that_nobody_took_lives_a_year_and_a_case_two():
    day = date(2026, 2, 10)
    assert ends_on(Kept(day, was_accompanied=False)) == date(2027, 2, 10)
    assert ends_on(Kept(day, was_accompanied=True)) == date(2028, 2, 10)


def test_a_hold_only_lengthens():
    day = date(2026, 2, 10)
    assert ends_on(Kept(day, was_accompanied=True, held_until=date(2031, 1, 1))) == date(2031, 1, 1)
    assert ends_on(Kept(day, was_accompanied=True, held_until=date(2026, 3, 1))) == date(2028, 2, 10)


def test_one_who_wrote_yesterday_is_not_erased():
    last = date(2028, 2, 9)
    assert not is_to_erase(Kept(last, was_accompanied=True, warned_on=None), date(2028, 2, 11))


@given(kept=KEPT, today=DAYS)
def test_nothing_is_erased_before_its_time_nor_unannounced(kept, today):
    if is_to_erase(kept, today):
        assert today > ends_on(kept)
        assert kept.warned_on is not None
        assert today - kept.warned_on > NOTICE


@given(kept=KEPT)
def test_everything_is_announced_then_erased_in_the_end(kept):
    fresh = Kept(kept.last_contact_on, kept.was_accompanied, kept.held_until)
    told = ends_on(fresh) - NOTICE
    assert is_to_announce(fresh, told)
    announced = Kept(fresh.last_contact_on, fresh.was_accompanied, fresh.held_until, told)
    assert is_to_erase(announced, ends_on(fresh) + timedelta(days=1))
    assert not is_to_erase(announced, ends_on(fresh))
