"""What the room measures: unknown is not zero, and a small count is not told."""

import pytest
from django.utils import timezone

from tests.support.points.point_factories import ReceptionPointFactory
from vigie.core.measuring import Measured
from vigie.observatory.referentials.quarters import quarter_of
from vigie.support.indicators import INDICATORS, feeling_stronger, reports_received, reports_taken
from vigie.support.models import Satisfaction, SupportCount

pytestmark = pytest.mark.django_db


@pytest.fixture
def point(partner):
    return ReceptionPointFactory(organisation=partner)


def counts(point, **numbers):
    for what, number in numbers.items():
        SupportCount.objects.create(point=point, quarter="2026-Q2", what=what, number=number)


def answers(yes: int, no: int, silent: int = 0):
    given = [("yes", yes), ("no", no), ("not_stated", silent)]
    for answer, number in given:
        for _ in range(number):
            Satisfaction.objects.create(
                quarter="2026-Q1", felt_heard="yes", was_helped="yes", feels_stronger=answer, is_fictitious=False
            )


def test_what_was_received_is_counted(point):
    counts(point, received=12, taken=6)
    assert reports_received(2026) == (Measured(12.0),)
    assert reports_received(2025) == (Measured(0.0),)
    assert reports_taken(2026) == (Measured.share(6, 12),)


@pytest.mark.parametrize("numbers", [{"received": 3}, {"received": 12, "taken": 2}, {"received": 12, "taken": 10}])
def test_a_small_count_is_not_told(point, numbers):
    counts(point, **numbers)
    assert reports_taken(2026) == ()


def test_fictitious_points_count_for_nothing(point):
    counts(point, received=12)
    type(point).objects.update(is_fictitious=True)
    assert reports_received(2026) == (Measured(0.0),)


def test_those_who_do_not_answer_are_not_counted():
    answers(yes=15, no=5, silent=40)
    assert feeling_stronger(2026) == (Measured.share(15, 20),)


def test_few_answers_are_not_told():
    answers(yes=15, no=1)
    assert feeling_stronger(2026) == ()


def test_each_says_how_it_is_counted():
    assert all(each.definition and each.method and each.source for each in INDICATORS)


def test_a_quarter_under_way_is_not_told(point):
    today = timezone.localdate()
    SupportCount.objects.create(point=point, quarter=quarter_of(today), what="received", number=50)
    said = {"felt_heard": "yes", "was_helped": "yes", "is_fictitious": False}
    for answer in ["yes"] * 10 + ["no"] * 10:
        Satisfaction.objects.create(quarter=quarter_of(today), feels_stronger=answer, **said)
    assert reports_received(today.year) == (Measured(0.0),)
    assert feeling_stronger(today.year) != (Measured.share(10, 20),)


def test_a_year_does_not_give_away_a_quarter_that_is_hidden(point):
    counts(point, received=12)
    SupportCount.objects.create(point=point, quarter="2026-Q1", what="received", number=2)
    assert reports_received(2026) == ()
