"""What ODK Collect sends is received once, whole, and without the device it came from."""

from itertools import pairwise

import pytest
from django.conf import settings
from django.test import Client

from tests.surveys.openrosa.scene import (
    BOUNDARY,
    add_version,
    answers,
    body,
    collect,
    instance,
    make_collected,
    message,
    part,
    xform_of,
)
from vigie.surveys.models import AnswerFile, SubmissionMark, WaitingAnswer
from vigie.surveys.openrosa.answering import LARGEST
from vigie.surveys.receiving import files
from vigie.surveys.receiving.closing import close_wave
from vigie.surveys.receiving.files import names_of, opened_file
from vigie.surveys.receiving.opening import opened_answers, opened_texts

pytestmark = pytest.mark.django_db
IDENTIFIER = "uuid:6f2c9a6e-0000-4000-8000-000000000001"
PHOTO = b"\xff\xd8 une photo canari"


def photo(name="photo.jpg", content=PHOTO):
    """Return the part of a photo."""
    return part(name, content, file=name, kind="image/jpeg")


def stored():
    """Return how many answers, marks and files are there."""
    return WaitingAnswer.objects.count(), SubmissionMark.objects.count(), AnswerFile.objects.count()


def test_a_phone_asks_before_it_sends(client, pilot):
    _, _, path = make_collected(pilot)
    answer = client.head(f"{path}/submission?deviceID=collect%3Aabc", headers={"X-OpenRosa-Version": "1.0"})
    assert answer.status_code == 204
    assert answer["X-OpenRosa-Version"] == "1.0"
    assert answer["X-OpenRosa-Accept-Content-Length"] == "10000000"
    assert answer["Date"]
    assert not answer.content


def test_answers_arrive(client, pilot):
    wave, _, path = make_collected(pilot)
    answer = collect(client, path, body(answers(instance())))
    assert answer.status_code == 201
    assert message(answer) == "Réponse bien reçue, merci."
    assert not answer.cookies
    close_wave(wave, pilot)
    (opened,) = opened_answers(wave)
    assert opened.values == {"felt": "yes", "school/age": "15"}
    assert opened.version == wave.version
    assert opened_texts(wave) == [{"school/story": "Un récit"}]


def test_no_protection_against_forgery_stands_in_the_way(pilot):
    _, _, path = make_collected(pilot)
    assert collect(Client(enforce_csrf_checks=True), path, body(answers(instance()))).status_code == 201


def test_the_same_answers_sent_again_are_received_once(client, pilot):
    _, _, path = make_collected(pilot)
    content = body(answers(instance(IDENTIFIER)))
    assert [collect(client, path, content).status_code for _ in range(3)] == [201, 201, 201]
    assert stored() == (1, 1, 0)


def test_answers_come_again_by_another_phone_of_the_wave(client, pilot):
    from vigie.surveys.openrosa.collectors import make_collector, token_of

    wave, _, path = make_collected(pilot)
    other = make_collector(wave=wave, label="Un autre téléphone", by=pilot)
    for each in (path, f"/collecte/{token_of(other)}"):
        assert collect(client, each, body(answers(instance(IDENTIFIER)))).status_code == 201
    assert stored() == (1, 1, 0)


def test_no_device_is_kept(client, pilot, caplog):
    wave, _, path = make_collected(pilot)
    collect(client, path, body(answers(instance())))
    close_wave(wave, pilot)
    (opened,) = opened_answers(wave)
    assert "canari" not in str(opened)
    assert "canari" not in caplog.text


def test_files_are_let_go_when_the_survey_is_anonymous(client, pilot):
    _, _, path = make_collected(pilot)
    answer = collect(client, path, body(answers(instance()), photo()))
    assert answer.status_code == 201
    assert "anonyme" in message(answer)
    assert "photo.jpg" in message(answer)
    assert stored() == (1, 1, 0)


def test_files_are_sealed_when_it_is_not(client, pilot):
    wave, _, path = make_collected(pilot, is_anonymous=False)
    assert collect(client, path, body(answers(instance(photo="photo.jpg")), photo())).status_code == 201
    row = AnswerFile.objects.get()
    assert b"canari" not in bytes(row.content)
    assert b"photo" not in bytes(row.name)
    ((number, _name),) = names_of(wave)
    file = opened_file(wave, number)
    assert (file.name, file.content) == ("photo.jpg", PHOTO)


def test_a_long_answer_comes_in_several_requests(client, pilot):
    _, _, path = make_collected(pilot, is_anonymous=False)
    xml = answers(instance(IDENTIFIER, photo="photo.jpg"))
    incomplete = part("*isIncomplete*", b"yes")
    assert collect(client, path, body(incomplete, xml)).status_code == 201
    assert collect(client, path, body(xml, photo())).status_code == 201
    assert collect(client, path, body(xml, photo())).status_code == 201
    assert stored() == (1, 1, 1)


def test_a_file_that_no_answer_names_is_let_go(client, pilot):
    _, _, path = make_collected(pilot, is_anonymous=False)
    answer = collect(client, path, body(answers(instance(photo="photo.jpg")), photo("audit.csv")))
    assert answer.status_code == 201
    assert "audit.csv" in message(answer)
    assert stored() == (1, 1, 0)


def test_a_file_that_the_antivirus_refuses_is_let_go_and_named(client, pilot, settings, monkeypatch):
    settings.VIGIE_CLAMD = "127.0.0.1:1"
    monkeypatch.setattr(files, "is_infected", lambda content, _address: content == PHOTO)
    _, _, path = make_collected(pilot, is_anonymous=False)
    answer = collect(client, path, body(answers(instance(photo="photo.jpg")), photo()))
    assert answer.status_code == 201
    assert "dangereux" in message(answer)
    assert "photo.jpg" in message(answer)
    assert stored() == (1, 1, 0)


def test_the_phone_sends_again_when_the_antivirus_is_away(client, pilot, settings):
    settings.VIGIE_CLAMD = "127.0.0.1:1"
    _, _, path = make_collected(pilot, is_anonymous=False)
    answer = collect(client, path, body(answers(instance(photo="photo.jpg")), photo()))
    assert answer.status_code == 503
    assert "antivirus" in message(answer)
    assert stored() == (0, 0, 0)
    assert collect(client, path, body(answers(instance()))).status_code == 201


def test_an_older_version_is_still_received(client, pilot):
    wave, _, path = make_collected(pilot)
    wave.version = add_version(wave.survey, 2)
    wave.save(update_fields=["version"])
    for version in ("1", "2"):
        assert collect(client, path, body(answers(instance(version=version)))).status_code == 201
    close_wave(wave, pilot)
    assert sorted(each.version.number for each in opened_answers(wave)) == [1, 2]


@pytest.mark.parametrize("other", [{"version": "9"}, {"version": ""}, {"form": "autre"}])
def test_another_form_is_refused(client, pilot, other):
    _, _, path = make_collected(pilot)
    answer = collect(client, path, body(answers(instance(**other))))
    assert answer.status_code == 400
    assert "téléchargez" in message(answer)
    assert stored() == (0, 0, 0)


def test_a_draft_version_is_refused(client, pilot):
    wave, _, path = make_collected(pilot)
    wave.survey.versions.create(number=2, xform=xform_of(2, has_photo=False), digest="0" * 32)
    assert collect(client, path, body(answers(instance(version="2")))).status_code == 400


def test_a_closed_wave_says_so(client, pilot):
    wave, _, path = make_collected(pilot)
    close_wave(wave, pilot)
    assert client.head(f"{path}/submission").status_code == 204
    answer = collect(client, path, body(answers(instance())))
    assert answer.status_code == 403
    assert "close" in message(answer)
    assert stored() == (0, 0, 0)


def test_a_full_wave_says_so(client, pilot):
    _, _, path = make_collected(pilot, cap=1)
    assert collect(client, path, body(answers(instance(IDENTIFIER)))).status_code == 201
    answer = collect(client, path, body(answers(instance())))
    assert answer.status_code == 403
    assert "toutes les réponses" in message(answer)
    assert collect(client, path, body(answers(instance(IDENTIFIER)))).status_code == 201


def test_a_collector_stands_for_an_access_code(client, pilot):
    _, _, path = make_collected(pilot, needs_token=True)
    assert collect(client, path, body(answers(instance()))).status_code == 201


def test_an_unknown_address_is_refused_before_it_is_read(client):
    answer = collect(client, "/collecte/inconnu", body(answers(instance())))
    assert answer.status_code == 404
    assert message(answer)


def test_what_is_too_large_is_refused_before_it_is_read(client, pilot):
    _, _, path = make_collected(pilot)
    answer = client.post(
        f"{path}/submission",
        b"",
        content_type=f"multipart/form-data; boundary={BOUNDARY}",
        CONTENT_LENGTH=str(LARGEST + 1),
    )
    assert answer.status_code == 413
    assert answer["X-OpenRosa-Accept-Content-Length"] == str(LARGEST)
    assert "trop lourd" in message(answer)


def test_a_file_larger_than_the_settings_stays_in_memory(client, pilot, monkeypatch):
    from django.core.files import uploadedfile

    monkeypatch.setattr(uploadedfile.TemporaryUploadedFile, "__init__", lambda *_: pytest.fail("on the disk"))
    _, _, path = make_collected(pilot, is_anonymous=False)
    large = photo(content=b"x" * (settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1))
    assert collect(client, path, body(answers(instance(photo="photo.jpg")), large)).status_code == 201
    assert stored() == (1, 1, 1)


def test_a_form_cannot_be_fetched_from_the_submission_address(client, pilot):
    _, _, path = make_collected(pilot)
    answer = client.get(f"{path}/submission")
    assert answer.status_code == 405
    assert answer["Allow"] == "HEAD, POST"


def test_sending_costs_the_same_for_each(client, pilot, count_queries):
    _, _, path = make_collected(pilot)
    costs = [count_queries(lambda: collect(client, path, body(answers(instance())))) for _ in range(4)][1:]
    assert all(first == second for first, second in pairwise(costs))
