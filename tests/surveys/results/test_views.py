"""Who reads what: frozen results by those who see the survey, answers and texts by people named for it, alone."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.core.attachments.test_images import DRAWN, SECRETS, jpeg
from tests.surveys.results.scene import add_results, answer, give, make_survey, make_wave
from vigie.accounts.models import JournalEntry
from vigie.core.models import JobProgress
from vigie.surveys.models import ResultsPublication, SurveyRight
from vigie.surveys.receiving.files import SentFile, keep_files
from vigie.surveys.results.freezing import freeze, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(partner, contributor):
    """The contributor was named to analyse and to read."""
    return add_results(partner, contributor)


def address(name, scene, wave=None, *more):
    """Return an address of the scene."""
    return reverse(f"surveys:{name}", args=[scene.survey.pk, *([wave.pk] if wave else []), *more])


def test_an_open_wave_tells_only_how_many_and_only_from_the_threshold(partner, contributor, client_of):
    survey = make_survey(partner)
    wave = make_wave(survey, "Hiver", closed_on=None)
    answer(wave, 9)
    page = reverse("surveys:results", args=[survey.pk])
    assert "moins de 10 réponses" in client_of(contributor).get(page).content.decode()
    answer(wave, 1)
    assert "10 réponses" in client_of(contributor).get(page).content.decode().replace("moins de 10 réponses", "")


def test_results_show_numbers_shares_intervals_and_what_is_secret(scene, contributor, client_of):
    text = client_of(contributor).get(address("wave_results", scene, scene.opened)).content.decode()
    for said in ("Vous êtes-vous senti discriminé\u00a0?", "Intervalle à 95\u00a0%", "secret", "<svg", "240 réponses"):
        assert said in text
    assert "Récit 0" not in text


def test_a_wave_with_few_answers_says_nothing(scene, contributor, client_of):
    text = client_of(contributor).get(address("wave_results", scene, scene.few)).content.decode()
    assert "Trop peu de réponses" in text
    assert "Vous êtes-vous senti" not in text


def test_an_analyst_asks_for_results_and_nobody_else_does(scene, contributor, pilot, client_of):
    page = address("freeze_results", scene, scene.closed)
    assert client_of(pilot).post(page).status_code == 403
    answer = client_of(contributor).post(page)
    assert answer.url == reverse("core:job", args=[JobProgress.objects.get().pk])
    assert client_of(contributor).post(address("freeze_results", scene, scene.frozen)).url == address("results", scene)


def test_opening_asks_first_and_is_an_act_of_the_analyst(scene, contributor, pilot, client_of):
    page = address("publish_results", scene, scene.frozen)
    assert client_of(pilot).post(page).status_code == 403
    assert "Ouvrir au public" in client_of(contributor).get(page).content.decode()
    client_of(contributor).post(page)
    client_of(contributor).post(page)
    assert ResultsPublication.objects.filter(results__wave=scene.frozen).count() == 1


@pytest.mark.parametrize("name", ["public_results", "public_results_file", "public_dictionary"])
def test_only_opened_results_exist_for_everyone(scene, client, name):
    more = [] if name == "public_results" else ["csv"]
    assert client.get(reverse(f"surveys:{name}", args=[scene.opened.code, *more])).status_code == 200
    for wave in (scene.frozen, scene.closed, scene.few, scene.running):
        assert client.get(reverse(f"surveys:{name}", args=[wave.code, *more])).status_code == 404


def test_nothing_exists_for_another_organisation(scene, stranger, elected_member, client_of):
    pages = [address("results", scene), address("compare_waves", scene)]
    for wave in (scene.opened, scene.closed):
        pages += [address(name, scene, wave) for name in ("wave_results", "publish_results", "answers", "texts")]
        pages += [
            address(name, scene, wave, "csv") for name in ("results_file", "results_dictionary", "answers_dictionary")
        ]
    for page in pages:
        assert client_of(stranger).get(page).status_code == 404, page
        assert client_of(elected_member).get(page).status_code == 403, page
    assert client_of(stranger).post(address("freeze_results", scene, scene.closed)).status_code == 404
    assert client_of(stranger).post(address("answers", scene, scene.closed)).status_code == 404


def test_answers_are_exported_by_those_named_shuffled_and_journaled(scene, contributor, pilot, client_of):
    page = address("answers", scene, scene.closed)
    assert client_of(pilot).post(page, {"file_format": "csv"}).status_code == 403
    assert "n'est pas protégé" in client_of(contributor).get(page).content.decode()
    found = [client_of(contributor).post(page, {"file_format": "csv"}).content.decode("utf-8-sig") for _ in range(2)]
    lines = [text.splitlines() for text in found]
    assert len(lines[0]) == 41
    assert lines[0] != lines[1]
    assert sorted(lines[0]) == sorted(lines[1])
    assert "Récit" not in found[0]
    assert "(non posée)" in found[0]
    assert "(sans réponse)" in found[0]
    assert JournalEntry.objects.filter(verb="answers_exported").count() == 2


def test_answers_are_exported_as_a_workbook_too(scene, contributor, client_of):
    answer = client_of(contributor).post(address("answers", scene, scene.closed), {"file_format": "xlsx"})
    book = load_workbook(BytesIO(answer.content))
    assert book.active.max_row == 41
    assert book.worksheets[1].title == "Dictionnaire"
    assert book.worksheets[1]["A1"].value == "Nom de la question"
    assert (
        client_of(contributor).post(address("answers", scene, scene.closed), {"file_format": "exe"}).status_code == 404
    )


def test_answers_of_an_open_or_erased_wave_are_not_exported(scene, contributor, client_of):
    client = client_of(contributor)
    assert "une fois qu'elle est close" in client.post(
        address("answers", scene, scene.running)
    ).content.decode().replace("&#x27;", "'")
    assert not JournalEntry.objects.filter(verb="answers_exported").exists()


def test_texts_are_read_by_those_named_after_being_told_what_they_are(scene, contributor, pilot, client_of):
    page = address("texts", scene, scene.closed)
    assert client_of(pilot).get(page).status_code == 403
    assert "Récit" not in client_of(contributor).get(page).content.decode()
    assert not JournalEntry.objects.filter(verb="texts_read").exists()
    assert "Récit" in client_of(contributor).post(page).content.decode()
    assert JournalEntry.objects.filter(verb="texts_read").count() == 1


def test_files_of_named_answers_are_given_one_at_a_time_to_those_who_read_texts(partner, contributor, pilot, client_of):
    survey = make_survey(partner, is_anonymous=False)
    give(survey, contributor, "read_texts")
    wave, other = make_wave(survey, "Entretiens"), make_wave(survey, "Autres")
    keep_files(wave, b"m" * 32, [SentFile("1-preuve.html", b"<script>")])
    keep_files(other, b"m" * 32, [SentFile("1-ailleurs.jpg", jpeg(*SECRETS, *DRAWN))])
    page = reverse("surveys:texts", args=[survey.pk, wave.pk])
    client, file = client_of(contributor), wave.files.get()
    assert "1-preuve.html" not in client.get(page).content.decode()
    text = client.post(page).content.decode()
    assert "1-preuve.html" in text
    assert "ailleurs" not in text
    given = client.post(page, {"file": file.pk})
    assert given.content == b"<script>"
    assert given["Content-Type"] == "application/octet-stream"
    assert given["Content-Disposition"] == 'attachment; filename="1-preuve.html"'
    assert JournalEntry.objects.filter(verb="answer_file_opened").count() == 1
    elsewhere = {"file": other.files.get().pk}
    for wrong in (elsewhere, {"file": "x"}, {"file": "9" * 40}):
        assert client.post(page, wrong).status_code == 404
    # Nothing of where, when and by what device a photo was taken.
    assert client.post(reverse("surveys:texts", args=[survey.pk, other.pk]), elsewhere).content == jpeg(*DRAWN)
    assert client_of(pilot).post(page, {"file": file.pk}).status_code == 403


def test_someone_named_to_analyse_alone_does_not_read_texts(scene, reader, client_of):
    give(scene.survey, reader, "analyse")
    assert client_of(reader).get(address("answers", scene, scene.closed)).status_code == 200
    assert client_of(reader).get(address("texts", scene, scene.closed)).status_code == 403
    SurveyRight.objects.filter(person=reader).update(right="read_texts")
    assert client_of(reader).get(address("answers", scene, scene.closed)).status_code == 403
    assert client_of(reader).get(address("texts", scene, scene.closed)).status_code == 200


def test_frozen_tables_leave_as_files_with_what_their_columns_mean(scene, contributor, client_of):
    client = client_of(contributor)
    table = client.get(address("results_file", scene, scene.opened, "csv")).content.decode("utf-8-sig")
    assert ";secret;" in table
    assert ";Sans réponse;" in table
    dictionary = client.get(address("results_dictionary", scene, scene.opened, "csv")).content.decode("utf-8-sig")
    assert "Licence Ouverte" in dictionary
    assert "Racontez, si vous voulez" in dictionary
    codes = client.get(address("answers_dictionary", scene, scene.opened, "csv")).content.decode("utf-8-sig")
    assert "woman" in codes


def test_waves_are_compared_when_the_question_is_the_same(scene, contributor, client_of):
    text = client_of(contributor).get(address("compare_waves", scene)).content.decode()
    assert "Printemps" in text
    assert "Trop peu de réponses dans cette vague." in text


def test_the_pages_ask_as_many_questions_of_the_database_whatever_the_waves(
    scene, contributor, client_of, count_queries
):
    client = client_of(contributor)
    pages = (address("results", scene), address("compare_waves", scene))
    few = [count_queries(lambda page=page: client.get(page)) for page in pages]
    for name in ("Deux", "Trois", "Quatre"):
        wave = make_wave(scene.survey, name, place="commune:59606")
        answer(wave, 12)
        publish(results=freeze(wave=wave, by=contributor), by=contributor)
    assert [count_queries(lambda page=page: client.get(page)) for page in pages] == few
