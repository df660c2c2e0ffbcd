"""Who listened is forgotten three years after."""

from datetime import date

import pytest

from tests.factories import PersonFactory
from tests.support.points.point_factories import ReceptionPointFactory
from vigie.support.models import Listening
from vigie.support.points.forgetting import forget_old_listenings

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("ends_on", "day", "stays"),
    [
        (date(2023, 11, 27), date(2026, 11, 28), False),
        (date(2023, 11, 28), date(2026, 11, 28), True),
        (date(2021, 3, 1), date(2024, 2, 29), True),
        (None, date(2060, 1, 1), True),
    ],
)
def test_a_listening_is_kept_three_years_after_its_end(ends_on, day, stays):
    Listening.objects.create(
        point=ReceptionPointFactory(), person=PersonFactory(), starts_on=date(2020, 1, 1), ends_on=ends_on
    )
    assert forget_old_listenings(day) == (0 if stays else 1)
    assert Listening.objects.exists() is stays
