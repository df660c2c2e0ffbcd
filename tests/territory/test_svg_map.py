"""The drawn map: what it says, what it escapes, what it weighs."""

import itertools
import json
from dataclasses import dataclass
from typing import Any

import pytest
from defusedxml import ElementTree
from django.template import Context, Template

from tests.territory.shapes import polygon, square
from vigie.territory.national_file import DATA
from vigie.territory.svg_map import Marker, draw_map

SVG = "{http://www.w3.org/2000/svg}"


@dataclass
class Place:
    insee_code: str
    name: str
    outline: Any = None


PLACES = [
    Place("00001", "Anzin", polygon(square(3, 50))),
    Place("00002", "Là-bas <&\"'>", polygon(square(4, 50))),
    Place("00003", "Sans contour"),
]


@pytest.fixture(scope="module")
def valenciennes():
    features = json.loads((DATA / "communes_245901160.geojson").read_text())["features"]
    return [Place(f["properties"]["code_insee"], f["properties"]["nom"], f["geometry"]) for f in features]


def test_shades_unknown_and_zero_are_told_apart():
    drawn = draw_map(PLACES, {"00001": 0, "00003": 12}, title="Actions", value_label="Actions")
    paths = ElementTree.fromstring(drawn.svg).findall(f"{SVG}path")
    assert [path.get("class") for path in paths] == ["map-area map-step-1", "map-unknown"]
    assert [row.figure for row in drawn.table] == ["0", "aucune donnée", "12"]
    assert [line.css_class for line in drawn.legend] == ["map-step-1", "map-step-5", "map-unknown"]


def test_what_is_withheld_is_neither_unknown_nor_a_figure():
    drawn = draw_map(PLACES, {"00001": 7}, title="T", value_label="Situations", withheld={"00002"}, key="k")
    root = ElementTree.fromstring(drawn.svg)
    assert [path.get("fill") for path in root.findall(f"{SVG}path")] == [None, "url(#k-withheld)"]
    assert [text.text for text in root.findall(f"{SVG}text")] == ["7", "s"]
    assert [row.figure for row in drawn.table] == ["7", "s (secret statistique)", "aucune donnée"]
    assert [line.css_class for line in drawn.legend] == ["map-step-3", "map-withheld", "map-unknown"]


def test_a_withheld_figure_given_by_mistake_is_not_drawn():
    drawn = draw_map(PLACES, {"00001": 7, "00002": 3}, title="T", withheld={"00002"})
    assert "3" not in [text.text for text in ElementTree.fromstring(drawn.svg).findall(f"{SVG}text")]
    assert drawn.legend[0].text == "7"


def test_names_are_escaped_everywhere():
    drawn = draw_map(
        PLACES,
        {"00002": 3},
        {"00002": '/plan/?a=1&b="2"'},
        title='T"<script>',
        markers=[Marker(3.5, 50.5, "<b>")],
    )
    root = ElementTree.fromstring(drawn.svg)
    link = root.find(f"{SVG}a")
    assert link.get("href") == '/plan/?a=1&b="2"'
    assert link.get("aria-label").startswith("Là-bas <&\"'>")
    assert root.get("aria-label") == 'T"<script>'
    assert "<script" not in drawn.svg
    assert "<b>" not in drawn.svg


def test_a_map_with_links_is_a_group_and_one_without_is_an_image():
    assert ElementTree.fromstring(draw_map(PLACES, title="T").svg).get("role") == "img"
    assert ElementTree.fromstring(draw_map(PLACES, links={"00001": "/"}, title="T").svg).get("role") == "group"


def test_nothing_is_drawn_without_outline_and_the_table_stays():
    drawn = draw_map([PLACES[2]], {"00003": 4}, title="T", value_label="Actions")
    assert drawn.svg == ""
    html = Template("{% load territory_map %}{% territory_map drawn %}").render(Context({"drawn": drawn}))
    assert "Les contours des communes ne sont pas encore chargés" in html
    assert "<details" in html
    assert " open>" in html


def test_neighbourhoods_and_markers_are_drawn_over():
    neighbourhood = Place("", "Quartier", polygon(square(3.2, 50.2, 0.5)))
    drawn = draw_map(
        PLACES, title="T", neighbourhoods=[neighbourhood], markers=[Marker(3.5, 50.5, "Maison", "/maison/")]
    )
    root = ElementTree.fromstring(drawn.svg)
    assert root.find(f"{SVG}path[@class='map-neighbourhood']/{SVG}title").text == "Quartier"
    assert root.find(f"{SVG}a/{SVG}circle").get("class") == "map-marker"


def test_the_map_of_valenciennes_is_light_and_carries_no_style(valenciennes):
    codes = [place.insee_code for place in valenciennes]
    drawn = draw_map(
        valenciennes,
        {code: rank for rank, code in enumerate(codes)},
        {code: f"/plan/actions/?commune={code}" for code in codes},
        title="Actions par commune",
        value_label="Actions",
    )
    assert len(drawn.svg.encode()) < 40_000
    root = ElementTree.fromstring(drawn.svg)
    assert len(root.findall(f"{SVG}a")) == len(codes) == 35
    for element in root.iter():
        assert not {"style", "onclick", "onload"} & set(element.keys())
        assert element.tag.removeprefix(SVG) in {"svg", "defs", "pattern", "rect", "path", "a", "title", "text"}


def test_a_map_twenty_times_more_detailed_still_holds_in_40_kb(valenciennes):
    def detailed(ring):
        return [
            [a[0] + (b[0] - a[0]) * k / 20, a[1] + (b[1] - a[1]) * k / 20 + (k % 2) * 1e-5]
            for a, b in itertools.pairwise(ring)
            for k in range(20)
        ] + [ring[-1]]

    heavy = [
        Place(place.insee_code, place.name, {**place.outline, "coordinates": [
            [detailed(ring) for ring in part] if place.outline["type"] == "MultiPolygon" else detailed(part)
            for part in place.outline["coordinates"]
        ]})
        for place in valenciennes
    ]  # fmt: skip
    assert len(draw_map(heavy, title="T").svg.encode()) < 40_000


def test_two_maps_of_a_page_do_not_share_their_hatch():
    first, second = (draw_map(PLACES, {}, title="T", key=key) for key in ("one", "two"))
    assert 'id="one-hatch"' in first.svg
    assert "url(#two-hatch)" in second.svg
    assert "one-" not in second.svg
