"""A phone finds the form of its wave, and the bytes it fetches are those that the list announced."""

import hashlib
from urllib.parse import urlsplit

import pytest
from lxml import etree

from tests.surveys.openrosa.scene import add_version, make_collected
from vigie.surveys.openrosa.collectors import revoke_collector
from vigie.surveys.receiving.closing import close_wave

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
NAMES = {"l": "http://openrosa.org/xforms/xformsList", "m": "http://openrosa.org/xforms/xformsManifest"}


def listed(client, path, query=""):
    """Return the forms of a list, as texts by name."""
    answer = client.get(f"{path}/formList{query}", headers={"X-OpenRosa-Version": "1.0"})
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    root = etree.fromstring(answer.content)
    assert root.tag == f"{{{NAMES['l']}}}xforms"
    return [{child.tag.partition("}")[2]: child.text for child in form} for form in root]


def test_the_list_names_the_form(client, pilot):
    _, _, path = make_collected(pilot)
    (form,) = listed(client, path)
    assert (form["formID"], form["name"], form["version"]) == ("stage", "Retour de stage & <découverte>", "1")
    assert "descriptionText" not in form


def test_the_form_is_byte_for_byte_what_the_list_says(client, pilot):
    _, _, path = make_collected(pilot)
    (form,) = listed(client, path)
    answer = client.get(urlsplit(form["downloadUrl"]).path)
    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    assert form["hash"] == "md5:" + hashlib.md5(answer.content, usedforsecurity=False).hexdigest()
    assert etree.fromstring(answer.content).tag == "{http://www.w3.org/1999/xhtml}html"


def test_the_manifest_is_empty(client, pilot):
    _, _, path = make_collected(pilot)
    answer = client.get(urlsplit(listed(client, path)[0]["manifestUrl"]).path)
    root = etree.fromstring(answer.content)
    assert root.tag == f"{{{NAMES['m']}}}manifest"
    assert len(root) == 0


def test_a_list_may_say_more(client, pilot):
    _, _, path = make_collected(pilot)
    assert "Printemps" in listed(client, path, "?verbose=true")[0]["descriptionText"]


def test_a_list_may_be_asked_for_one_form(client, pilot):
    _, _, path = make_collected(pilot)
    assert len(listed(client, path, "?formID=stage")) == 1
    assert listed(client, path, "?formID=autre") == []


def test_all_versions_may_be_asked_for(client, pilot):
    wave, _, path = make_collected(pilot)
    add_version(wave.survey, 2)
    assert [form["version"] for form in listed(client, path)] == ["1"]
    assert {form["version"] for form in listed(client, path, "?listAllVersions=true")} == {"1", "2"}


def test_a_draft_is_never_given(client, pilot):
    wave, _, path = make_collected(pilot)
    wave.survey.versions.create(number=2, xform="<brouillon/>")
    assert len(listed(client, path, "?listAllVersions=true")) == 1
    assert client.get(f"{path}/forms/2/form.xml").status_code == 404
    assert client.get(f"{path}/manifest/2").status_code == 404


def test_nothing_is_left_to_fill_once_the_wave_is_closed(client, pilot):
    wave, _, path = make_collected(pilot)
    close_wave(wave, pilot)
    assert listed(client, path) == []


def test_a_wave_that_opens_later_has_its_form_ready(client, pilot):
    _, _, path = make_collected(pilot, opens_on="2999-01-01")
    assert len(listed(client, path)) == 1


@pytest.mark.parametrize("rest", ["/formList", "/forms/1/form.xml", "/manifest/1", "/submission"])
def test_a_revoked_address_is_found_no_more(client, pilot, rest):
    _, collector, path = make_collected(pilot)
    assert client.get(path + rest).status_code in (200, 405)
    assert revoke_collector(collector=collector, by=pilot)
    assert not revoke_collector(collector=collector, by=pilot)
    assert client.get(path + rest).status_code == 404


@pytest.mark.parametrize(
    "rest", ["", "/", "/formList/", "/submission/", "/formlist", "/forms/9/form.xml", "/media/1/liste.csv"]
)
@pytest.mark.parametrize("method", ["get", "post", "head"])
def test_other_addresses_are_not_redirected(client, pilot, rest, method):
    _, _, path = make_collected(pilot)
    answer = getattr(client, method)(path + rest)
    assert answer.status_code in (404, 405)
    assert answer["X-OpenRosa-Version"] == "1.0"


@pytest.mark.parametrize("rest", ["/formList", "/forms/1/form.xml", "/manifest/1", "/rien"])
def test_every_answer_has_the_headers_of_openrosa_and_no_cookie(client, pilot, rest):
    _, _, path = make_collected(pilot)
    for start in (path, "/collecte/inconnu"):
        answer = client.get(start + rest)
        assert answer["X-OpenRosa-Version"] == "1.0"
        assert answer["Date"].endswith("GMT")
        assert answer["Cache-Control"] == "no-store"
        assert not answer.cookies


def test_a_list_costs_the_same_for_many_versions(client, pilot, count_queries):
    wave, _, path = make_collected(pilot)
    add_version(wave.survey, 2)
    listed(client, path, "?listAllVersions=true")
    few = count_queries(lambda: listed(client, path, "?listAllVersions=true"))
    for number in range(3, 7):
        add_version(wave.survey, number)
    listed(client, path, "?listAllVersions=true")
    assert count_queries(lambda: listed(client, path, "?listAllVersions=true")) == few
