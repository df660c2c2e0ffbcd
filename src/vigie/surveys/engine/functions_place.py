"""Functions on places: a point is « latitude longitude altitude accuracy », a line is points between « ; »."""

import math
from itertools import pairwise

from vigie.surveys.engine.functions import ANY_NUMBER, function
from vigie.surveys.engine.functions_text import texts
from vigie.surveys.engine.values import NOT_A_NUMBER, Value
from vigie.surveys.engine.worlds import Scope

EARTH_RADIUS = 6_378_100.0  # metres, at the equator, as ODK's engine counts
Point = tuple[float, float]


def points(values: tuple[Value, ...]) -> list[Point]:
    """Latitudes and longitudes in radians, in order; what is not a point is left out."""
    found: list[Point] = []
    for part in ";".join(texts(values)).split(";"):
        try:
            latitude, longitude = (math.radians(float(number)) for number in part.split()[:2])
        except ValueError:
            continue
        found.append((latitude, longitude))
    return found


@function("distance", 1, ANY_NUMBER)
def _distance(_scope: Scope, *values: Value) -> float:
    """Metres along a line."""
    line = points(values)
    return sum(_apart(*pair) for pair in pairwise(line)) if len(line) > 1 else 0.0


def _apart(start: Point, end: Point) -> float:
    across = math.sin((end[0] - start[0]) / 2) ** 2
    along = math.cos(start[0]) * math.cos(end[0]) * math.sin((end[1] - start[1]) / 2) ** 2
    return 2 * EARTH_RADIUS * math.asin(min(1.0, math.sqrt(across + along)))


@function("enclosed-area", 1)
@function("area", 1)
def _area(_scope: Scope, shape: Value) -> float:
    """Square metres within a shape."""
    line = points((shape,))
    if len(line) < 3:
        return 0.0
    closed = zip(line, [*line[1:], line[0]], strict=True)
    total = sum((end[1] - start[1]) * (2 + math.sin(start[0]) + math.sin(end[0])) for start, end in closed)
    return abs(total) * EARTH_RADIUS**2 / 2 if math.isfinite(total) else NOT_A_NUMBER
