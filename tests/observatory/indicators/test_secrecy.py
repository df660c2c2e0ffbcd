"""What no subtraction gives back: between sexes, between periods, between editions."""

import pytest
from django.utils import timezone

from tests.observatory.indicators.indicator_scene import draft, fill, make_indicator
from vigie.observatory.indicators.releasing import released_indicators
from vigie.observatory.released import Status

pytestmark = pytest.mark.django_db


def people(**more):
    return make_indicator("personnes", opened_at=timezone.now(), counts_people=True, by_sex=True, kind="room", **more)


def statuses():
    (released,) = released_indicators(2025)
    return {(point.period, point.category): point.status for point in released.points}


def share(numerator, observations, sex=""):
    return draft("2024", numerator / observations, sex, numerator=numerator, observations=observations)


def test_a_small_share_of_one_sex_is_not_given_back_by_the_whole_and_the_others():
    fill(people(is_share=True), share(20, 100), share(18, 60, "women"), share(2, 40, "men"))
    found = statuses()
    assert found["2024", ""] is Status.VALUE
    assert found["2024", "femmes"] is found["2024", "hommes"] is Status.SECRET


def test_a_share_of_one_sex_does_not_tell_of_the_few_others_of_whom_nothing_is_said():
    fill(people(is_share=True), share(20, 100), share(18, 60, "women"))
    assert statuses()["2024", "femmes"] is Status.SECRET


def test_shares_of_large_numbers_are_all_shown():
    fill(people(is_share=True), share(40, 100), share(20, 60, "women"), share(20, 40, "men"))
    assert set(statuses().values()) == {Status.VALUE, Status.NOT_COLLECTED}


def test_a_count_of_one_sex_does_not_tell_of_the_few_others_of_whom_nothing_is_said():
    fill(people(), draft("2024", 20), draft("2024", 18, "women"))
    assert statuses()["2024", "femmes"] is Status.SECRET


def test_a_small_year_is_not_given_back_by_a_period_that_holds_it():
    fill(people(), draft("2023", 10), draft("2024", 3), draft("2023-2024", 13), draft("2022", 8))
    found = statuses()
    assert found["2024", ""] is found["2023-2024", ""] is Status.SECRET
    assert found["2023", ""] is found["2022", ""] is Status.VALUE
