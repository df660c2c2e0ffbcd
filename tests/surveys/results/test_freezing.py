"""Results are frozen once, from a closed wave, by a person named for it; nobody changes them."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.surveys.results.scene import answer, give, make_survey, make_wave
from vigie.accounts.models import JournalEntry
from vigie.core.jobs import PermanentFailure
from vigie.surveys.frozen_tables import RESULTS
from vigie.surveys.models import FrozenResults, ResultsPublication
from vigie.surveys.results.content import digest_of
from vigie.surveys.results.freezing import CannotFreeze, freeze, freeze_results, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey(partner):
    return make_survey(partner)


@pytest.fixture
def wave(survey):
    wave = make_wave(survey, "Printemps")
    answer(wave, 120)
    return wave


def test_every_closed_question_has_its_table_and_free_texts_are_left_out(wave, reader):
    content = freeze(wave=wave, by=reader).content
    assert content["answers"] == 120
    assert [question["key"] for question in content["questions"]] == [
        "gender",
        "age",
        "felt",
        "where",
        "priority",
        "trust",
    ]
    assert content["left_out"] == [{"label": "Racontez, si vous voulez", "reason": "text"}]
    assert "Récit" not in str(content)


def test_no_number_told_is_small(wave, reader):
    content = freeze(wave=wave, by=reader).content
    told = [row["value"] for question in content["questions"] for row in question["rows"]]
    told += [question["unanswered"] for question in content["questions"]]
    tables = [each["table"] for each in content["crossings"] if each["table"]]
    told += [value for table in tables for row in table["rows"] for value in row["values"]]
    assert None in told
    assert all(number is None or number == 0 or number >= 10 for number in told)


def test_a_question_asked_to_some_says_to_how_many(wave, reader):
    content = freeze(wave=wave, by=reader).content
    felt, where = (next(each for each in content["questions"] if each["key"] == key) for key in ("felt", "where"))
    assert where["base"] == next(row["value"] for row in felt["rows"] if row["code"] == "yes")
    assert felt["base"] == 120


def test_a_question_without_answer_is_not_one_that_was_not_asked(survey, reader):
    wave = make_wave(survey, "Été")
    answer(wave, 200, seed=3)
    content = freeze(wave=wave, by=reader).content
    felt, where = (next(each for each in content["questions"] if each["key"] == key) for key in ("felt", "where"))
    assert felt["unanswered"] == 0
    assert where["unanswered"] is None or where["unanswered"] >= 10


def test_nothing_is_told_of_a_wave_with_few_answers_not_even_how_many(survey, reader):
    wave = make_wave(survey, "Essai")
    answer(wave, 9)
    content = freeze(wave=wave, by=reader).content
    assert content["answers"] is None
    assert content["questions"] == []


def test_results_are_frozen_once(wave, reader):
    results = freeze(wave=wave, by=reader)
    assert results.digest == digest_of(results.content)
    with pytest.raises(CannotFreeze, match="déjà figés"):
        freeze(wave=wave, by=reader)
    assert JournalEntry.objects.filter(verb="results_frozen").count() == 1


def test_an_open_wave_or_an_erased_one_is_not_frozen(survey, reader):
    with pytest.raises(CannotFreeze, match="encore des réponses"):
        freeze(wave=make_wave(survey, "Ouverte", closed_on=None), by=reader)
    with pytest.raises(CannotFreeze, match="effacées"):
        freeze(wave=make_wave(survey, "Effacée", purged_on="2026-07-01"), by=reader)


def test_the_job_wants_the_right_and_may_run_twice(wave, survey, reader):
    with pytest.raises(PermanentFailure):
        freeze_results.func(wave.pk, reader.pk, "00000000-0000-0000-0000-000000000000")
    give(survey, reader, "analyse")
    pages = {freeze_results.func(wave.pk, reader.pk, "00000000-0000-0000-0000-000000000000") for _ in range(2)}
    assert len(pages) == 1
    assert FrozenResults.objects.count() == 1


@pytest.mark.parametrize("act", ["UPDATE surveys_frozenresults SET digest = 'x'", "DELETE FROM surveys_frozenresults"])
def test_the_database_refuses_to_change_or_remove_them(wave, reader, act):
    freeze(wave=wave, by=reader)
    with connection.cursor() as cursor:
        for statement in (*RESULTS.releasing(connection.vendor), *RESULTS.protecting(connection.vendor)):
            cursor.execute(statement)
    with pytest.raises(DatabaseError, match="ne se modifient pas"), transaction.atomic():  # noqa: SIM117
        with connection.cursor() as cursor:
            cursor.execute(act)


def test_opening_results_is_written_once(wave, reader):
    results = freeze(wave=wave, by=reader)
    assert publish(results=results, by=reader)
    assert not publish(results=results, by=reader)
    assert ResultsPublication.objects.count() == 1
    assert JournalEntry.objects.filter(verb="results_published").count() == 1
