"""From degrees to the paper of a map, and from corners to the short text of an SVG path."""

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vigie.territory.geometry import Box, Geometry, Position, polygons_of

Corner = tuple[int, int]

# Grid steps, in tenths of a unit of the drawing, from the finest to the coarsest.
GRID_STEPS = (1, 2, 5, 10, 20)


@dataclass(frozen=True)
class Projection:
    """Equirectangular projection around the middle parallel: over 50 km, shapes are right to less than 1 %.

    scale: units of the drawing per degree of latitude. margin: units left empty around the box.
    """

    box: Box
    width: float
    margin: float = 4

    @property
    def shrink(self) -> float:
        """Length of a degree of longitude, in degrees of latitude, on the middle parallel."""
        return math.cos(math.radians((self.box.south + self.box.north) / 2))

    @property
    def scale(self) -> float:
        across = (self.box.east - self.box.west) * self.shrink
        return (self.width - 2 * self.margin) / across if across else 1

    @property
    def height(self) -> float:
        return (self.box.north - self.box.south) * self.scale + 2 * self.margin

    def place(self, position: Position) -> tuple[float, float]:
        """Return where a longitude and latitude fall on the drawing: x to the right, y downwards."""
        return (
            self.margin + (position[0] - self.box.west) * self.shrink * self.scale,
            self.margin + (self.box.north - position[1]) * self.scale,
        )


def snap(corners: Iterable[tuple[float, float]], step: int) -> list[Corner]:
    """Put corners on a grid of ``step`` tenths of a unit, then drop those that repeat or stand on a straight line.

    Each corner moves by itself, whatever its ring: two neighbours keep a common border without gap.
    Returns tenths of a unit; fewer than three corners when the ring is smaller than the grid.
    """
    kept: list[Corner] = []
    for x, y in corners:
        corner = (round(x * 10 / step) * step, round(y * 10 / step) * step)
        while kept and (kept[-1] == corner or (len(kept) > 1 and is_between(kept[-2], kept[-1], corner))):
            kept.pop()
        kept.append(corner)
    return kept[:-1] if len(kept) > 1 and kept[0] == kept[-1] else kept


def is_between(start: Corner, middle: Corner, end: Corner) -> bool:
    """Whether the middle corner stands on the straight way from start to end."""
    first = (middle[0] - start[0], middle[1] - start[1])
    second = (end[0] - middle[0], end[1] - middle[1])
    return first[0] * second[1] == first[1] * second[0] and (first[0] * second[0] >= 0) and (first[1] * second[1] >= 0)


def path_of(geometry: Geometry, projection: Projection, step: int = 1) -> str:
    """Return the ``d`` of an SVG path, relative, to one decimal; empty when nothing is left on the grid."""
    rings = (
        snap((projection.place(position) for position in ring), step)
        for polygon in polygons_of(geometry)
        for ring in polygon
    )
    return "".join(ring_path(ring) for ring in rings if len(ring) > 2)


def ring_path(ring: Sequence[Corner]) -> str:
    """Write one ring: its first corner, then the way from each to the next."""
    moves = [pair(after[0] - before[0], after[1] - before[1]) for before, after in itertools.pairwise(ring)]
    return f"M{pair(*ring[0])}l{' '.join(moves)}z".replace(" -", "-")


def pair(x: int, y: int) -> str:
    """Write two tenths as decimals, a minus sign standing for the separator where there is one."""
    first, second = decimal(x), decimal(y)
    return first + second if second.startswith("-") else f"{first} {second}"


def decimal(tenths: int) -> str:
    """Write tenths as the shortest decimal: 12 → 1.2, 30 → 3, -5 → -.5."""
    whole, rest = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    text = f"{whole or ''}.{rest}" if rest else str(whole)
    return sign + text


def paths_within(geometries: Sequence[Geometry], projection: Projection, characters: int) -> list[str]:
    """Return one path per geometry, on the finest grid whose paths hold together in so many characters.

    The coarsest grid is used when none does.
    """
    paths: list[str] = []
    for step in GRID_STEPS:
        paths = [path_of(geometry, projection, step) for geometry in geometries]
        if sum(map(len, paths)) <= characters:
            break
    return paths
