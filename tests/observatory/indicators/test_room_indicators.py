"""What rooms compute of their own work."""

from dataclasses import replace

import pytest
from django.utils import timezone

from tests.plan.scene import make_scene
from vigie.core.measuring import SEXES, Measured
from vigie.observatory.indicators import room_indicators
from vigie.observatory.indicators.room_indicators import (
    known_room_indicators,
    measure_rooms,
    measure_rooms_again,
    take_room_indicators,
    years_to_measure,
)
from vigie.observatory.models import Indicator, Measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(partner):
    return make_scene(partner)


def test_rooms_are_listed_by_hand_and_their_codes_differ(settings):
    codes = [one.code for one in known_room_indicators()]
    assert len(set(codes)) == len(codes) >= 4


def test_whatever_a_room_counts_of_people_is_broken_down_by_sex(scene):
    """S30."""
    for known in known_room_indicators():
        for year in (2017, timezone.localdate().year):
            parts = {one.sex for one in known.measure(year)}
            assert parts in (set(), {""}, {"", *SEXES})
            assert not known.counts_people or parts in (set(), {"", *SEXES})


def test_they_become_indicators_once(scene, pilot):
    assert len(take_room_indicators(actor=pilot)) == len(known_room_indicators())
    assert take_room_indicators(actor=pilot) == []
    assert set(Indicator.objects.values_list("kind", "opened_at")) == {("room", None)}
    assert all(one.by_sex for one in Indicator.objects.filter(counts_people=True))


def test_measuring_again_writes_only_what_changed(scene, pilot):
    take_room_indicators(actor=pilot)
    year = timezone.localdate().year
    assert measure_rooms([year], actor=pilot) > 0
    before = Measure.objects.count()
    measure_rooms_again.func()
    written = Measure.objects.filter(period=str(year)).count()
    measure_rooms_again.func()
    assert written == before
    assert Measure.objects.filter(period=str(year)).count() == before


def test_a_new_way_of_counting_is_another_version(scene, pilot, monkeypatch):
    take_room_indicators(actor=pilot)
    changed = tuple(replace(one, method_version=2) for one in known_room_indicators())
    monkeypatch.setattr(room_indicators, "known_room_indicators", lambda: changed)
    take_room_indicators(actor=pilot)
    assert set(Indicator.objects.values_list("method_version", flat=True)) == {2}


def test_a_share_of_nothing_is_unknown():
    assert Measured.share(0, 0).value is None
    assert Measured.share(0, 3).value == 0


def test_years_to_measure_go_from_the_plan_to_today():
    today = timezone.localdate()
    assert years_to_measure(today, None) == [today.year]
    assert len(years_to_measure(today, 1990)) == 10
    assert years_to_measure(today, today.year + 3) == [today.year]
