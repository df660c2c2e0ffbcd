"""Points in polygons, centres and areas, on chosen shapes and on drawn ones."""

import itertools
import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.territory.shapes import polygon, square
from vigie.territory.geometry import (
    Box,
    area,
    bounding_box,
    centroid,
    contains,
    polygons_of,
    positions_of,
)

coordinates = st.floats(-80, 80, allow_nan=False, width=32)
points = st.tuples(coordinates, coordinates)
shifts = st.integers(-40, 40)


@st.composite
def convex_rings(draw):
    """Corners taken in turn on an ellipse: always convex."""
    angles = sorted(draw(st.lists(st.integers(0, 359), min_size=3, max_size=12, unique=True)))
    width, height = draw(st.floats(0.5, 40)), draw(st.floats(0.5, 40))
    corners = [[width * math.cos(math.radians(a)), height * math.sin(math.radians(a))] for a in angles]
    return [*corners, corners[0]]


def margin(ring, x, y):
    """The least signed distance from a point to the sides of an anticlockwise convex ring: negative outside."""
    found = []
    for (ax, ay), (bx, by) in itertools.pairwise(ring):
        length = math.hypot(bx - ax, by - ay)
        found.append(((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length)
    return min(found)


@given(convex_rings(), points)
def test_a_convex_polygon_is_the_meeting_of_half_planes(ring, point):
    distance = margin(ring, *point)
    assume(abs(distance) > 1e-6)
    assert contains(polygon(ring), *point) is (distance > 0)


@given(convex_rings(), points)
def test_the_direction_of_drawing_changes_nothing(ring, point):
    assert contains(polygon(ring), *point) == contains(polygon(ring[::-1]), *point)


@given(convex_rings(), shifts, shifts, points)
def test_moving_everything_changes_nothing(ring, east, north, point):
    assume(abs(margin(ring, *point)) > 1e-6)
    moved = [[x + east, y + north] for x, y in ring]
    assert contains(polygon(moved), point[0] + east, point[1] + north) is contains(polygon(ring), *point)
    assert area(polygon(moved)) == pytest.approx(area(polygon(ring)), rel=1e-6, abs=1e-9)


@given(convex_rings())
def test_the_centre_of_a_convex_polygon_is_inside(ring):
    assume(area(polygon(ring)) > 1e-3)
    assert contains(polygon(ring), *centroid(polygon(ring)))


@given(points)
def test_a_hole_takes_away_exactly_what_is_strictly_inside_it(point):
    x, y = point[0] / 40, point[1] / 40
    outer, hole = square(-1, -1, 2), square(-0.5, -0.5, 1)
    in_hole = abs(x) < 0.5 - 1e-6 and abs(y) < 0.5 - 1e-6
    near_edge = abs(max(abs(x), abs(y)) - 0.5) <= 1e-6
    assume(not near_edge)
    assert contains(polygon(outer, hole), x, y) is (contains(polygon(outer), x, y) and not in_hole)


@pytest.mark.parametrize("point", [(0, 0), (1, 1), (0.5, 0), (1, 0.25), (0, 1)])
def test_the_boundary_belongs_to_the_polygon(point):
    assert contains(polygon(square(0, 0)), *point)


@pytest.mark.parametrize("point", [(0.25, 0.25), (0.5, 0.25), (0.75, 0.6)])
def test_the_edge_of_a_hole_belongs_to_the_polygon(point):
    assert contains(polygon(square(0, 0), square(0.25, 0.25, 0.5)), *point)


def test_a_point_level_with_a_corner_is_counted_once():
    diamond = polygon([[0, -1], [1, 0], [0, 1], [-1, 0], [0, -1]])
    assert contains(diamond, 0, 0)
    assert not contains(diamond, -2, 0)
    assert not contains(diamond, 2, 0)


def test_each_part_of_a_multipolygon_counts():
    parts = {"type": "MultiPolygon", "coordinates": [[square(0, 0)], [square(5, 5, 2)]]}
    assert contains(parts, 0.5, 0.5)
    assert contains(parts, 6, 6)
    assert not contains(parts, 3, 3)
    assert area(parts) == pytest.approx(5)
    assert centroid(parts) == pytest.approx((6, 6))


def test_area_takes_holes_away():
    assert area(polygon(square(0, 0, 4), square(1, 1, 2))) == pytest.approx(12)


def test_a_flat_ring_has_the_mean_of_its_corners_as_centre():
    assert centroid(polygon([[0, 0], [2, 2], [4, 4], [0, 0]])) == pytest.approx((2, 2))


def test_bounding_box_holds_every_corner():
    geometries = [polygon(square(0, 0)), polygon(square(3, -2))]
    box = bounding_box(geometries)
    assert box == Box(0, -2, 4, 1)
    assert all(box.contains(x, y) for geometry in geometries for x, y in positions_of(geometry))


def test_no_geometry_has_no_box():
    with pytest.raises(ValueError, match="No geometry"):
        bounding_box([])


def test_other_geometries_are_refused():
    with pytest.raises(ValueError, match="Point"):
        polygons_of({"type": "Point", "coordinates": [0, 0]})
