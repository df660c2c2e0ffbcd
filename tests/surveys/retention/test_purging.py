"""Answers go when they were said to, with all that came with them; frozen results and the wave stay."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from tests.installation import wait_until
from tests.surveys.results.scene import answer, make_survey, make_wave
from vigie.accounts.models import JournalEntry
from vigie.core.erasing import erase_traces
from vigie.surveys.models import (
    AccessToken,
    Answer,
    AnswerFile,
    Draft,
    FrozenResults,
    Quota,
    SubmissionMark,
    TokenBatch,
    WaitingAnswer,
    Wave,
)
from vigie.surveys.results.freezing import freeze
from vigie.surveys.retention.periods import erased_on, is_to_announce, is_to_erase
from vigie.surveys.retention.purging import ROOM, apply_retention, erase_answers_until

LAST_DAY, DAY = date(2027, 6, 29), date(2027, 6, 30)


@pytest.mark.parametrize(
    ("closed", "months", "expected"),
    [
        (date(2026, 6, 30), 12, date(2027, 6, 30)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 3, date(2027, 3, 15)),
    ],
)
def test_months_run_from_the_day_the_wave_closed(closed, months, expected):
    assert erased_on(closed, months) == expected


def test_erasing_is_announced_a_month_before():
    closed = date(2026, 6, 30)
    assert not is_to_announce(closed, 12, date(2027, 5, 30))
    assert is_to_announce(closed, 12, date(2027, 5, 31))
    assert not is_to_erase(closed, 12, LAST_DAY)
    assert is_to_erase(closed, 12, DAY)


@pytest.fixture
def wave(partner):
    """A wave with a row of everything."""
    wave = make_wave(make_survey(partner), "Printemps")
    answer(wave, 20)
    batch = TokenBatch.objects.create(wave=wave, label="Collège", size=1)
    AccessToken.objects.create(batch=batch, tag=b"t" * 32)
    WaitingAnswer.objects.create(wave=wave, content=b"sealed")
    SubmissionMark.objects.create(wave=wave, tag=b"m" * 32)
    AnswerFile.objects.create(wave=wave, mark=b"m" * 32, name=b"n", content=b"c", digest=b"d" * 32)
    Draft.objects.create(wave=wave, tag=b"d" * 32, content=b"c", expires_on=date(2030, 1, 1))
    Quota.objects.create(wave=wave, question="felt", value="yes", limit=40, count=3)
    return wave


@pytest.mark.django_db
def test_nothing_goes_before_its_day_and_everything_that_day(wave):
    apply_retention(LAST_DAY)
    assert Answer.objects.count() == 20
    apply_retention(DAY)
    for model in (Answer, WaitingAnswer, SubmissionMark, AnswerFile, Draft, AccessToken, TokenBatch):
        assert not model.objects.exists(), model
    assert Quota.objects.get().count == 0
    wave.refresh_from_db()
    assert wave.purged_on == DAY
    assert JournalEntry.objects.filter(verb="answers_purged").count() == 1


@pytest.mark.django_db
def test_erasing_twice_is_erasing_once(wave):
    assert apply_retention(DAY)
    assert not apply_retention(date(2027, 8, 1))
    wave.refresh_from_db()
    assert wave.purged_on == DAY


@pytest.mark.django_db
def test_frozen_results_survive(wave, reader):
    freeze(wave=wave, by=reader)
    apply_retention(DAY)
    assert FrozenResults.objects.get().content["answers"] == 20


@pytest.mark.django_db
def test_an_open_wave_keeps_its_answers_whatever_its_age_and_a_draft_goes_on_its_day(partner):
    wave = make_wave(make_survey(partner), "Ouverte", closed_on=None)
    answer(wave, 3)
    Draft.objects.create(wave=wave, tag=b"d" * 32, content=b"c", expires_on=date(2026, 3, 1))
    apply_retention(date(2026, 2, 28))
    assert Draft.objects.count() == 1
    apply_retention(date(2035, 1, 1))
    assert Answer.objects.count() == 3
    assert not Draft.objects.exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_bytes_of_an_erased_answer_leave_the_database(wave):
    sealed = bytes(Answer.objects.first().values).hex()
    erase_answers_until(DAY)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA secure_delete")
            assert cursor.fetchone()[0] == 1
            assert bytes.fromhex(sealed) not in connection.connection.serialize()
        else:
            # Whoever still reads an older state of the database delays it until the next time.
            wait_until(lambda: erase_traces(ROOM) or size_of_answers(cursor) == 0)


def size_of_answers(cursor) -> int:
    """Return the bytes that the table of answers takes on PostgreSQL."""
    cursor.execute("SELECT pg_relation_size('surveys_answer')")
    return cursor.fetchone()[0]


@pytest.mark.django_db
def test_the_page_of_the_survey_says_a_month_before_that_answers_will_go(wave, contributor, client_of):
    page = reverse("surveys:survey", args=[wave.survey_id])
    assert "seront effacées" not in client_of(contributor).get(page).content.decode()
    today = timezone.localdate()
    Wave.objects.update(opens_on=today - timedelta(days=400), closed_on=today - timedelta(days=350))
    assert "seront effacées" in client_of(contributor).get(page).content.decode()
