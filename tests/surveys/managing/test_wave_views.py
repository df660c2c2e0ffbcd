"""Waves: dates, limits, crossings, what is handed out."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.surveys.managing.scene import SHEETS, make_survey, make_wave
from vigie.accounts.models import JournalEntry
from vigie.surveys.managing.publishing import publish_version, start_draft
from vigie.surveys.managing.wave_forms import BETWEEN
from vigie.surveys.managing.waves import add_quota
from vigie.surveys.models import AccessToken, Collector, Quota, WaitingAnswer, Wave

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey(partner, contributor):
    return make_survey(partner, contributor)


@pytest.fixture
def wave(survey, contributor):
    return make_wave(survey, contributor)


def text_of(answer) -> str:
    return unescape(answer.content.decode()).replace("\u00a0", " ")


def test_a_wave_is_prepared_with_its_address(client_of, contributor, survey):
    version = publish_version(survey=survey, by=contributor)
    today = timezone.localdate()
    sent = {"name": "Printemps 2027", "version": version.pk, "opens_on": today, "closes_on": today, "cap": 200}
    answer = client_of(contributor).post(reverse("surveys:add_wave", args=[survey.pk]), sent)
    wave = Wave.objects.get()
    assert answer.url == reverse("surveys:wave", args=[wave.pk])
    assert (wave.cap, len(wave.code)) == (200, 11)
    assert wave.code in text_of(client_of(contributor).get(answer.url))
    assert JournalEntry.objects.latest("number").verb == "wave_opened"


@pytest.mark.parametrize(("field", "value"), [("closes_on", timedelta(-1)), ("name", "Printemps")])
def test_what_cannot_be_gets_a_sentence(client_of, contributor, survey, wave, field, value):
    today = timezone.localdate()
    sent = {"name": "Automne", "version": wave.version.pk, "opens_on": today}
    sent[field] = today + value if isinstance(value, timedelta) else value
    answer = client_of(contributor).post(reverse("surveys:add_wave", args=[survey.pk]), sent)
    assert answer.status_code == 422
    assert Wave.objects.count() == 1


def test_a_wave_that_is_open_keeps_its_questionnaire(client_of, contributor, survey, wave):
    start_draft(survey=survey)
    second = publish_version(survey=survey, by=contributor)
    sent = {"name": "Renommée", "version": second.pk, "opens_on": wave.opens_on, "needs_token": "on", "seen": ""}
    client_of(contributor).post(reverse("surveys:change_wave", args=[wave.pk]), sent)
    wave.refresh_from_db()
    assert (wave.name, wave.version.number, wave.needs_token) == ("Renommée", 1, False)


def test_closing_is_asked_then_done_once(client_of, contributor, wave):
    client, address = client_of(contributor), reverse("surveys:close_wave", args=[wave.pk])
    assert "ne se rouvre pas" in text_of(client.get(address))
    client.post(address)
    client.post(address)
    wave.refresh_from_db()
    assert wave.closed_on == timezone.localdate()
    assert JournalEntry.objects.filter(verb="wave_closed").count() == 1


def test_a_quota_limits_one_answer(client_of, contributor, wave):
    client = client_of(contributor)
    client.post(reverse("surveys:quotas", args=[wave.pk]), {"answer": f"vecu/ressenti{BETWEEN}yes", "limit": 40})
    quota = Quota.objects.get()
    assert (quota.question, quota.value, quota.limit) == ("vecu/ressenti", "yes", 40)
    client.post(reverse("surveys:drop_quota", args=[wave.pk, quota.pk]))
    assert not Quota.objects.exists()


def test_a_quota_never_tells_how_many_gave_an_answer(client_of, contributor, wave):
    client, address = client_of(contributor), reverse("surveys:quotas", args=[wave.pk])
    sent = {"answer": f"vecu/ressenti{BETWEEN}yes"}
    assert client.post(address, {**sent, "limit": wave.survey.small_count - 1}).status_code == 422
    client.post(address, {**sent, "limit": 40})
    Quota.objects.update(count=12)
    lowered = client.post(address, {**sent, "limit": 12})
    assert (lowered.status_code, "ne s'abaisse pas" in text_of(lowered)) == (422, True)
    client.post(address, {**sent, "limit": 41})
    assert Quota.objects.get().limit == 41
    # Two at once: the second one read the quota before the first was raised.
    add_quota(wave=wave, question="vecu/ressenti", value="yes", limit=20, by=contributor)
    assert Quota.objects.get().limit == 41


def test_a_quota_is_said_to_be_reached_once_answers_are_mixed(client_of, contributor, wave):
    address = reverse("surveys:wave", args=[wave.pk])
    quota = add_quota(wave=wave, question="vecu/ressenti", value="yes", limit=12, by=contributor)
    Quota.objects.update(count=12)
    waiting = WaitingAnswer.objects.create(wave=wave, content=b"sealed")
    assert "atteint" not in text_of(client_of(contributor).get(address))
    waiting.delete()
    assert "atteint" in text_of(client_of(contributor).get(address))
    Quota.objects.filter(pk=quota.pk).update(limit=9, count=9)
    assert "atteint" not in text_of(client_of(contributor).get(address))


def test_a_cap_tells_no_small_number_of_answers(client_of, contributor, survey, wave):
    sent = {"name": "Petite", "version": wave.version.pk, "opens_on": timezone.localdate(), "cap": 9}
    answer = client_of(contributor).post(reverse("surveys:add_wave", args=[survey.pk]), sent)
    assert (answer.status_code, "supérieure ou égale à 10" in text_of(answer)) == (422, True)


def test_two_questions_are_crossed_once(client_of, contributor, wave):
    client, address = client_of(contributor), reverse("surveys:crossings", args=[wave.pk])
    pair = {"first": "vecu/ressenti", "second": "vecu/lieu=work"}
    client.post(address, pair)
    assert client.post(address, {"first": "vecu/lieu=work", "second": "vecu/ressenti"}).status_code == 422
    assert client.post(address, {"first": "vecu/lieu=work", "second": "vecu/lieu=work"}).status_code == 422
    wave.refresh_from_db()
    assert wave.crossings == [["vecu/ressenti", "vecu/lieu=work"]]
    client.post(reverse("surveys:drop_crossing", args=[wave.pk, 0]))
    wave.refresh_from_db()
    assert wave.crossings == []


def test_a_wave_that_asks_something_else_says_so(client_of, contributor, survey, wave):
    draft = start_draft(survey=survey)
    draft.sheets = {**SHEETS, "survey": [*SHEETS["survey"], ["integer", "age", "Votre âge"]]}
    draft.save(update_fields=["sheets"])
    second = make_wave(survey, contributor, name="Automne")
    page = text_of(client_of(contributor).get(reverse("surveys:wave", args=[second.pk])))
    assert "Pas tout à fait comparable avec « Printemps »" in page
    assert "Est demandé en plus : « Votre âge »" in page


def test_codes_are_shown_once_and_not_kept(client_of, contributor, survey):
    wave = make_wave(survey, contributor, needs_token=True)
    client = client_of(contributor)
    answer = client.post(reverse("surveys:add_batch", args=[wave.pk]), {"label": "Classe de 3e B", "size": 12})
    assert text_of(answer).count("<code>") == 12
    assert AccessToken.objects.count() == 12
    assert "no-store" in answer["Cache-Control"]
    page = text_of(client.get(reverse("surveys:wave", args=[wave.pk])))
    assert "Classe de 3e B : 12 codes" in page
    assert "<code>" not in page


def test_a_phone_gets_its_code_until_it_is_taken_back(client_of, contributor, wave):
    client = client_of(contributor)
    answer = client.post(reverse("surveys:add_collector", args=[wave.pk]), {"label": "Sentinelles, 2"})
    assert 'class="qr-code"' in text_of(client.get(answer.url))
    collector = Collector.objects.get()
    client.post(reverse("surveys:revoke_collector", args=[wave.pk, collector.pk]))
    assert 'class="qr-code"' not in text_of(client.get(answer.url))
    collector.refresh_from_db()
    assert collector.revoked_on == timezone.localdate()


def test_the_qr_code_and_the_poster_lead_to_the_wave(client_of, contributor, wave):
    client = client_of(contributor)
    drawn = client.get(reverse("surveys:wave_qr", args=[wave.pk]))
    assert drawn["Content-Type"] == "image/svg+xml"
    poster = client.get(reverse("surveys:poster", args=[wave.pk]))
    assert poster.content.startswith(b"%PDF-")
    assert wave.code.encode() in poster.content


def test_nothing_of_a_wave_shows_elsewhere(client_of, stranger, wave):
    client = client_of(stranger)
    for name in (
        "wave",
        "change_wave",
        "close_wave",
        "quotas",
        "crossings",
        "wave_qr",
        "poster",
        "add_batch",
        "add_collector",
    ):
        assert client.get(reverse(f"surveys:{name}", args=[wave.pk])).status_code == 404, name


def test_a_closed_wave_leads_to_its_results_and_no_longer_to_its_questions(client_of, contributor, wave):
    page = reverse("surveys:wave", args=[wave.pk])
    results = reverse("surveys:results", args=[wave.survey_id])
    before = client_of(contributor).get(page).content.decode()
    assert (reverse("surveys:wave_qr", args=[wave.pk]) in before, results in before) == (True, False)
    client_of(contributor).post(reverse("surveys:close_wave", args=[wave.pk]))
    after = client_of(contributor).get(page).content.decode()
    assert (reverse("surveys:wave_qr", args=[wave.pk]) in after, results in after) == (False, True)


def test_each_code_to_cut_out_bears_the_address(client_of, contributor, survey, wave):
    Wave.objects.filter(pk=wave.pk).update(needs_token=True)
    sheet = client_of(contributor).post(reverse("surveys:add_batch", args=[wave.pk]), {"label": "3e B", "size": 3})
    assert text_of(sheet).count(f"/enquete/{wave.code}/") == 3


def test_the_trail_leads_back_to_the_wave_and_never_to_itself(client_of, contributor, wave):
    trail = [words for words, _address in client_of(contributor).get(quotas_page(wave)).context["breadcrumb"]]
    assert trail == ["Enquêtes", wave.survey.title, wave.name, "Ajouter un quota"]
    listed = client_of(contributor).get(reverse("surveys:surveys")).context["breadcrumb"]
    assert [words for words, _address in listed] == ["Enquêtes"]


def quotas_page(wave):
    return reverse("surveys:quotas", args=[wave.pk])
