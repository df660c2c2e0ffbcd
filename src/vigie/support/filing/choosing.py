"""Which reception point to tell: those able to receive, the nearest first."""

from collections.abc import Iterable

from vigie.support.models import ReceptionPoint
from vigie.territory.distance import Place, kilometres
from vigie.territory.models import Commune

# What the pages say of a point, and what ranks it; the rest of its card would be read for nothing.
SHOWN = (
    *("name", "level", "capacity", "is_fictitious"),
    *("commune__name", "commune__longitude", "commune__latitude"),
)


def points_for(commune: Commune | None) -> list[ReceptionPoint]:
    """Return the points able to receive a report: of the commune, of the whole territory, then the nearest."""
    points = ReceptionPoint.objects.able_to_receive().select_related("commune").only(*SHOWN)
    return nearest_first(points, commune)


def nearest_first(points: Iterable[ReceptionPoint], commune: Commune | None) -> list[ReceptionPoint]:
    """Order points by how near a commune they are; without a commune, those of the whole territory come first."""

    def rank(point: ReceptionPoint) -> tuple[int, float, str]:
        if commune and point.commune_id == commune.pk:
            return 0, 0.0, point.name
        if point.commune is None:
            return 1, 0.0, point.name
        return 2, how_far(commune, point.commune), point.name

    return sorted(points, key=rank)


def how_far(one: Commune | None, other: Commune) -> float:
    """Return how many kilometres separate two communes; 0 when it is not known."""
    here, there = place_of(one), place_of(other)
    return kilometres(here, there) if here and there else 0.0


def place_of(commune: Commune | None) -> Place | None:
    """Return the middle of a commune as longitude and latitude, when it is known."""
    if commune is None or commune.longitude is None or commune.latitude is None:
        return None
    return commune.longitude, commune.latitude
