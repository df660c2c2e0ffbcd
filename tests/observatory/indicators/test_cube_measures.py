"""Indicators counted in the protected tables of an edition: what is secret there is secret here."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.observatory.released_edition import edition_of
from vigie.observatory.indicators.cube_measures import CubeMeasure, measure_from_cube, read_computation
from vigie.observatory.released import Cell, Dimension, Item, ReleasedTable, Status

SEX = Dimension("sex", "Sexe", (Item("woman", "femmes"), Item("man", "hommes")))
PLACE = Dimension("place", "Lieu", (Item("group:a", "A"), Item("c1", "C1", ("group:a",)), Item("c2", "C2")))
DIMENSIONS = (SEX, PLACE)


def table(names, **cells):
    """cells: ``woman_c1=5``, ``woman=None`` for a secret one."""
    made = []
    for name, value in cells.items():
        key = tuple(name.replace("group_", "group:").split("_")) if names else ()
        status = Status.SECRET if value is None else Status.VALUE if value else Status.ZERO
        made.append(Cell(key, status, value))
    return ReleasedTable(names, tuple(made))


def measured(definition, *tables):
    return measure_from_cube(tables, DIMENSIONS, definition, period="2025", threshold=5)


def test_a_count_is_the_cell_of_the_table():
    whole, *parts = measured(CubeMeasure(by="sex"), table((), total=30), table(("sex",), woman=20, man=10))
    assert (whole.value, whole.status, whole.period) == (30, Status.VALUE, "2025")
    assert [(point.category, point.value) for point in parts] == [("femmes", 20), ("hommes", 10)]


def test_what_is_secret_stays_secret():
    points = measured(CubeMeasure({"sex": ("woman", "man")}), table(("sex",), woman=20, man=None))
    assert [(point.status, point.value, point.observations) for point in points] == [(Status.SECRET, None, None)]


def test_a_true_zero_is_said():
    assert measured(CubeMeasure({"sex": ("man",)}), table(("sex",), woman=20, man=0))[0].status is Status.ZERO


def test_a_crossing_out_of_the_catalogue_is_not_collected():
    point = measured(CubeMeasure({"sex": ("man",), "place": ("c1",)}), table(("sex",), woman=20, man=9))[0]
    assert point.status is Status.NOT_COLLECTED
    assert "catalogue" in point.note


def test_a_code_that_the_edition_does_not_know_is_not_collected():
    assert measured(CubeMeasure({"sex": ("other",)}), table(("sex",), woman=9, man=9))[0].status is Status.NOT_COLLECTED


def test_a_group_and_its_commune_count_once():
    places = ReleasedTable(("place",), (Cell(("group:a",), Status.VALUE, 9), Cell(("c1",), Status.SECRET)))
    assert measured(CubeMeasure({"place": ("group:a", "c1")}), places)[0].value == 9


def test_a_share_has_its_interval_and_its_base():
    point = measured(CubeMeasure({"sex": ("woman",)}, base={}), table((), total=40), table(("sex",), woman=10, man=30))[
        0
    ]
    assert point.value == 0.25
    assert point.observations == 40
    assert 0 < point.lower < 0.25 < point.upper < 1


@pytest.mark.parametrize(("woman", "man"), [(None, 36), (4, 36), (36, 4)])
def test_a_share_with_a_small_side_is_secret(woman, man):
    point = measured(
        CubeMeasure({"sex": ("woman",)}, base={}), table((), total=40), table(("sex",), woman=woman, man=man)
    )[0]
    assert (point.status, point.value, point.lower, point.observations) == (Status.SECRET, None, None, None)


def test_a_share_of_nobody_is_not_zero():
    point = measured(CubeMeasure({"sex": ("woman",)}, base={}), table((), total=0), table(("sex",), woman=0, man=0))[0]
    assert (point.status, point.value) == (Status.NOT_COLLECTED, None)


@given(seed=st.integers(0, 200), facts=st.integers(0, 400))
def test_no_number_is_read_where_a_cell_is_secret(seed, facts):
    edition = edition_of(facts, seed)
    for name, code in itertools.product(("domain", "criterion", "outcome"), ("employment", "sex", "pending")):
        definition = CubeMeasure({name: (code,)}, base={}, by="sex" if name == "domain" else "")
        for point in measure_from_cube(edition.tables, edition.dimensions, definition, period="2025", threshold=5):
            if point.status in (Status.SECRET, Status.NOT_COLLECTED):
                assert (point.value, point.lower, point.upper, point.observations) == (None, None, None, None)
            else:
                assert round(point.value * point.observations) not in range(1, 5)


@pytest.mark.parametrize(
    "content",
    [[], {"filter": {}}, {"filters": {"domain": "employment"}}, {"filters": {"domain": []}}, {"by": 3}, {"base": []}],
)
def test_a_definition_that_is_none_is_refused(content):
    with pytest.raises(ValueError, match='"'):
        read_computation(content)


def test_a_definition_is_read():
    read = read_computation({"filters": {"domain": ["employment"]}, "base": {}, "by": "sex"})
    assert read == CubeMeasure({"domain": ("employment",)}, {}, "sex")
