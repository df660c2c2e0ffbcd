"""Opinions are erased five years after their quarter."""

from datetime import date

import pytest

from vigie.support.dialogue.satisfaction import forget_old_answers
from vigie.support.models import Satisfaction

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("quarter", "day", "stays"),
    [
        ("2021-Q3", date(2026, 9, 30), True),
        ("2021-Q3", date(2026, 10, 1), False),
        ("2019-Q1", date(2024, 2, 29), True),
        ("2018-Q4", date(2024, 2, 29), False),
    ],
)
def test_an_opinion_is_kept_five_years_after_its_quarter(quarter, day, stays):
    Satisfaction.objects.create(quarter=quarter, felt_heard="yes", was_helped="yes", feels_stronger="no")
    assert forget_old_answers(day) == (0 if stays else 1)
    assert Satisfaction.objects.exists() is stays
