"""Files leave with the answer, sealed; an anonymous survey keeps none."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from vigie.surveys.models import AnswerFile, WaitingAnswer
from vigie.surveys.page import files
from vigie.surveys.receiving import files as receiving_files
from vigie.surveys.receiving.files import names_of, opened_file
from vigie.surveys.receiving.sealing import WAITING, unseal

pytestmark = pytest.mark.django_db
PICTURES = """
| survey |
| | type | name | label | required |
| | text | word | Un mot | |
| | image | photo | Une photo | yes |
| | file | paper | Un papier | |
| settings |
| | form_title | form_id | version |
| | Photos | pictures | 1 |
"""


def picture(content=b"une image", name="photo.jpg"):
    return SimpleUploadedFile(name, content)


@pytest.fixture
def at_the_review(make_wave, answering):
    return answering(make_wave(PICTURES, is_anonymous=False)).start().act("continuer", {"/data/word": "Oui"})


def test_a_file_is_asked_at_the_end_and_sealed(at_the_review):
    assert 'type="file"' in at_the_review.html
    at_the_review.act("envoyer", {"/data/photo": picture(), "/data/paper": picture(b"un papier")})
    assert "Merci" in at_the_review.text
    rows = list(AnswerFile.objects.all())
    assert len(rows) == 2
    assert all(b"une image" not in bytes(row.content) for row in rows)
    found = {name: opened_file(at_the_review.wave, number).content for number, name in names_of(at_the_review.wave)}
    assert found == {"1-photo.jpg": b"une image", "2-photo.jpg": b"un papier"}
    waiting = WaitingAnswer.objects.get()
    content = unseal(waiting.content, wave_id=at_the_review.wave.pk, row=waiting.pk, field=WAITING)
    assert content["texts"] == {"word": "Oui", "photo": "1-photo.jpg", "paper": "2-photo.jpg"}


def test_a_missing_file_is_told(at_the_review):
    at_the_review.act("envoyer")
    assert "Joignez ce fichier pour envoyer." in at_the_review.text
    assert not WaitingAnswer.objects.exists()


def test_too_large_a_file_is_told(at_the_review, monkeypatch):
    monkeypatch.setattr(files, "LARGEST_FILE", 4)
    at_the_review.act("envoyer", {"/data/photo": picture()})
    assert "plus de 10 Mo" in at_the_review.text
    assert not WaitingAnswer.objects.exists()


def test_sent_twice_its_files_are_kept_once(at_the_review):
    hidden = at_the_review.hidden
    for _ in range(2):
        at_the_review.act("envoyer", {"suite": hidden, "/data/photo": picture()})
        assert "Merci" in at_the_review.text
    assert AnswerFile.objects.count() == 1


def test_an_anonymous_survey_neither_asks_nor_keeps_files(make_wave, answering):
    someone = answering(make_wave(PICTURES)).start().act("continuer", {"/data/word": "Oui"})
    assert 'type="file"' not in someone.html
    someone.act("envoyer", {"/data/photo": picture()})
    assert "Merci" in someone.text
    assert not AnswerFile.objects.exists()


def test_a_file_that_the_antivirus_refuses_is_not_kept(at_the_review, settings, monkeypatch):
    settings.VIGIE_CLAMD = "127.0.0.1:1"
    monkeypatch.setattr(receiving_files, "is_infected", lambda content, _address: content == b"eicar")
    at_the_review.act("envoyer", {"/data/photo": picture(), "/data/paper": picture(b"eicar")})
    assert "L'antivirus a trouvé ce fichier dangereux" in at_the_review.text
    assert not WaitingAnswer.objects.exists()
    at_the_review.act("envoyer", {"/data/photo": picture()})
    assert "Merci" in at_the_review.text
    assert AnswerFile.objects.count() == 1
    waiting = WaitingAnswer.objects.get()
    content = unseal(waiting.content, wave_id=at_the_review.wave.pk, row=waiting.pk, field=WAITING)
    assert content["texts"] == {"word": "Oui", "photo": "1-photo.jpg"}


def test_no_file_is_taken_unseen_when_the_antivirus_is_away(at_the_review, settings):
    settings.VIGIE_CLAMD = "127.0.0.1:1"
    at_the_review.act("envoyer", {"/data/photo": picture()})
    assert "L'antivirus ne répond pas" in at_the_review.text
    assert not WaitingAnswer.objects.exists()
