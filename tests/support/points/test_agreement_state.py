"""Where an agreement stands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.support.points.agreement_state import AgreementState, state_on

TODAY = date(2026, 11, 28)
DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))


@pytest.mark.parametrize(
    ("signed", "ends", "state"),
    [
        (None, None, "draft"),
        (None, date(2020, 1, 1), "draft"),
        (date(2026, 11, 29), None, "to_come"),
        (TODAY, None, "in_force"),
        (date(2026, 1, 1), TODAY, "ending"),
        (date(2026, 1, 1), TODAY + timedelta(days=90), "ending"),
        (date(2026, 1, 1), TODAY + timedelta(days=91), "in_force"),
        (date(2026, 1, 1), TODAY - timedelta(days=1), "ended"),
    ],
)
def test_dates_make_the_state(signed, ends, state):
    assert state_on(signed, ends, TODAY) == state


@given(DAYS, st.none() | DAYS, DAYS, DAYS)
def test_time_never_brings_an_agreement_back(signed, ends, first, second):
    first, second = sorted((first, second))
    order = list(AgreementState)
    assert order.index(state_on(signed, ends, first)) <= order.index(state_on(signed, ends, second))
