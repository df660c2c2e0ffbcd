"""Signed editions as everyone reads them."""

import hashlib
from dataclasses import replace

import pytest
from django.urls import reverse

from tests.observatory.publications import publish
from tests.observatory.released_edition import edition_of
from vigie.observatory.drawn import DrawnFile
from vigie.observatory.editions.drawing import keep

pytestmark = pytest.mark.django_db


def page_of(client, name, *args):
    answer = client.get(reverse(f"observatory:{name}", args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_before_the_first_edition_pages_say_so(client):
    assert "Aucune édition n" in page_of(client, "editions")
    assert "Aucune édition n" in page_of(client, "method")
    assert client.get(reverse("observatory:edition", args=[1])).status_code == 404


def test_an_edition_says_who_signed_and_that_nothing_changed(client):
    publish(edition_of(number=3))
    page = page_of(client, "edition", 3)
    assert "Maxime Fictive, Vice-présidente" in page
    assert "intacte" in page
    assert "démonstration" in page


def test_the_file_has_the_hash_that_the_page_shows(client):
    publish(edition_of(number=3))
    answer = client.get(reverse("observatory:edition_content", args=[3]))
    assert hashlib.sha256(answer.content).hexdigest() in page_of(client, "edition", 3)
    assert "immutable" in answer["Cache-Control"]
    again = client.get(reverse("observatory:edition_content", args=[3]), headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


def test_a_change_behind_the_back_of_the_database_shows(client):
    publish(edition_of(number=3), content_hash="0" * 64)
    assert "altérée" in page_of(client, "edition", 3)


def test_a_field_that_disagrees_with_the_content_shows(client):
    publish(edition_of(number=3), signatory_name="Quelqu'un d'autre")
    page = page_of(client, "edition", 3)
    assert "altérée" in page
    assert "signée par" in page


def test_a_corrected_edition_stays_and_says_so(client):
    publish(edition_of(number=1))
    publish(replace(edition_of(number=2), corrects=1, correction_reason="Une coquille."))
    assert "corrigée par le n° 2" in page_of(client, "edition", 1)
    assert "Une coquille." in page_of(client, "edition", 2)
    assert "Lisez plutôt l" in page_of(client, "editions")


def test_the_method_is_that_of_the_edition(client):
    publish(replace(edition_of(number=1), vintage=2024))
    publish(replace(edition_of(number=2), vintage=2025))
    assert "édition n° 2" in page_of(client, "method")
    assert "Des accueils de proximité" in page_of(client, "method")
    assert "édition n° 1" in page_of(client, "edition_method", 1)


def test_documents_are_offered_once_drawn(client):
    publication = publish(edition_of(number=1))
    assert "documents/" not in page_of(client, "edition", 1)
    keep(publication, DrawnFile("edition.pdf", "application/pdf", b"%PDF", {"title": "Le rapport, en PDF"}))
    assert "Le rapport, en PDF" in page_of(client, "edition", 1)


def test_pages_do_not_ask_more_when_there_is_more(client, count_queries):
    publish(replace(edition_of(number=1), vintage=2024))
    page_of(client, "editions")
    few = count_queries(lambda: page_of(client, "editions"))
    publish(replace(edition_of(number=2), vintage=2023))
    publish(replace(edition_of(number=3), vintage=2023, corrects=2))
    assert count_queries(lambda: page_of(client, "editions")) == few
