"""A name written twice is found, with its place."""

import pytest

from vigie.core.json_doubles import load_with_double


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"a": {"a": 1}, "b": [{"a": 1}]}', ""),
        ('{"a": 1, "a": 1}', "a"),
        ('{"pupils": {"Ana": {}, "Bo": {}, "Ana": {}}}', "pupils.Ana"),
        ('{"b": [{}, {"c": 1, "c": 2}]}', "b[1].c"),
        ('[[{"c": 1, "c": 2}]]', "[0][0].c"),
        ('{"a": {"x": 1, "x": 2}, "b": {"y": 1, "y": 2}}', "a.x"),
        # The first object is lost, and takes its own double with it.
        ('{"a": {"x": 1, "x": 2}, "a": {}}', "a"),
    ],
)
def test_the_place_is_told(text, place):
    assert load_with_double(text)[1] == place


def test_what_is_read_is_what_json_reads():
    assert load_with_double('{"a": [1, null]}') == ({"a": [1, None]}, "")
