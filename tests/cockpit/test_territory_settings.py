"""The settings page: for the administrator alone, journaled, and refused with sentences."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import include, path

from vigie.accounts.journal import first_broken_line
from vigie.accounts.models import JournalEntry
from vigie.cockpit.territory_settings import settings_page
from vigie.territory.models import Territory

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
urlpatterns = [path("reglages-d-essai/", settings_page), path("", include("vigie.urls"))]
PAGE = "/reglages-d-essai/"


@pytest.fixture
def territory(db):
    return Territory.objects.create(siren="245901160", name="Ici", hotline="3928")


def sent(**changes):
    return {"name": "Ici", "hotline": "3928", "accent_colour": "#1f5c57", "small_count_threshold": 5, **changes}


def test_the_administrator_alone_enters(cast, client_of, territory):
    answers = {role: client_of(person).get(PAGE).status_code for role, person in cast.items()}
    assert answers.pop("administrator") == 200
    assert answers.pop("visitor") == 302
    assert set(answers.values()) == {403}


def test_nobody_else_changes_anything(cast, client_of, territory):
    for role in set(cast) - {"administrator"}:
        client_of(cast[role]).post(PAGE, sent(name="Ailleurs"))
    territory.refresh_from_db()
    assert territory.name == "Ici"


def test_a_change_is_applied_and_journaled(administrator, client_of, territory):
    response = client_of(administrator).post(PAGE, sent(name="Là", small_count_threshold=11), follow=True)
    assert "enregistrés" in response.content.decode()
    territory.refresh_from_db()
    assert (territory.name, territory.small_count_threshold) == ("Là", 11)
    entry = JournalEntry.objects.get(verb="territory_settings_changed")
    assert entry.actor == administrator
    assert entry.changes == {"name": ["Ici", "Là"], "small_count_threshold": [5, 11]}
    assert first_broken_line() is None


def test_sending_the_same_settings_writes_no_line(administrator, client_of, territory):
    client_of(administrator).post(PAGE, sent())
    assert not JournalEntry.objects.filter(verb="territory_settings_changed").exists()


def test_a_logo_with_a_script_is_shown_without_it(administrator, client_of, territory):
    logo = SimpleUploadedFile(
        "logo.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script><path d="M0 0h9"/></svg>',
    )
    client = client_of(administrator)
    assert client.post(PAGE, sent(logo_file=logo)).status_code == 302
    drawing = client.get("/territoire/logo.svg").content
    assert b"M0 0h9" in drawing
    assert b"alert" not in drawing


def test_a_wrong_value_is_explained_and_nothing_is_written(administrator, client_of, territory):
    response = client_of(administrator).post(PAGE, sent(small_count_threshold=1, name="Là"))
    assert response.status_code == 200
    territory.refresh_from_db()
    assert territory.name == "Ici"
    assert not JournalEntry.objects.filter(verb="territory_settings_changed").exists()


def test_without_territory_the_page_says_what_to_do(administrator, client_of):
    assert "load_territory" in client_of(administrator).get(PAGE).content.decode()
    assert client_of(administrator).post(PAGE, sent()).status_code == 200
