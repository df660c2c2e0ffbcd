"""Waiting answers are poured with company, in a random order, and open again for whoever works out results."""

import pytest

from tests.surveys.receiving.scene import make_wave, send
from vigie.accounts.models import JournalEntry
from vigie.core.vault.errors import CannotOpen
from vigie.surveys.models import Answer, WaitingAnswer, Wave
from vigie.surveys.receiving.closing import close_ended_waves, close_wave
from vigie.surveys.receiving.opening import opened_answers, opened_texts
from vigie.surveys.receiving.pouring import pour, pour_answers
from vigie.surveys.receiving.sealing import VALUES, unseal

pytestmark = pytest.mark.django_db


def values(wave):
    """Return the poured values of a wave, sorted."""
    return sorted(answer.values["felt"] for answer in opened_answers(wave))


def test_answers_wait_for_company():
    wave = make_wave()
    for number in range(4):
        send(wave, {"felt": str(number)})
    assert pour(wave) == 0
    send(wave, {"felt": "4"})
    assert pour(wave) == 5
    assert values(wave) == ["0", "1", "2", "3", "4"]
    assert not WaitingAnswer.objects.exists()


def test_closing_pours_what_is_left(pilot):
    wave = make_wave()
    send(wave, {"felt": "oui"})
    assert close_wave(wave, pilot)
    assert values(wave) == ["oui"]
    assert not close_wave(wave, pilot)
    assert JournalEntry.objects.filter(verb="wave_closed").count() == 1


def test_each_wave_has_its_own_company():
    first = make_wave()
    second = make_wave(first.survey)
    for wave in (first, second):
        for _ in range(3):
            send(wave, {"felt": "oui"})
    pour_answers.func()
    assert not Answer.objects.exists()


def test_each_pouring_writes_all_answers_anew():
    wave = make_wave()
    for number in range(5):
        send(wave, {"felt": str(number)})
    pour(wave)
    before = set(Answer.objects.values_list("pk", flat=True))
    for number in range(5, 10):
        send(wave, {"felt": str(number)})
    pour(wave)
    assert values(wave) == [str(number) for number in range(10)]
    assert before.isdisjoint(Answer.objects.values_list("pk", flat=True))


def test_texts_are_apart_from_values(pilot):
    wave = make_wave()
    send(wave, {"felt": "oui"}, texts={"story": "un récit"})
    send(wave, {"felt": "non"})
    close_wave(wave, pilot)
    assert opened_texts(wave) == [{"story": "un récit"}]
    assert all("story" not in answer.values for answer in opened_answers(wave))


def test_an_answer_opens_at_its_own_place_only(pilot):
    wave = make_wave()
    send(wave, {"felt": "oui"})
    close_wave(wave, pilot)
    answer = Answer.objects.get()
    with pytest.raises(CannotOpen):
        unseal(answer.values, wave_id=wave.pk + 1, row=answer.pk, field=VALUES)


@pytest.mark.parametrize("is_anonymous", [True, False])
def test_the_mark_stays_only_where_people_are_known(is_anonymous, pilot):
    wave = make_wave(is_anonymous=is_anonymous)
    send(wave, {"felt": "oui"})
    close_wave(wave, pilot)
    assert (Answer.objects.get().mark is None) == is_anonymous


def test_the_version_and_language_come_back(pilot):
    wave = make_wave()
    send(wave, {"felt": "oui"})
    close_wave(wave, pilot)
    (answer,) = opened_answers(wave)
    assert (answer.version, answer.language) == (wave.version, "fr")


def test_waves_close_after_their_last_day():
    ended, going_on = make_wave(closes_on="2026-01-31"), make_wave(closes_on="2999-01-31")
    close_ended_waves.func()
    assert list(Wave.objects.filter(closed_on=None)) == [going_on]
    assert ended.pk != going_on.pk


def test_nothing_is_half_poured(monkeypatch, pilot):
    wave = make_wave()
    send(wave, {"felt": "oui"})
    monkeypatch.setattr("vigie.surveys.receiving.pouring.row_of", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        close_wave(wave, pilot)
    assert WaitingAnswer.objects.count() == 1
    assert Wave.objects.get().closed_on is None
