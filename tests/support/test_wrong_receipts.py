"""Wrong receipts: throttled, and nothing tells an unknown one from one that never was. Times are in the benchmark."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.support.conftest import words_of
from vigie.core.vault import passphrases
from vigie.core.vault.receipts import receipt_from

pytestmark = pytest.mark.django_db
UNKNOWN = [receipt_from(bytes([number]) * 32) for number in range(12)]


@pytest.fixture
def follow(client):
    return lambda words: client.post(reverse("support:follow"), {"words": words})


@pytest.fixture
def derivations(monkeypatch):
    """Count how many times the costly part is done, and at which cost."""
    done, derive = [], passphrases.derive
    monkeypatch.setattr(
        passphrases, "derive", lambda secret, salt, cost: done.append(cost) or derive(secret, salt, cost)
    )
    return done


def without_words(html: str) -> str:
    """Return a page without the words that were typed into it."""
    return re.sub(r"<textarea.*?</textarea>", "", html, flags=re.DOTALL)


def test_the_eleventh_wrong_one_is_refused_and_the_number_to_call_is_given(follow):
    answers = [follow(words) for words in UNKNOWN[:11]]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert "39 28" in answers[-1].content.decode()


def test_the_right_one_waits_as_long_as_the_wrong_ones(send, point, listening, follow):
    words = words_of(send(point).content.decode())
    for wrong in UNKNOWN[:10]:
        follow(wrong)
    assert follow(words).status_code == 429


def test_every_unknown_one_meets_the_same_page(follow):
    first, second = (without_words(follow(words).content.decode()) for words in UNKNOWN[:2])
    assert first == second
    assert "Aucun dossier ne s'ouvre" in first.replace("&#x27;", "'")


def test_an_unknown_one_takes_the_same_work_as_a_known_one(send, point, listening, follow, derivations):
    words = words_of(send(point).content.decode())
    derivations.clear()
    follow(words)
    known = list(derivations)
    derivations.clear()
    follow(UNKNOWN[0])
    assert derivations == known
    assert len(known) == 1


def test_an_erased_one_answers_as_an_unknown_one(send, point, listening, follow):
    from vigie.support.models import Case

    words = words_of(send(point).content.decode())
    Case.objects.all().delete()
    assert without_words(follow(words).content.decode()) == without_words(follow(UNKNOWN[0]).content.decode())


def test_what_cannot_be_one_is_told_without_a_look_at_any_case(follow):
    with CaptureQueriesContext(connection) as asked:
        html = follow("gravier pilotis").content.decode()
    assert not [query for query in asked.captured_queries if "support_receipt" in query["sql"]]
    assert "Il manque 6 mots" in html.replace("&nbsp;", " ").replace("\u00a0", " ")
