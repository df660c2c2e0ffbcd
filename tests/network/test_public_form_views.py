"""What everyone reads of a call, and the form by which anyone applies: no account, no script, one candidacy."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from tests.network.scene import WORDS, make_call
from vigie.core.models import OutboxMessage
from vigie.network.calls import public_views
from vigie.network.models import Candidacy
from vigie.network.sealing import open_sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forgiven():
    public_views.APPLICATIONS.forget()


@pytest.fixture
def call():
    return make_call()


def address_of(call):
    return reverse("network:apply", args=[call.code])


def filled(client, call, **more):
    """Return what someone sends: the hidden number of the page, and their words."""
    page = client.get(address_of(call)).content.decode()
    number = re.search(r'name="number" value="([^"]+)"', page)
    return {
        "number": number[1],
        "function": "ambassador",
        "name": "Ada Candide",
        "email": "ada@exemple.fr",
        "motivation": WORDS,
        "sex": "not_stated",
        "company": "",
        **more,
    }


def test_anyone_applies_and_is_given_a_number(client, call):
    answer = client.post(address_of(call), filled(client, call), follow=True)
    candidacy = Candidacy.objects.get()
    assert candidacy.code in answer.content.decode()
    assert open_sent(candidacy.code, candidacy.sealed).motivation == WORDS
    assert b"Ada" not in bytes(candidacy.sealed)
    message = OutboxMessage.objects.get()
    assert message.to == "ada@exemple.fr"
    assert candidacy.code in message.body
    assert WORDS not in message.body


def test_a_double_click_makes_one(client, call):
    sent = filled(client, call)
    first, second = client.post(address_of(call), sent), client.post(address_of(call), sent)
    assert first.url == second.url
    assert Candidacy.objects.count() == OutboxMessage.objects.count() == 1


def test_a_robot_believes_it_succeeded(client, call):
    answer = client.post(address_of(call), filled(client, call, company="Robots & fils"))
    assert answer.status_code == 302
    assert not Candidacy.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"email": "nulle part"}, "adresse"),
        ({"motivation": ""}, "obligatoire"),
        ({"motivation": "x" * 5000}, "4000"),
        ({"name": "Ada\x00"}, "nul"),
        ({"function": "queen"}, "choix"),
        ({"commune": "99999999999999999999"}, "choix"),
        ({"number": "forgé"}, "Vos mots sont là"),
    ],
)
def test_a_mistake_is_told_and_words_stay(client, call, wrong, sentence):
    sent = filled(client, call) | wrong
    answer = client.post(address_of(call), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "Ada" in page
    assert not Candidacy.objects.exists()


def test_a_page_left_open_for_days_keeps_its_words_and_then_works(client, call):
    sent = filled(client, call)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        answer = client.post(address_of(call), sent)
        number = re.search(r'name="number" value="([^"]+)"', answer.content.decode())
        assert answer.status_code == 422
        assert client.post(address_of(call), sent | {"number": number[1]}).status_code == 302
    assert Candidacy.objects.count() == 1


def test_a_call_is_answered_between_its_dates_only(client, call):
    sent, last = filled(client, call), timezone.now() + timedelta(days=20)
    with time_machine.travel(last + timedelta(days=1)):
        assert "Cet appel est clos" in client.get(address_of(call), follow=True).content.decode()
        answer = client.post(address_of(call), sent)
        # Their words stay on the page: midnight has passed while they wrote.
        assert answer.status_code == 422
        assert "pas été enregistrée" in answer.content.decode()
        assert WORDS in answer.content.decode()
    assert not Candidacy.objects.exists()
    coming = make_call(opens_on=timezone.localdate() + timedelta(days=5), title="Plus tard")
    page = client.get(reverse("network:public_call", args=[coming.code])).content.decode()
    assert "Cet appel ouvre le" in page
    assert "Candidater</a>" not in page


def test_a_call_that_is_not_published_does_not_exist(client):
    draft = make_call(published=False)
    for name in ("public_call", "apply", "applied"):
        assert client.get(reverse(f"network:{name}", args=[draft.code])).status_code == 404
    assert draft.title not in client.get(reverse("network:public_calls")).content.decode()


def test_too_many_from_one_place_must_wait(client, call, monkeypatch):
    monkeypatch.setattr(public_views.APPLICATIONS, "most", 2)
    statuses = [
        client.post(address_of(call), filled(client, call, email=f"a{number}@exemple.fr")).status_code
        for number in range(3)
    ]
    assert statuses == [302, 302, 429]
    assert Candidacy.objects.count() == 2


def test_one_address_sends_few(client, call):
    for _ in range(3):
        client.post(address_of(call), filled(client, call))
    answer = client.post(address_of(call), filled(client, call))
    assert "Plusieurs candidatures" in answer.content.decode()
    assert Candidacy.objects.count() == 3


def test_the_form_tells_what_is_kept_and_for_how_long(client, call):
    page = client.get(address_of(call)).content.decode()
    assert "effacé 365 jours après la réponse" in page
    assert page.count("<h1") == 1


def test_a_page_used_by_one_person_loses_nobody_else(client, call):
    sent = filled(client, call)
    client.post(address_of(call), sent)
    other = sent | {"name": "Berthe Suivante", "email": "berthe@exemple.fr"}
    answer = client.post(address_of(call), other)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Vos mots sont là" in page
    assert "Berthe" in page
    number = re.search(r'name="number" value="([^"]+)"', page)
    assert client.post(address_of(call), other | {"number": number[1]}).status_code == 302
    assert Candidacy.objects.count() == 2
