"""How far two places are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.territory.distance import EARTH_RADIUS, kilometres

PLACES = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
VALENCIENNES, LILLE = (3.5234, 50.3581), (3.0573, 50.6292)


def test_a_known_distance():
    assert kilometres(VALENCIENNES, LILLE) == pytest.approx(44.7, abs=0.3)


def test_a_degree_along_a_meridian():
    assert kilometres((3, 50), (3, 51)) == pytest.approx(EARTH_RADIUS * 3.14159265 / 180, rel=1e-6)


@given(PLACES, PLACES)
def test_it_is_the_same_both_ways_and_never_beyond_half_the_earth(here, there):
    assert kilometres(here, there) == pytest.approx(kilometres(there, here), abs=1e-6)
    assert 0 <= kilometres(here, there) <= EARTH_RADIUS * 3.1416
    assert kilometres(here, here) == pytest.approx(0, abs=1e-6)
