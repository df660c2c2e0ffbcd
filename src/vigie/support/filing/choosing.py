"""Which reception point to tell: those able to receive, the nearest first."""

from collections.abc import Iterable
from math import cos, hypot, radians

from vigie.support.models import ReceptionPoint
from vigie.territory.models import Commune


def points_for(commune: Commune | None) -> list[ReceptionPoint]:
    """Return the points able to receive a report: of the commune, of the whole territory, then the nearest."""
    points = ReceptionPoint.objects.able_to_receive().select_related("commune", "organisation")
    return nearest_first(points, commune)


def nearest_first(points: Iterable[ReceptionPoint], commune: Commune | None) -> list[ReceptionPoint]:
    """Order points by how near a commune they are; without a commune, those of the whole territory come first."""

    def rank(point: ReceptionPoint) -> tuple[int, float, str]:
        if commune and point.commune_id == commune.pk:
            return 0, 0.0, point.name
        if point.commune is None:
            return 1, 0.0, point.name
        return 2, kilometres(commune, point.commune), point.name

    return sorted(points, key=rank)


def kilometres(one: Commune | None, other: Commune) -> float:
    """Return about how far two communes are, as the crow flies; 0 when it is not known."""
    if one is None or None in (one.longitude, one.latitude, other.longitude, other.latitude):
        return 0.0
    north = (other.latitude or 0) - (one.latitude or 0)
    east = ((other.longitude or 0) - (one.longitude or 0)) * cos(radians(one.latitude or 0))
    return 111.2 * hypot(north, east)
