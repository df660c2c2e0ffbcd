"""Before and after the questions: open or not, access codes, stale pages, headers."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from vigie.surveys.models import AccessToken, Quota, TokenBatch, WaitingAnswer
from vigie.surveys.page import views
from vigie.surveys.receiving.tokens import make_tokens

pytestmark = pytest.mark.django_db


def welcome(client, wave, query=""):
    return client.get(reverse("surveys:welcome", args=[wave.code]) + query)


@pytest.fixture
def guarded(make_wave):
    """A wave that asks for an access code, and one of its codes."""
    wave = make_wave(needs_token=True)
    batch = TokenBatch.objects.create(wave=wave, label="Un collège", size=2)
    return wave, make_tokens(batch)


def test_the_welcome_tells_who_asks_and_what_becomes_of_answers(make_wave, client):
    page = welcome(client, make_wave(closes_on=date(2099, 5, 4))).content.decode()
    for told in ("Association d'essai", "2 questions", "anonyme", "12 mois", "4 mai 2099", "<strong>recevoir</strong>"):
        assert told.replace("'", "&#x27;") in page or told in page


def test_a_survey_that_is_not_anonymous_says_so(make_wave, client):
    page = welcome(client, make_wave(is_anonymous=False)).content.decode()
    assert "pas anonyme" in page


@pytest.mark.parametrize(
    ("wave", "status", "told"),
    [
        ({"opens_on": date(2099, 5, 4)}, 200, "4 mai 2099"),
        ({"closes_on": date(2026, 1, 2)}, 410, "terminée"),
        ({"closed_on": date(2026, 1, 2)}, 410, "terminée"),
        ({"cap": 0}, 410, "complète"),
    ],
)
def test_a_wave_that_takes_no_answer_says_why(make_wave, client, wave, status, told):
    wave = make_wave(**wave)
    for page in (
        welcome(client, wave),
        client.post(reverse("surveys:answer", args=[wave.code]), {"acte": "commencer"}),
    ):
        assert page.status_code == status
        assert told in page.content.decode()
        assert "Commencer" not in page.content.decode()


def test_an_unknown_wave_is_not_found(client):
    for name in ("welcome", "answer", "resume"):
        assert client.get(reverse(f"surveys:{name}", args=["rien"])).status_code == 404


def test_a_wave_that_closes_meanwhile_says_so(make_wave, answering):
    wave = make_wave()
    someone = answering(wave).start()
    wave.closed_on = timezone.localdate()
    wave.save(update_fields=["closed_on"])
    someone.act("continuer", {"/data/met": "yes"})
    assert someone.page.status_code == 410
    someone = answering(wave)


def test_what_was_sent_before_the_end_is_thanked_again_after(make_wave, answering):
    wave = make_wave()
    someone = answering(wave).start().act("continuer", {"/data/met": "yes"})
    hidden = someone.hidden
    someone.act("envoyer")
    wave.closed_on = timezone.localdate()
    wave.save(update_fields=["closed_on"])
    page = someone.client.post(reverse("surveys:answer", args=[wave.code]), {"acte": "envoyer", "suite": hidden})
    assert "Merci" in page.content.decode()


def test_a_full_quota_is_told_when_sending(make_wave, answering):
    wave = make_wave()
    Quota.objects.create(wave=wave, question="met", value="yes", limit=0)
    someone = answering(wave).start().act("continuer", {"/data/met": "yes"}).act("envoyer")
    assert "n'a pas été enregistrée" in someone.text
    assert "assez de réponses" in someone.text
    assert not WaitingAnswer.objects.exists()


@pytest.mark.parametrize("typed", ["", "   ", "AAAA-BBBBB-CCCC", "x" * 500, "3MX9-GCMWY-6MPV"])
def test_a_wrong_code_opens_nothing_and_says_what_to_do(guarded, answering, typed):
    wave, _codes = guarded
    someone = answering(wave).start(code=typed)
    assert someone.page.status_code == 200
    assert "Votre code d'accès" in someone.text
    assert 'aria-invalid="true"' in someone.html
    assert 'name="suite"' not in someone.html


def test_a_code_lets_one_answer_in(guarded, answering):
    wave, (code, _other) = guarded
    someone = answering(wave).start(code=code.lower().replace("-", " "))
    someone.act("continuer", {"/data/met": "yes"}).act("envoyer")
    assert "Merci" in someone.text
    assert AccessToken.objects.filter(is_used=True).count() == 1
    assert "Ce code a déjà servi" in answering(wave).start(code=code).text


def test_two_pages_opened_with_one_code_send_one_answer(guarded, answering):
    wave, (code, _other) = guarded
    one, other = answering(wave).start(code=code), answering(wave).start(code=code)
    for each in (one, other):
        each.act("continuer", {"/data/met": "yes"}).act("envoyer")
    assert "Merci" in one.text
    assert "a déjà servi" in other.text
    assert WaitingAnswer.objects.count() == 1


def test_an_address_may_carry_the_code(guarded, client):
    wave, (code, _other) = guarded
    page = client.get(reverse("surveys:welcome_with_code", args=[wave.code, code])).content.decode()
    assert f'value="{code}"' in page
    assert f"{code}/" not in page


def test_a_page_open_for_too_long_says_that_nothing_was_sent(make_wave, answering):
    wave = make_wave()
    someone = answering(wave)
    someone.page = someone.client.post(
        reverse("surveys:answer", args=[wave.code]), {"acte": "continuer", "suite": "rien"}
    )
    assert someone.page.status_code == 400
    assert "Rien n'a été envoyé" in someone.text


def test_the_page_of_one_wave_answers_no_other(make_wave, answering):
    one, other = make_wave(), make_wave()
    someone = answering(one).start()
    someone.wave = other
    assert someone.act("continuer", {"/data/met": "yes"}).page.status_code == 400


def test_the_address_of_answers_leads_back_to_the_welcome(make_wave, client):
    wave = make_wave()
    page = client.get(reverse("surveys:answer", args=[wave.code]))
    assert (page.status_code, page["Location"]) == (302, reverse("surveys:welcome", args=[wave.code]))


def test_every_page_is_discreet(make_wave, answering):
    wave = make_wave()
    someone = answering(wave).start()
    pages = {
        "screen": someone.page,
        "welcome": someone.client.get(reverse("surveys:welcome", args=[wave.code])),
        "review": someone.act("continuer", {"/data/met": "yes"}).page,
        "saved": someone.act("enregistrer").page,
        "resume": someone.client.get(reverse("surveys:resume", args=[wave.code])),
        "absent": someone.client.get(reverse("surveys:welcome", args=["rien"])),
        "too_large": someone.client.post(
            reverse("surveys:answer", args=[wave.code]), {"a": "b"}, CONTENT_LENGTH=str(views.LARGEST + 1)
        ),
    }
    for name, page in pages.items():
        assert not page.cookies, name
        assert "no-store" in page["Cache-Control"], name
        assert page["Referrer-Policy"] == "no-referrer", name
        assert "unsafe" not in page["Content-Security-Policy"], name
    assert pages["too_large"].status_code == 413


def test_the_wave_of_tomorrow_is_told_from_the_one_of_today(make_wave, client):
    assert welcome(client, make_wave(opens_on=timezone.localdate())).status_code == 200
    later = make_wave(opens_on=timezone.localdate() + timedelta(days=1))
    assert "pas encore ouverte" in welcome(client, later).content.decode()
