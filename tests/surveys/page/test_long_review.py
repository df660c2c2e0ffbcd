"""The review of a long questionnaire is read a page at a time."""

import re

import pytest

from vigie.surveys.models import WaitingAnswer

pytestmark = pytest.mark.django_db
HEAD = "| survey |\n| | type | name | label | required |\n"
SETTINGS = "| settings |\n| | form_title | form_id | version |\n| | Essai | essai | 1 |\n"


def long_form(files=0):
    """Return a group of thirty questions, then fifty others of which the last is required, then files."""
    rows = [f"| | text | q{number} | Question {number} | |" for number in range(30)]
    rows = ["| | begin_group | g | Votre stage | |", *rows, "| | end_group | | | |"]
    rows += [f"| | text | z{number} | Autre {number} | {'yes' if number == 49 else ''} |" for number in range(50)]
    rows += [f"| | image | f{number} | Photo {number} | |" for number in range(files)]
    return HEAD + "\n".join(rows) + "\n" + SETTINGS


def at_review(someone, last="Oui"):
    someone.start()
    for _ in range(3):
        someone.act("continuer")
    return someone.act("continuer", {"/data/z49": last})


def test_each_page_tells_its_parts_under_headings_of_their_own(make_wave, answering):
    someone = at_review(answering(make_wave(long_form())))
    assert "Page 1 sur 2 de la relecture" in someone.text
    first = re.findall(r"<h2[^>]*>([^<]*)</h2>", someone.html)
    assert first[:2] == ["Votre stage", "Votre stage (2)"]
    assert "Autre 49" not in someone.text
    someone.act("relire:2")
    assert "Autre 49" in someone.text
    assert "Question 1" not in someone.text
    assert "Page 1 sur 2" in someone.act("relire:1").text


@pytest.mark.parametrize("page", ["0", "3", "x", "²", "-1", "9" * 5000, ""])
def test_a_page_that_is_not_there_changes_nothing(make_wave, answering, page):
    someone = at_review(answering(make_wave(long_form())))
    assert "Page 1 sur 2" in someone.act(f"relire:{page}").text


def test_answers_are_sent_from_any_page(make_wave, answering):
    at_review(answering(make_wave(long_form()))).act("envoyer")
    assert WaitingAnswer.objects.count() == 1


def test_whoever_sends_too_early_is_led_to_what_is_missing(make_wave, answering):
    someone = answering(make_wave(long_form())).start()
    someone.act("relire:1").act("envoyer")
    assert "Page 2 sur 2" in someone.text
    assert "Il reste quelque chose à corriger" in someone.text
    assert "Page 2 de la relecture : une réponse à corriger" in someone.act("relire:1").text
    assert not WaitingAnswer.objects.exists()


def test_files_are_joined_on_the_last_page(make_wave, answering):
    someone = at_review(answering(make_wave(long_form(files=1), is_anonymous=False))).act("continuer")
    assert 'value="envoyer"' not in someone.html
    assert "Vos fichiers se joignent sur la dernière page" in someone.text
    someone.act("relire:2")
    assert 'type="file"' in someone.html
    assert 'value="envoyer"' in someone.html


def test_a_long_questionnaire_is_not_shown_on_one_page(make_wave, answering):
    someone = answering(make_wave(long_form())).start()
    assert 'value="tout-afficher"' not in someone.html
    assert "Partie 1 sur 4" in someone.act("tout-afficher").text
