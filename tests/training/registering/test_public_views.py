"""Public pages of sessions: what they refuse, and what they do not tell."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.training.scene import make_enrolment, make_session, make_version
from vigie.training.models import Enrolment, TrainingRequest
from vigie.training.registering.limits import REGISTRATIONS, REQUESTS

pytestmark = pytest.mark.django_db
GIVEN = {"name": "Alex Fictive", "email": "alex@exemple.fr", "structure": "", "company": ""}


@pytest.fixture(autouse=True)
def _forgiven():
    for attempts in (REGISTRATIONS, REQUESTS):
        attempts.forget()


def test_the_public_page_names_nobody_and_hides_the_online_room(client):
    session = make_session(online_address="https://visio.exemple.fr/canari")
    make_enrolment(session, "Canari Inscrite")
    page = client.get(reverse("training:session", args=[session.code])).content.decode()
    assert "Canari" not in page
    assert "visio.exemple.fr" not in page
    assert "11 places libres" in page.replace("\u00a0", " ")


def test_a_robot_believes_it_succeeded(client):
    session = make_session()
    answer = client.post(reverse("training:session", args=[session.code]), {**GIVEN, "company": "SARL"})
    assert answer.status_code == 302
    assert not Enrolment.objects.exists()


def test_bad_input_gets_a_sentence_and_writes_nothing(client):
    page = reverse("training:session", args=[make_session().code])
    for wrong in ({"email": "alex"}, {"name": "a\x00b"}, {"name": "a" * 400}, {"sex": "autre"}, {"level": "roi"}):
        assert client.post(page, {**GIVEN, **wrong}).status_code == 422
    assert not Enrolment.objects.exists()


def test_who_sends_too_much_waits(client, monkeypatch):
    assert REGISTRATIONS.most >= 200
    monkeypatch.setattr(REGISTRATIONS, "clock", lambda: 1000.0)
    monkeypatch.setattr(REGISTRATIONS, "most", 3)
    page = reverse("training:session", args=[make_session(places=500).code])
    codes = [client.post(page, {**GIVEN, "email": f"p{n}@exemple.fr"}).status_code for n in range(4)]
    assert codes == [302, 302, 302, 429]


def test_the_answer_is_the_same_whoever_was_registered(client):
    session = make_session()
    page = reverse("training:session", args=[session.code])
    first, again = client.post(page, GIVEN), client.post(page, GIVEN)
    assert first.url == again.url
    assert Enrolment.objects.count() == 1


def test_a_session_not_announced_or_a_draft_is_not_there(client):
    hidden = make_session(announced_on=None)
    assert client.get(reverse("training:session", args=[hidden.code])).status_code == 404
    draft = make_version("Brouillon", published_on=None)
    assert client.get(reverse("training:module", args=[draft.module.slug])).status_code == 404
    assert "Brouillon" not in client.get(reverse("training:catalogue")).content.decode()


def test_a_session_that_is_over_takes_nobody(client):
    session = make_session(starts_in=timedelta(hours=-1))
    page = client.get(reverse("training:session", args=[session.code])).content.decode()
    assert "déjà commencé" in page
    assert client.post(reverse("training:session", args=[session.code]), GIVEN).status_code == 409


def test_pages_have_as_many_queries_whatever_they_list(client, django_assert_max_num_queries):
    version = make_version()
    for number in range(8):
        make_enrolment(make_session(version), f"Personne {number}")
    for address in (reverse("training:catalogue"), reverse("training:module", args=[version.module.slug])):
        client.get(address)
        with django_assert_max_num_queries(9):
            client.get(address)


def test_a_request_is_kept_once_with_where_it_comes_from(client, partner):
    given = {"structure": partner.name.upper(), "contact_name": "Ada", "email": "ada@exemple.fr", "origin": "situation"}
    for _ in range(2):
        assert client.post(reverse("training:ask"), given).url == reverse("training:asked")
    asked = TrainingRequest.objects.get()
    assert (asked.organisation, asked.origin) == (partner, "situation")
    assert client.post(reverse("training:ask"), {**given, "origin": ""}).status_code == 422
