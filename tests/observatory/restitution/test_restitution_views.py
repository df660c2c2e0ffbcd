from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.observatory.publications import publish
from tests.observatory.released_edition import edition_of
from vigie.observatory.models import PublicationFile
from vigie.observatory.restitution.drawing import DOCUMENT, POSTER, SLIDES, TEXT
from vigie.observatory.restitution.offering import offered

pytestmark = pytest.mark.django_db


@pytest.fixture
def publication():
    return publish(edition_of())


def kept(publication, name: str, content: bytes = b"%PDF-", content_type: str = "application/pdf") -> PublicationFile:
    return PublicationFile.objects.create(
        publication=publication,
        name=name,
        content_type=content_type,
        content=content,
        content_hash="a" * 64,
        details={"title": f"titre de {name}"},
    )


def address(publication, name: str) -> str:
    return reverse("observatory:edition_document", args=[publication.number, name])


def test_signing_draws_the_files(client):
    publication = publish(edition_of(), is_drawn=True)
    answer = client.get(address(publication, DOCUMENT))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="observatoire-2025-edition-1-edition.pdf"'
    assert len(PdfReader(BytesIO(answer.content)).pages) > 3
    page = client.get(reverse("observatory:edition", args=[publication.number])).content.decode()
    assert all(address(publication, name) in page for name in (DOCUMENT, TEXT, POSTER, SLIDES))


def test_everyone_reads_a_document_and_may_keep_it(publication, client):
    kept(publication, POSTER)
    answer = client.get(address(publication, POSTER))
    assert answer.status_code == 200
    assert "public" in answer["Cache-Control"]
    assert client.get(address(publication, POSTER), headers={"if-none-match": answer["ETag"]}).status_code == 304


def test_a_file_that_is_not_drawn_yet_is_not_found(publication, client):
    assert client.get(address(publication, DOCUMENT)).status_code == 404
    assert client.get(address(publication, "diapositive.inconnue.svg")).status_code == 404


def test_an_edition_that_does_not_exist_has_no_document(client, db):
    assert client.get(reverse("observatory:edition_document", args=[9, DOCUMENT])).status_code == 404


def test_files_of_other_parts_are_not_given_here(publication, client):
    kept(publication, "proof.json", b"{}", "application/json")
    assert client.get(address(publication, "proof.json")).status_code == 404


def test_what_is_offered_has_its_title_and_its_weight(publication, count_queries):
    kept(publication, POSTER, b"12345")
    (file,) = offered(publication)
    assert (file.title, file.weight, file.address) == (f"titre de {POSTER}", 5, address(publication, POSTER))
    assert count_queries(lambda: offered(publication)) == 1
