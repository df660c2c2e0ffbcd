"""A code of six words, shown once, opens what was begun; nothing else does."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from vigie.core.vault.words import known_words
from vigie.surveys.models import Draft, WaitingAnswer

pytestmark = pytest.mark.django_db


@pytest.fixture
def saved(make_wave, answering):
    """Someone who saved what she began, and her code."""
    someone = answering(make_wave()).start().act("continuer", {"/data/met": "no"})
    someone.act("enregistrer", {"/data/met": "no", "/data/why": "Un récit à finir."})
    words = re.findall(r"<li>([a-z]+)</li>", someone.html)
    return someone, words


def resume(someone, typed):
    someone.page = someone.client.post(reverse("surveys:resume", args=[someone.wave.code]), {"mots": typed})
    return someone


def test_the_code_is_six_words_of_ours(saved):
    _someone, words = saved
    assert len(words) == 6
    assert set(words) <= known_words()


def test_the_code_opens_what_was_begun_where_it_was_left(saved):
    someone, words = saved
    resume(someone, "  ".join(words).upper())
    assert 'value="Un récit à finir."' in someone.html
    someone.act("continuer", {"/data/met": "no", "/data/why": "Fini."}).act("envoyer")
    assert "Merci" in someone.text
    assert not Draft.objects.exists()


def test_one_answer_resumed_twice_is_one_answer(saved):
    someone, words = saved
    for _ in range(2):
        resume(someone, " ".join(words))
        if "Un récit" in someone.html:
            someone.act("continuer", {"/data/met": "no", "/data/why": "Fini."}).act("envoyer")
    assert WaitingAnswer.objects.count() == 1


def test_saving_again_replaces_the_draft(saved):
    someone, words = saved
    resume(someone, " ".join(words)).act("enregistrer", {"/data/met": "yes"})
    assert Draft.objects.count() == 1
    assert "Aucune réponse commencée" in resume(someone, " ".join(words)).text


def test_nothing_of_a_draft_is_written_in_clear(saved):
    draft = Draft.objects.get()
    assert b"finir" not in bytes(draft.content)
    assert draft.expires_on == timezone.localdate() + timedelta(days=15)


def test_a_draft_too_old_no_longer_opens(saved):
    someone, words = saved
    Draft.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    assert "Aucune réponse commencée" in resume(someone, " ".join(words)).text


def test_the_code_of_one_wave_opens_nothing_in_another(saved, make_wave):
    someone, words = saved
    someone.wave = make_wave()
    assert "Aucune réponse commencée" in resume(someone, " ".join(words)).text


@pytest.mark.parametrize(
    ("typed", "told"),
    [("", "Il faut 6 mots"), ("soleil", "Il faut 6 mots"), ("zzz zzz zzz zzz zzz zzz", "Vérifiez le mot numéro 1")],
)
def test_words_that_cannot_be_a_code_are_told(make_wave, answering, typed, told):
    someone = resume(answering(make_wave()), typed)
    assert told in someone.text
    assert someone.page.status_code == 200
