"""The supervisor's page: load and lateness of the points they answer for, and nothing that was told."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.support.case_scene import file_case
from tests.support.conftest import make_listener
from vigie.accounts.actor import actor_of
from vigie.support.cases.supervising import loads, open_rows, points_supervised, unreadable
from vigie.support.models import ReceptionPoint, Task

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def points(supervisor, point):
    return points_supervised(actor_of(supervisor))


def test_a_supervisor_answers_for_the_points_of_their_organisation_alone(points, point, other_point):
    assert list(points) == [point]


def test_the_load_says_who_follows_how_many(points, point, listening):
    colleague = make_listener(point, "Cam Écoute")
    for number in range(3):
        filed = file_case(point, tag=bytes([number]) * 32).case
        filed.state, filed.taken_by = ("taken", colleague.person) if number else ("new", None)
        filed.save()
    Task.objects.create(case=filed, kind="step", due_on=TODAY - timedelta(days=1))
    found = {load.name: (load.new, load.taken, load.late, load.total) for load in loads(open_rows(points, TODAY), "–")}
    assert found == {"–": (1, 0, 0, 1), "Cam Écoute": (0, 2, 1, 2)}


def test_a_case_that_nobody_can_open_any_more_is_shown(points, point, listening):
    filed = file_case(point)
    assert unreadable(points) == []
    listening.person.listenings.update(starts_on=TODAY - timedelta(days=9), ends_on=TODAY - timedelta(days=1))
    assert unreadable(points) == [filed.case]


def test_the_page_tells_numbers_and_days_only(client_of, supervisor, point, listening, other_point):
    filed = file_case(point).case
    filed.opened_on = TODAY - timedelta(days=30)
    filed.save()
    html = client_of(supervisor).get(reverse("support:supervision")).content.decode()
    assert filed.number in html
    assert reverse("support:case", args=[filed.pk]) not in html
    assert "sidérée" not in html


def test_nobody_else_finds_the_page(client_of, cast, listening):
    for person in [*filter(None, cast.values()), listening.person]:
        assert client_of(person).get(reverse("support:supervision")).status_code == 404


def test_the_page_costs_the_same_with_more_cases_and_points(client_of, supervisor, point, listening, count_queries):
    browser = client_of(supervisor)
    file_case(point)
    first = count_queries(lambda: browser.get(reverse("support:supervision")))
    for number in range(4):
        file_case(point, tag=bytes([number]) * 32)
        ReceptionPoint.objects.create(organisation=point.organisation, name=f"Accueil n° {number}")
    assert count_queries(lambda: browser.get(reverse("support:supervision"))) == first
