"""The API: what signed editions release, and nothing else; refusals in French sentences; caches and other sites."""

from dataclasses import replace

import pytest
from django.urls import URLPattern, reverse

from tests.observatory.publications import publish
from tests.observatory.released_edition import edition_of
from vigie.observatory.api.endpoints import api
from vigie.observatory.api.urls import ADDRESSES
from vigie.observatory.released import Status

pytestmark = pytest.mark.django_db
ROOT = "/observatoire/api/v1"


@pytest.fixture
def edition():
    edition = edition_of()
    publish(edition)
    return edition


def ask(client, address, expected=200, **parameters):
    answer = client.get(ROOT + address, parameters)
    assert answer.status_code == expected, answer.content
    assert answer["Content-Type"].startswith("application/json")
    return answer.json()


def test_the_addresses_written_before_the_api_is_loaded_are_its_own():
    own = {str(each.name): str(each.pattern) for each in api.urls[0] if isinstance(each, URLPattern)}
    assert {name: own[name] for name in own if name != "api-root"} == ADDRESSES


def test_editions_are_listed_the_last_one_first(client):
    publish(edition_of(number=1))
    publish(replace(edition_of(number=2), corrects=1))
    listed = ask(client, "/editions")
    assert [(line["number"], line["corrects"], line["corrected_by"]) for line in listed["results"]] == [
        (2, 1, None),
        (1, None, 2),
    ]
    second = ask(client, "/editions", page=2, per_page=1)
    assert (second["count"], [line["number"] for line in second["results"]]) == (2, [1])
    assert ask(client, "/editions", page=9)["results"] == []


def test_listing_costs_as_many_queries_with_many_editions(client, count_queries):
    publish(edition_of(number=1))
    few = count_queries(lambda: ask(client, "/editions"))
    for number in range(2, 5):
        publish(replace(edition_of(number=number), corrects=number - 1))
    assert count_queries(lambda: ask(client, "/editions")) == few


def test_an_edition_tells_what_it_gives(client, edition):
    found = ask(client, "/editions/1")
    assert found["is_fictitious"]
    assert found["licence"] == "Licence Ouverte / Open Licence 2.0"
    assert {"name": "domain-sex", "title": "Domaine × Sexe", "dimensions": ["domain", "sex"], "cells": 12} in found[
        "tables"
    ]
    assert [line["code"] for line in found["indicators"]] == ["seizures", "oriented"]
    assert found["missing"][0]["holder"] == "Parquet de Valenciennes"


def test_a_drawn_edition_gives_its_files(client):
    publish(edition_of(), is_drawn=True)
    files = ask(client, "/editions/1")["files"]
    assert {"tableaux.csv", "tableaux.parquet", "donnees.zip"} <= {file["name"] for file in files}
    assert client.get(files[0]["address"].replace("http://testserver", "")).status_code == 200


def test_dimensions_and_tables_are_those_of_the_edition(client, edition):
    assert [found["name"] for found in ask(client, "/editions/1/dimensions")] == list(edition.by_name)
    assert len(ask(client, "/editions/1/tables")) == len(edition.tables)


def test_a_table_gives_its_cells_and_no_hidden_number(client, edition):
    found = ask(client, "/editions/1/tables/domain-sex", per_page=1000)
    cells = {tuple(cell["key"].values()): (cell["value"], cell["status"]) for cell in found["results"]}
    table = edition.table("domain", "sex")
    assert cells == {cell.key: (cell.number, cell.status) for cell in table.cells}
    assert all(cell["value"] is None for cell in found["results"] if cell["status"] == Status.SECRET)
    assert found["results"][0]["labels"] == {"domain": "emploi", "sex": "femmes"}
    assert ask(client, "/editions/1/tables/sex-domain")["name"] == "domain-sex"


def test_a_table_is_filtered_by_its_variables(client, edition):
    found = ask(client, "/editions/1/tables/domain-sex", domain=["employment", "housing"], sex="woman")
    assert [cell["key"] for cell in found["results"]] == [
        {"domain": "employment", "sex": "woman"},
        {"domain": "housing", "sex": "woman"},
    ]
    hidden = ask(client, "/editions/1/tables/domain-sex", status="secret")
    assert {cell["status"] for cell in hidden["results"]} <= {"secret"}
    assert ask(client, "/editions/1/tables/domain-sex", domain="nothing")["results"] == []
    refusal = ask(client, "/editions/1/tables/domain", 422, sex="woman")
    assert "ne croise pas : sex" in refusal["detail"]


def test_the_grand_total_is_a_table(client, edition):
    found = ask(client, "/editions/1/tables/total")
    assert [cell["value"] for cell in found["results"]] == [edition.total.value]


def test_indicators_are_cited_with_their_source(client, edition):
    assert ask(client, "/editions/1/indicators", per_page=1)["count"] == 2
    found = ask(client, "/editions/1/indicators/seizures")
    assert found["is_external"]
    assert found["source"] == "Plan territorial de Valenciennes Métropole"
    assert [(value["period"], value["value"], value["status"]) for value in found["values"]] == [
        ("2016", 4.0, "value"),
        ("2017", 2.0, "value"),
        ("2018", None, "not_collected"),
    ]


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/editions/9", 404, "Cette édition n'existe pas."),
        ("/editions/1/tables/rien", 404, "pas de tableau"),
        ("/editions/1/indicators/rien", 404, "pas d'indicateur"),
        ("/ailleurs", 404, "Cette adresse n'existe pas."),
        ("/editions/un", 422, "« number » : un nombre entier est attendu"),
        ("/editions/0", 422, "« number » : le nombre est trop petit"),
        ("/editions/" + "9" * 30, 422, "« number » : le nombre est trop grand"),
        ("/editions?page=0", 422, "« page » : le nombre est trop petit"),
        ("/editions?per_page=100000", 422, "« per_page » : le nombre est trop grand"),
        ("/editions/1/tables/domain?status=caché", 422, "« status » : cette valeur n'existe pas"),
        ("/editions/1/tables/domain?domain=%27%20OR", 422, "« domain » : ce n'est pas un code"),
        ("/editions/1/tables/" + "a" * 300, 422, "« name »"),
    ],
)
def test_a_refusal_is_a_french_sentence(client, edition, address, status, said):
    answer = client.get(ROOT + address)
    assert answer.status_code == status
    assert said in answer.json()["detail"]
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_answers_are_kept_by_caches_and_checked_by_their_mark(client, edition):
    answer = client.get(f"{ROOT}/editions/1")
    assert answer["Cache-Control"] == "public, max-age=300"
    again = client.get(f"{ROOT}/editions/1", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    publish(replace(edition_of(number=2), corrects=1))
    assert client.get(f"{ROOT}/editions/1", headers={"If-None-Match": answer["ETag"]}).status_code == 200


def test_other_sites_may_read_and_nobody_gets_a_cookie(client, edition, client_of, pilot):
    for reader in (client, client_of(pilot)):
        answer = reader.get(f"{ROOT}/editions")
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer
        assert answer["Cache-Control"] == "public, max-age=300"
        assert not answer.cookies
    asked = client.options(f"{ROOT}/editions")
    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    head = client.head(f"{ROOT}/editions")
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, edition, method):
    answer = getattr(client, method)(f"{ROOT}/editions/1")
    assert answer.status_code == 405
    assert "se lit seulement" in answer.json()["detail"]
    assert answer["Allow"] == "GET, HEAD, OPTIONS"


def test_the_page_tells_every_address_of_the_description(client):
    schema = client.get(f"{ROOT}/openapi.json").json()
    page = client.get(reverse("observatory:api")).content.decode()
    assert len(schema["paths"]) == 7
    assert all(f"GET {address}" in page for address in schema["paths"])
    assert schema["info"]["license"]["name"] == "Licence Ouverte / Open Licence 2.0"
    assert client.get(f"{ROOT}/")["Location"] == reverse("observatory:api")
