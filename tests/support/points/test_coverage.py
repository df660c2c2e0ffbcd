"""The state of play of reception."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vigie.support.points.coverage import (
    Area,
    CountedPoint,
    Cover,
    coverage_of,
    gaps,
    is_out_of_date,
    missing_languages,
    missing_levels,
    out_of_date,
)

TODAY = date(2026, 11, 28)
HOUSE = CountedPoint(1, "Maison", "proximity", frozenset({"59606"}), (3.52, 50.36), frozenset({"fr"}), TODAY)
TOWN = Area("59606", "Valenciennes", 43000, (3.52, 50.36))
NEXT_DOOR = Area("59014", "Anzin", 13000, (3.50, 50.37))
FAR_AWAY = Area("59153", "Condé", 10000, (3.59, 50.45))
NOWHERE = Area("99999", "Sans contour", None, None)


def test_an_area_is_served_by_a_point_inside_or_near():
    rows = coverage_of([TOWN, NEXT_DOOR, FAR_AWAY, NOWHERE], [HOUSE])
    assert [row.cover for row in rows] == [Cover.INSIDE, Cover.NEAR, Cover.FAR, Cover.UNKNOWN]
    assert rows[0].by_level == {"proximity": 1}
    assert rows[3].nearest is None


def test_gaps_are_the_most_peopled_first_and_the_unknown_is_one():
    bigger = replace(FAR_AWAY, key="59000", name="Plus grande", population=20000)
    rows = coverage_of([NOWHERE, TOWN, FAR_AWAY, bigger], [HOUSE])
    assert [row.area.name for row in gaps(rows)] == ["Plus grande", "Condé", "Sans contour"]


def test_without_any_point_nothing_is_served():
    assert {row.cover for row in coverage_of([TOWN, NOWHERE], [])} == {Cover.UNKNOWN}


def test_a_card_is_trusted_for_a_year():
    assert not is_out_of_date(TODAY - timedelta(days=365), TODAY)
    assert is_out_of_date(TODAY - timedelta(days=366), TODAY)
    assert is_out_of_date(None, TODAY)


def test_those_never_checked_come_first():
    old = replace(HOUSE, key=2, verified_on=TODAY - timedelta(days=400))
    never = replace(HOUSE, key=3, verified_on=None)
    assert [point.key for point in out_of_date([HOUSE, old, never], TODAY)] == [3, 2]


def test_what_no_point_has_is_named_in_order():
    assert missing_languages([HOUSE], ["fr", "lsf", "ar"]) == ["lsf", "ar"]
    assert missing_levels([HOUSE], ["proximity", "specialised"]) == ["specialised"]
    assert missing_languages([], ["fr"]) == ["fr"]


@given(st.lists(st.sampled_from(["59606", "59014", "59153"]), max_size=6))
def test_one_more_point_never_makes_a_gap(places):
    areas = [TOWN, NEXT_DOOR, FAR_AWAY]
    points = [replace(HOUSE, key=number, places=frozenset({place})) for number, place in enumerate(places)]
    before = {row.area.key for row in gaps(coverage_of(areas, points))}
    after = {row.area.key for row in gaps(coverage_of(areas, [*points, replace(HOUSE, places=frozenset({"59153"}))]))}
    assert after <= before or not points
    assert sum(row.by_level.get("proximity", 0) for row in coverage_of(areas, points)) == len(places)
