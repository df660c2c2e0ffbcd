"""What becomes of corners on the paper of a map."""

import itertools
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.territory.shapes import polygon, square
from vigie.territory.geometry import Box
from vigie.territory.projection import Projection, decimal, path_of, paths_within, snap

corners = st.lists(st.tuples(st.floats(0, 500), st.floats(0, 500)), min_size=3, max_size=40)


def test_north_is_up_and_a_degree_of_longitude_is_shortened():
    projection = Projection(Box(3, 50, 4, 51), 200, margin=0)
    assert projection.place((3, 51)) == pytest.approx((0, 0))
    assert projection.place((4, 50)) == pytest.approx((200, projection.height))
    assert projection.height == pytest.approx(200 / math.cos(math.radians(50.5)))


def test_a_box_without_width_is_still_drawn():
    assert Projection(Box(3, 50, 3, 51), 200).scale == 1


@given(st.integers(-99999, 99999))
def test_tenths_are_written_exactly(tenths):
    assert round(float(decimal(tenths)) * 10) == tenths


@given(corners, st.sampled_from([1, 2, 5, 10]))
def test_snapping_moves_no_corner_further_than_half_a_step(ring, step):
    for x, y in snap([*ring, ring[0]], step):
        assert min(max(abs(x / 10 - a), abs(y / 10 - b)) for a, b in ring) <= step / 20 + 1e-6


@given(corners)
def test_snapping_twice_changes_nothing(ring):
    once = snap(ring, 1)
    assert len(snap([(x / 10, y / 10) for x, y in once], 1)) <= len(once)
    assert all(before != after for before, after in itertools.pairwise(once))


def test_two_neighbours_keep_their_common_border():
    left = [(0, 0), (10.04, 0.03), (10.07, 7.77), (0, 9)]
    right = [(10.04, 0.03), (20, 0), (20, 9), (10.07, 7.77)]
    assert set(snap(left, 5)) & set(snap(right, 5)) == set(snap([(10.04, 0.03), (10.07, 7.77)], 5))


def test_corners_of_a_straight_line_are_dropped():
    assert snap([(0, 0), (1, 0), (2, 0), (2, 2), (0, 0)], 1) == [(0, 0), (20, 0), (20, 20)]


def test_a_shape_smaller_than_the_grid_leaves_no_path():
    projection = Projection(Box(0, 0, 10, 10), 100)
    assert path_of(polygon(square(1, 1, 1e-5)), projection) == ""


def test_a_path_has_one_decimal_and_goes_round():
    path = path_of(polygon(square(0, 0, 10), square(2, 2, 3.3333)), Projection(Box(0, 0, 10, 10), 100))
    assert path.count("M") == path.count("z") == 2
    assert not re.search(r"\.\d\d", path)


def test_the_grid_gets_coarser_until_paths_hold():
    circle = [[math.cos(a / 50), math.sin(a / 50)] for a in range(315)]
    geometry = polygon([*circle, circle[0]])
    projection = Projection(Box(-1, -1, 1, 1), 480)
    fine, coarse = paths_within([geometry], projection, 10_000)[0], paths_within([geometry], projection, 1_000)[0]
    assert len(coarse) <= 1_000 < len(fine)
