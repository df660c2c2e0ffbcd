"""Pages of error, and the frame all pages share."""

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views.defaults import bad_request, permission_denied, server_error


@pytest.mark.parametrize("template", ["400.html", "500.html", "403_csrf.html"])
def test_pages_of_breakdown_need_neither_database_nor_request(template):
    drawn = render_to_string(template)
    assert drawn.count("<h1") == 1
    assert 'lang="fr"' in drawn
    assert 'href="/"' in drawn


def test_breakdown_says_nothing_of_its_cause():
    request = RequestFactory().get("/")
    assert "secret" not in bad_request(request, BadRequest("secret")).content.decode()
    assert server_error(request).status_code == 500


def test_a_refusal_says_its_reason(db):
    answer = permission_denied(RequestFactory().get("/"), PermissionDenied("Seul le pilote peut le faire."))
    assert answer.status_code == 403
    assert "Seul le pilote peut le faire." in answer.content.decode()


def test_a_form_without_its_token_is_refused_in_french(db):
    answer = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "a"})
    assert answer.status_code == 403
    assert "Ce formulaire a expiré" in answer.content.decode()


@pytest.fixture
def absent(db):
    """Read the frame through a page that is not there."""
    return lambda client, **headers: client.get("/page-absente/", **headers).content.decode()


def test_the_frame_has_its_landmarks(absent, client):
    drawn = absent(client)
    for landmark in ("<header", "<main", "<footer", 'class="skip-link" href="#contenu"', 'id="contenu"'):
        assert drawn.count(landmark) == 1


def test_visitors_get_no_search_and_load_no_htmx(absent, client):
    drawn = absent(client)
    assert 'role="search"' not in drawn
    assert "htmx" not in drawn


def test_people_signed_in_leave_by_a_form_and_search(absent, client_of, pilot):
    drawn = absent(client_of(pilot))
    assert "Me déconnecter" in drawn
    assert "htmx-2.min" in drawn
    assert pilot.name in drawn


@pytest.mark.parametrize(
    ("language", "direction", "sheet"), [("fr", "ltr", "bootstrap.min"), ("ar", "rtl", "bootstrap.rtl")]
)
def test_the_direction_follows_the_language(absent, client, language, direction, sheet):
    drawn = absent(client, headers={"accept-language": language})
    assert f'<html lang="{language}" dir="{direction}">' in drawn
    assert sheet in drawn


def test_the_language_chosen_is_kept(client, db):
    answer = client.post("/langue/", {"language": "ar", "next": "/page-absente/"}, follow=True)
    assert 'dir="rtl"' in answer.content.decode()


def test_the_language_switcher_leads_nowhere_else(client, db):
    answer = client.post("/langue/", {"language": "ar", "next": "https://ailleurs.example/"})
    assert answer.headers["Location"] == "/"


def test_demonstrations_say_so(absent, client, settings):
    assert "Démonstration" not in absent(client)
    settings.VIGIE_DEMO = True
    assert "les personnes et les signalements sont fictifs" in absent(client)
