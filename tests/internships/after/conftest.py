"""A campaign that was drawn: one pupil of the school goes to the company."""

from types import SimpleNamespace

import pytest

from tests.internships.drawing.scene import make_past
from tests.internships.scene import make_exchange
from tests.surveys.managing.scene import make_survey, make_wave


@pytest.fixture
def past(pilot, school, company) -> SimpleNamespace:
    """The drawn campaign, its round, its school's entry; placed: the seat held; host: the company."""
    exchange = make_exchange(school, company)
    past = make_past(exchange, pilot, school)
    past.placed, past.host = past.round.assignments.get(), exchange.company
    return past


@pytest.fixture
def survey_wave(agglomeration, pilot):
    """A wave of a survey that asks for a code."""
    return make_wave(make_survey(agglomeration, pilot), pilot, needs_token=True)
