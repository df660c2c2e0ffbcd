"""How long a campaign is kept, day by day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vigie.testing.evidence.periods import Kept, is_to_erase, ordinary_end

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def test_a_year_then_three_in_judicial_mode():
    assert ordinary_end(Kept(date(2028, 2, 29), is_judicial=False)) == date(2029, 2, 28)
    assert ordinary_end(Kept(date(2028, 2, 29), is_judicial=True)) == date(2031, 2, 28)


@given(over=st.none() | DAYS, judicial=st.booleans(), held=st.none() | DAYS, today=DAYS)
def test_nothing_goes_before_a_year_nor_during_a_hold_and_all_goes_after(over, judicial, held, today):
    erased = is_to_erase(Kept(over, judicial, held), today)
    if over is None or (held and today <= held) or today < over + timedelta(days=365):
        assert not erased
    elif today > over + timedelta(days=3 * 366):
        assert erased


@given(over=DAYS, held=DAYS, judicial=st.booleans(), today=DAYS, later=st.integers(0, 4000))
def test_what_is_to_erase_one_day_is_to_erase_every_day_after(over, held, judicial, today, later):
    kept = Kept(over, judicial, held)
    assert not is_to_erase(kept, today) or is_to_erase(kept, today + timedelta(days=later))
