"""The pages of open data, and the files behind them."""

import hashlib
import json
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from django.urls import reverse

from tests.observatory.publications import publish
from tests.observatory.released_edition import edition_of
from vigie.observatory.models import PublicationFile
from vigie.observatory.open_data.drawing import draw_open_data
from vigie.observatory.open_data.file_names import ARCHIVE, NAMES, PACKAGE

pytestmark = pytest.mark.django_db


def publish_with_files(**values):
    number = values.get("number", 1)
    edition = replace(edition_of(**values), corrects=number - 1 or None)
    publication = publish(edition)
    for file in draw_open_data(edition, []):
        mark = hashlib.sha256(file.content).hexdigest()
        PublicationFile.objects.create(
            publication=publication,
            name=file.name,
            content_type=file.content_type,
            content=file.content,
            content_hash=mark,
            details=dict(file.details),
        )
    return publication


def address(number, name):
    return reverse("observatory:open_data_file", args=[number, name])


def test_without_any_edition_the_page_says_so(client):
    answer = client.get(reverse("observatory:open_data"))
    assert answer.status_code == 200
    assert "Aucune édition n'est encore signée" in answer.content.decode().replace("&#x27;", "'")


def test_an_edition_whose_files_are_not_drawn_yet_says_they_are_being_prepared(client):
    publication = publish(edition_of())
    assert "se préparent" in client.get(reverse("observatory:open_data")).content.decode()
    assert client.get(address(publication.number, "tableaux.csv")).status_code == 404


def test_the_page_gives_every_file_the_licence_and_the_dictionary(client):
    publication = publish_with_files()
    for name, arguments in (("open_data", []), ("open_data_edition", [publication.number])):
        page = client.get(reverse(f"observatory:{name}", args=arguments)).content.decode()
        assert all(address(publication.number, file) in page for file in NAMES)
        assert "Licence Ouverte / Open Licence 2.0" in page
        assert "edition_is_fictitious" in page
        assert "sont inventés" in page
        assert len(page) < 150_000


def test_reading_the_page_costs_as_many_queries_with_many_editions(client, count_queries):
    publish_with_files(number=1)
    few = count_queries(lambda: client.get(reverse("observatory:open_data")))
    for number in range(2, 6):
        publish_with_files(number=number)
    assert count_queries(lambda: client.get(reverse("observatory:open_data"))) == few


def test_a_file_never_changes_and_is_checked_by_its_mark(client):
    publication = publish_with_files()
    for name in NAMES:
        answer = client.get(address(publication.number, name))
        assert answer.status_code == 200
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "immutable" in answer["Cache-Control"]
        again = client.get(address(publication.number, name), headers={"If-None-Match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert not answer.cookies


def test_the_archive_holds_the_files(client):
    publication = publish_with_files()
    archive = zipfile.ZipFile(BytesIO(client.get(address(publication.number, ARCHIVE)).content))
    assert sorted(archive.namelist()) == sorted(set(NAMES) - {ARCHIVE})
    csv = client.get(address(publication.number, "tableaux.csv")).content
    assert archive.read("tableaux.csv") == csv
    package = json.loads(archive.read(PACKAGE))
    assert package["resources"][0]["hash"] == f"sha256:{hashlib.sha256(csv).hexdigest()}"


@pytest.mark.parametrize("name", ["autre.csv", "domain.chart.svg", "..", "tableaux.csv%00"])
def test_a_file_that_is_not_ours_is_not_given(client, name):
    publication = publish_with_files()
    assert client.get(f"/observatoire/donnees/{publication.number}/{name}").status_code == 404


def test_drawing_again_gives_the_same_bytes():
    edition = edition_of()
    assert list(draw_open_data(edition, [])) == list(draw_open_data(edition, []))


def test_the_catalogue_lists_every_edition_with_the_true_marks_of_its_files(client, count_queries):
    first, second = publish_with_files(number=1), publish_with_files(number=2)
    graph = client.get("/observatoire/donnees/catalogue.jsonld").json()["@graph"]
    datasets = [node["@id"] for node in graph if "dcat:Dataset" in node["@type"]]
    assert [datasets[0][-3:], datasets[1][-3:]] == ["/2/", "/1/"]
    for node in graph:
        if "dcat:Distribution" in node["@type"]:
            content = client.get(node["@id"].replace("http://testserver", "")).content
            stated = node["spdx:checksum"][0]["spdx:checksumValue"][0]["@value"]
            assert stated == hashlib.sha256(content).hexdigest()
            assert node["dcat:byteSize"][0]["@value"] == str(len(content))
    few = count_queries(lambda: client.get(f"/observatoire/donnees/{second.number}/catalogue.ttl"))
    assert count_queries(lambda: client.get("/observatoire/donnees/catalogue.ttl")) == few
    assert client.get(f"/observatoire/donnees/{first.number}/catalogue.ttl").content.count(b"a dcat:Dataset ") == 1


def test_the_catalogue_is_there_before_any_edition_and_says_nothing_of_what_does_not_exist(client):
    answer = client.get("/observatoire/donnees/catalogue.ttl")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/turtle; charset=utf-8")
    assert client.get("/observatoire/donnees/catalogue.rdf").status_code == 404
    assert client.get("/observatoire/donnees/7/catalogue.ttl").status_code == 404
    publish(edition_of(number=7))
    assert client.get("/observatoire/donnees/7/catalogue.ttl").status_code == 404


@pytest.mark.parametrize("name", ["open_data", "open_data_edition"])
def test_a_page_is_read_only(client, name):
    arguments = [publish(edition_of()).number] if name == "open_data_edition" else []
    assert client.post(reverse(f"observatory:{name}", args=arguments)).status_code == 405
