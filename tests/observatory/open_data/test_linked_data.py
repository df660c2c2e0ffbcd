"""The DCAT-AP description, as JSON-LD and as Turtle: the same triples, all that the profile asks."""

import json
import re
from typing import Any

from vigie.observatory.open_data.dcat import DescribedEdition, DescribedFile, Publisher, catalogue_nodes
from vigie.observatory.open_data.json_ld import to_json_ld
from vigie.observatory.open_data.linked_data import Iri, Node, french
from vigie.observatory.open_data.turtle import escaped, iri_text, to_turtle

ROOT = "https://vigie.exemple.fr/observatoire"
FILE = DescribedFile(f"{ROOT}/donnees/2/tableaux.csv", "Tableaux (CSV)", "csv", "ab" * 32, 1234, f"{ROOT}/s.json")
EDITION = DescribedEdition(
    address=f"{ROOT}/donnees/2/",
    number=2,
    vintage=2025,
    title='Les « discriminations » en "2025"',
    description="Une ligne.\nUne autre \\ barre.",
    issued="2026-03-12",
    files=(FILE,),
    keywords=("égalité",),
    replaces=f"{ROOT}/donnees/1/",
    box=(3.3, 50.2, 3.7, 50.5),
    territory="Agglomération d'essai",
)
PUBLISHER = Publisher(f"{ROOT}/donnees/#editeur", "Agglomération d'essai", "200000000", "contact@exemple.fr")


def nodes(publisher=PUBLISHER, editions=(EDITION,)):
    return catalogue_nodes(f"{ROOT}/donnees/", "Données", "Éditions", publisher, editions, f"{ROOT}/api/v1/")


def by_type(name: str) -> dict[str, Any]:
    graph = to_json_ld(nodes())["@graph"]
    return next(node for node in graph if name in node["@type"])


def test_what_the_profile_makes_mandatory_is_said():
    catalogue, dataset, file = by_type("dcat:Catalog"), by_type("dcat:Dataset"), by_type("dcat:Distribution")
    for name in ("dct:title", "dct:description", "dct:publisher", "dcat:dataset"):
        assert catalogue[name]
    for name in ("dct:title", "dct:description", "dct:publisher", "dcat:theme", "dct:temporal", "dct:spatial"):
        assert dataset[name]
    assert file["dcat:accessURL"] == [{"@id": EDITION.address}]
    assert file["dct:license"] == [{"@id": "https://spdx.org/licenses/etalab-2.0"}]
    assert file["spdx:checksum"][0]["spdx:checksumValue"][0]["@value"] == "ab" * 32
    assert by_type("foaf:Agent")["dct:identifier"] == [{"@value": "200000000"}]


def test_what_is_named_by_an_address_alone_says_what_it_is():
    named = {node.iri: node for node in nodes()}
    assert named["https://spdx.org/licenses/etalab-2.0"].types == ("dct:LicenseDocument",)
    concepts = [node for node in nodes() if "skos:Concept" in node.types]
    assert concepts
    assert all([name for name, _held in node.properties] == ["skos:prefLabel"] for node in concepts)


def test_the_period_and_the_place_are_those_of_the_edition():
    dataset = by_type("dcat:Dataset")
    assert dataset["dct:temporal"][0]["dcat:startDate"][0]["@value"] == "2025-01-01"
    assert dataset["dct:spatial"][0]["dcat:bbox"][0]["@value"].startswith("POLYGON((3.3000 50.2000, 3.7000")
    assert dataset["dct:replaces"] == [{"@id": f"{ROOT}/donnees/1/"}]


def test_nothing_is_fetched_to_read_the_json():
    context = to_json_ld(nodes())["@context"]
    assert all(isinstance(address, str) and address.endswith(("#", "/")) for address in context.values())
    used = set(re.findall(r'"([a-z]+):[a-zA-Z_0-9]+"', json.dumps(to_json_ld(nodes())["@graph"])))
    assert used <= {*context, "mailto"}


def test_every_node_named_is_described_in_both_forms():
    turtle = to_turtle(nodes())
    for node in nodes():
        assert f"\n{iri_text(Iri(node.iri))} a " in turtle
    assert turtle.count("dcat:distribution") == 1
    assert set(re.findall(r"\^\^([a-z]+):", turtle)) == {"xsd", "geosparql"}


def test_texts_stay_inside_their_quotes():
    assert escaped('a "b"\n\\') == 'a \\"b\\"\\n\\\\'
    assert escaped("\x00\x07é") == "é"
    turtle = to_turtle([Node(("dcat:Dataset",), (("dct:title", french('x" ; dct:y "')),), "https://exemple.fr/a b<c>")])
    assert '"x\\" ; dct:y \\""@fr' in turtle
    assert "<https://exemple.fr/a%20b%3Cc%3E>" in turtle


def test_an_address_in_full_is_known_from_a_short_one():
    assert Iri("dct:title").full == "http://purl.org/dc/terms/title"
    assert Iri("https://exemple.fr/").full == "https://exemple.fr/"


def test_what_is_not_known_is_not_said():
    bare = Publisher("https://exemple.fr/#editeur", "Agglomération")
    edition = DescribedEdition("https://exemple.fr/1/", 1, 2025, "t", "d", "2026-01-01", ())
    text = to_turtle(nodes(bare, [edition]))
    for absent in ("dct:identifier", "contactPoint", "dcat:bbox", "dct:replaces", "dcat:distribution"):
        assert absent not in text.replace('dct:identifier "https', "")
    assert "dcat:dataset" not in to_turtle(nodes(bare, []))
