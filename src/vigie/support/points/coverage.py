"""The state of play of reception (S146): where there is a point, where there is none, what is out of date or missing.

Plain functions on plain values: the pages and the files say the same.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from vigie.territory.distance import Place, kilometres

# A card checked longer ago is no longer to be trusted.
CHECKED_FOR = timedelta(days=365)
# Further than this, a point is not « of proximity » any more; a choice of ours, to be discussed with the network.
NEAR_KILOMETRES = 3.0


class Cover(StrEnum):
    """How a place is served. UNKNOWN: neither a point inside, nor a place to count from."""

    INSIDE = "inside"
    NEAR = "near"
    FAR = "far"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class CountedPoint:
    """A point as the state of play counts it. places: keys of the communes and neighbourhoods it stands in."""

    key: int
    name: str
    level: str
    places: frozenset[str]
    place: Place | None = None
    languages: frozenset[str] = frozenset()
    verified_on: date | None = None


@dataclass(frozen=True)
class Area:
    """A commune or a neighbourhood. centre: None when it has no outline and no known centre."""

    key: str
    name: str
    population: int | None = None
    centre: Place | None = None


@dataclass(frozen=True)
class Coverage:
    """What is there for an area. by_level: number of points inside, by level. nearest: in km, None when unknown."""

    area: Area
    cover: Cover
    by_level: Mapping[str, int]
    nearest: float | None = None


def coverage_of(areas: Iterable[Area], points: Sequence[CountedPoint]) -> list[Coverage]:
    """Return what is there for each area, in the order given."""
    return [coverage(area, points) for area in areas]


def coverage(area: Area, points: Sequence[CountedPoint]) -> Coverage:
    """Return what is there for one area."""
    inside = Counter(point.level for point in points if area.key in point.places)
    distances = [kilometres(area.centre, point.place) for point in points if area.centre and point.place]
    nearest = min(distances, default=None)
    return Coverage(area, cover_of(bool(inside), nearest), inside, nearest)


def cover_of(is_inside: bool, nearest: float | None) -> Cover:
    """Say how an area is served."""
    if is_inside:
        return Cover.INSIDE
    if nearest is None:
        return Cover.UNKNOWN
    return Cover.NEAR if nearest <= NEAR_KILOMETRES else Cover.FAR


def gaps(rows: Iterable[Coverage]) -> list[Coverage]:
    """Return the areas without a point, inside or near, the most peopled first; whatever is unknown is a gap too."""
    found = [row for row in rows if row.cover in {Cover.FAR, Cover.UNKNOWN}]
    return sorted(found, key=lambda row: (-(row.area.population or 0), row.area.name))


def is_out_of_date(verified_on: date | None, day: date) -> bool:
    """Whether a card was never checked, or not for a year."""
    return verified_on is None or day - verified_on > CHECKED_FOR


def out_of_date(points: Iterable[CountedPoint], day: date) -> list[CountedPoint]:
    """Return the points to check anew, those never checked first, then the oldest."""
    stale = [point for point in points if is_out_of_date(point.verified_on, day)]
    return sorted(stale, key=lambda point: (point.verified_on or date.min, point.name))


def missing_languages(points: Iterable[CountedPoint], known: Collection[str]) -> list[str]:
    """Return the languages of the list that no point speaks, in the order of the list."""
    spoken = frozenset().union(*(point.languages for point in points))
    return [language for language in known if language not in spoken]


def missing_levels(points: Iterable[CountedPoint], known: Collection[str]) -> list[str]:
    """Return the levels that no point has, in the order of the list."""
    held = {point.level for point in points}
    return [level for level in known if level not in held]
