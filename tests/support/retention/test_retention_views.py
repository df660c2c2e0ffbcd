"""Keeping longer, letting go, erasing: from the page of a case, by those who hold it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.support.case_scene import file_case
from tests.vaults import open_vault_in
from vigie.support.models import Case

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VIGIE_DATA_DIR = tmp_path


@pytest.fixture
def filed(point, listening):
    return file_case(point)


@pytest.fixture
def browser(client_of, listening):
    return open_vault_in(client_of(listening.person))


def at(name, filed):
    return reverse(f"support:{name}", args=[filed.case.pk])


def test_a_case_is_kept_longer_then_let_go(browser, filed):
    day = timezone.localdate() + timedelta(days=900)
    answer = browser.post(at("hold_case", filed), {"until": day.isoformat(), "because": "procedure"}, follow=True)
    assert "Gardé au moins jusqu" in answer.content.decode()
    assert Case.objects.get().held_until == day
    browser.post(at("release_case", filed))
    assert Case.objects.get().held_until is None


@pytest.mark.parametrize("days", [-1, 0, 366 * 7])
def test_a_day_past_or_too_far_is_refused_with_a_sentence(browser, filed, days):
    day = timezone.localdate() + timedelta(days=days)
    answer = browser.post(at("hold_case", filed), {"until": day.isoformat(), "because": "procedure"})
    assert answer.status_code == 422
    assert "jour" in answer.content.decode()
    assert Case.objects.get().held_until is None


def test_erasing_asks_to_be_sure(browser, filed):
    assert browser.post(at("erase_case", filed), {}).status_code == 422
    assert Case.objects.exists()
    answer = browser.post(at("erase_case", filed), {"sure": "on"})
    assert answer.url == reverse("support:cases")
    assert not Case.objects.exists()


@pytest.mark.parametrize("name", ["hold_case", "erase_case"])
def test_someone_from_another_organisation_finds_nothing(client_of, other_listener, filed, name):
    assert open_vault_in(client_of(other_listener)).get(at(name, filed)).status_code == 404


@pytest.mark.parametrize("name", ["hold_case", "erase_case"])
def test_the_pilot_finds_nothing(client_of, pilot, filed, name):
    assert client_of(pilot).get(at(name, filed)).status_code == 404
