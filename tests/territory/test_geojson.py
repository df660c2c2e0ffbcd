"""Files that are not what they should be get a sentence with the number of the object."""

import json

import pytest

from tests.territory.shapes import feature, polygon, square, write_collection
from vigie.territory.geojson import LARGEST_FILE, GeoJSONRefused, checked_geometry, read_features


def refusal_of(path):
    with pytest.raises(GeoJSONRefused) as refusal:
        [checked_geometry(each) for each in read_features(path)]
    return str(refusal.value)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "pas du JSON"),
        (b"code;nom\n59014;Anzin\n", "pas du JSON"),
        (b"[" * 200_000, "pas du JSON"),
        ("é".encode("latin-1"), "UTF-8"),
        (b"[]", "FeatureCollection"),
        (b'{"type": "FeatureCollection"}', "aucun objet"),
        (b'{"type": "FeatureCollection", "features": []}', "aucun objet"),
        (b'{"type": "FeatureCollection", "features": [3]}', "n°\N{NO-BREAK SPACE}1"),
        (b'{"type": "FeatureCollection", "features": [{"properties": {}, "geometry": null}]}', "pas de géométrie"),
        (b'{"type": "FeatureCollection", "features": [{"geometry": {}}]}', "pas de propriétés"),
    ],
)
def test_files_that_are_no_collection(tmp_path, content, sentence):
    path = tmp_path / "file.geojson"
    path.write_bytes(content)
    assert sentence in refusal_of(path)


@pytest.mark.parametrize(
    ("geometry", "sentence"),
    [
        ({"type": "Point", "coordinates": [3, 50]}, "Point"),
        ({"type": "Polygon"}, "vide"),
        ({"type": "Polygon", "coordinates": []}, "vide"),
        ({"type": "Polygon", "coordinates": "here"}, "vide"),
        ({"type": "MultiPolygon", "coordinates": [[]]}, "vide"),
        (polygon([[0, 0], [1, 1], [0, 0]]), "fermé"),
        (polygon(square(0, 0)[:-1]), "fermé"),
        (polygon([["a", "b"], *square(0, 0)]), "couple de nombres"),
        (polygon([[1], *square(0, 0)]), "couple de nombres"),
        (polygon([[True, False], *square(0, 0)]), "couple de nombres"),
        (polygon([[float("nan"), 1], *square(0, 0)]), "couple de nombres"),
        (polygon(square(734000, 7030000)), "WGS"),
    ],
)
def test_wrong_geometries_are_named_by_number(tmp_path, geometry, sentence):
    path = write_collection(tmp_path / "f.geojson", feature(polygon(square(0, 0))), feature(geometry))
    assert sentence in refusal_of(path)
    assert "n°\N{NO-BREAK SPACE}2" in refusal_of(path)


def test_a_huge_file_is_not_even_read(tmp_path):
    path = tmp_path / "huge.geojson"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert "40" in refusal_of(path)


def test_a_missing_file_and_a_folder_get_a_sentence(tmp_path):
    assert "introuvable" in refusal_of(tmp_path / "none.geojson")
    assert "ne peut pas être lu" in refusal_of(tmp_path)


def test_a_byte_order_mark_and_heights_are_accepted(tmp_path):
    path = tmp_path / "f.geojson"
    ring = [[x, y, 12.5] for x, y in square(3, 50)]
    content = {"type": "FeatureCollection", "features": [feature(polygon(ring), CODE_QP="QN1", n=7, empty=None)]}
    path.write_text(json.dumps(content), encoding="utf-8-sig")
    (read,) = read_features(path)
    assert checked_geometry(read) == polygon(square(3, 50))
    assert read.text("code_qp") == "QN1"
    assert read.text("empty", "n") == "7"
    assert read.text("absent") == ""
