"""One setting says the smallest count that anyone is told."""

import pytest

from vigie.territory.models import Territory
from vigie.territory.thresholds import small_count_threshold

pytestmark = pytest.mark.django_db


def test_it_is_the_territory_s():
    Territory.objects.all().delete()
    Territory.objects.create(name="Agglomération d'essai", small_count_threshold=7)
    assert small_count_threshold() == 7


def test_without_a_territory_it_is_the_one_that_vigie_ships():
    Territory.objects.all().delete()
    assert small_count_threshold() == 5
