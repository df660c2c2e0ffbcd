"""Plane geometry on GeoJSON polygons: plain functions on plain values, enough for one agglomération.

Coordinates are longitude then latitude, in degrees (WGS 84). A geometry is a GeoJSON mapping of type Polygon or
MultiPolygon. A boundary belongs to what it bounds: a point on an outline, or on the edge of a hole, is inside.
"""

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Position = Sequence[float]
Ring = Sequence[Position]
Polygon = Sequence[Ring]
Geometry = Mapping[str, Any]

# Two places closer than this, in degrees, are one: a tenth of a millimetre on the ground.
SAME_PLACE = 1e-9


@dataclass(frozen=True)
class Box:
    """The smallest rectangle along meridians and parallels that holds something; degrees."""

    west: float
    south: float
    east: float
    north: float

    def contains(self, longitude: float, latitude: float) -> bool:
        """Whether a point is in the rectangle, its sides included."""
        return (
            self.west - SAME_PLACE <= longitude <= self.east + SAME_PLACE
            and self.south - SAME_PLACE <= latitude <= self.north + SAME_PLACE
        )


def polygons_of(geometry: Geometry) -> Sequence[Polygon]:
    """Return the polygons of a Polygon or MultiPolygon, each an outer ring and its holes.

    Raises ValueError for any other type of geometry.
    """
    if geometry["type"] == "Polygon":
        return [geometry["coordinates"]]
    if geometry["type"] == "MultiPolygon":
        coordinates: Sequence[Polygon] = geometry["coordinates"]
        return coordinates
    raise ValueError(f"Neither a Polygon nor a MultiPolygon: {geometry['type']}")


def positions_of(geometry: Geometry) -> list[Position]:
    """Return every corner of a geometry, ring by ring; the last of a ring repeats its first."""
    return [position for polygon in polygons_of(geometry) for ring in polygon for position in ring]


def bounding_box(geometries: Iterable[Geometry]) -> Box:
    """Return the rectangle that holds every geometry. Raises ValueError when there is none."""
    positions = [position for geometry in geometries for position in positions_of(geometry)]
    if not positions:
        raise ValueError("No geometry to bound")
    longitudes = [position[0] for position in positions]
    latitudes = [position[1] for position in positions]
    return Box(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


def contains(geometry: Geometry, longitude: float, latitude: float) -> bool:
    """Whether a point is inside a geometry, boundary included, holes excluded but for their edges."""
    return any(polygon_contains(polygon, longitude, latitude) for polygon in polygons_of(geometry))


def polygon_contains(polygon: Polygon, longitude: float, latitude: float) -> bool:
    """Whether a point is inside a polygon: in its outer ring and strictly in none of its holes."""
    if any(is_on_ring(ring, longitude, latitude) for ring in polygon):
        return True
    outer, *holes = polygon
    return ring_surrounds(outer, longitude, latitude) and not any(
        ring_surrounds(hole, longitude, latitude) for hole in holes
    )


def is_on_ring(ring: Ring, longitude: float, latitude: float) -> bool:
    """Whether a point lies on one of the sides of a ring."""
    return any(is_on_side(start, end, longitude, latitude) for start, end in sides_of(ring))


def is_on_side(start: Position, end: Position, longitude: float, latitude: float) -> bool:
    """Whether a point lies on a segment, ends included, to a tenth of a millimetre."""
    if not (
        min(start[0], end[0]) - SAME_PLACE <= longitude <= max(start[0], end[0]) + SAME_PLACE
        and min(start[1], end[1]) - SAME_PLACE <= latitude <= max(start[1], end[1]) + SAME_PLACE
    ):
        return False
    east, north = end[0] - start[0], end[1] - start[1]
    length = math.hypot(east, north)
    if length <= SAME_PLACE:
        return math.hypot(longitude - start[0], latitude - start[1]) <= SAME_PLACE
    return abs(east * (latitude - start[1]) - north * (longitude - start[0])) <= SAME_PLACE * length


def ring_surrounds(ring: Ring, longitude: float, latitude: float) -> bool:
    """Whether a half-line going east from a point crosses the ring an odd number of times."""
    inside = False
    for start, end in sides_of(ring):
        if (start[1] > latitude) != (end[1] > latitude):
            crossing = start[0] + (latitude - start[1]) * (end[0] - start[0]) / (end[1] - start[1])
            inside ^= longitude < crossing
    return inside


def sides_of(ring: Ring) -> Iterable[tuple[Position, Position]]:
    """Return the sides of a closed ring, as pairs of corners."""
    return itertools.pairwise(ring)


def ring_area(ring: Ring) -> float:
    """Return the area of a ring, in squared units of its coordinates; negative when drawn clockwise.

    Corners are taken from the first one, so that small rings far from the origin keep their precision.
    """
    x, y = ring[0][0], ring[0][1]
    return sum((a[0] - x) * (b[1] - y) - (b[0] - x) * (a[1] - y) for a, b in sides_of(ring)) / 2


def area(geometry: Geometry) -> float:
    """Return the area of a geometry in squared degrees, holes taken away: good to compare neighbours, no more."""
    return sum(
        abs(ring_area(outer)) - sum(abs(ring_area(hole)) for hole in holes) for outer, *holes in polygons_of(geometry)
    )


def centroid(geometry: Geometry) -> tuple[float, float]:
    """Return the centre of gravity of the largest polygon's outer ring: a place to write a name.

    It may fall outside a crescent. A flat ring has its corners' mean.
    """
    ring = max((polygon[0] for polygon in polygons_of(geometry)), key=lambda ring: abs(ring_area(ring)))
    return ring_centroid(ring)


def ring_centroid(ring: Ring) -> tuple[float, float]:
    """Return the centre of gravity of a ring."""
    x, y = ring[0][0], ring[0][1]
    doubled = 2 * ring_area(ring)
    if abs(doubled) < SAME_PLACE**2:
        corners = ring[:-1]
        return sum(c[0] for c in corners) / len(corners), sum(c[1] for c in corners) / len(corners)
    moment_x = moment_y = 0.0
    for a, b in sides_of(ring):
        cross = (a[0] - x) * (b[1] - y) - (b[0] - x) * (a[1] - y)
        moment_x += (a[0] + b[0] - 2 * x) * cross
        moment_y += (a[1] + b[1] - 2 * y) * cross
    return x + moment_x / (3 * doubled), y + moment_y / (3 * doubled)
