"""Reads the points once, as plain values for the search and for the state of play."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain

from django.db.models import QuerySet

from vigie.support.models import ReceptionPoint
from vigie.support.points.coverage import Area, CountedPoint
from vigie.support.points.filtering import Card
from vigie.territory.distance import Place
from vigie.territory.geometry import centroid, contains
from vigie.territory.models import Commune, PriorityNeighbourhood


def published_points() -> QuerySet[ReceptionPoint]:
    """Return what the public directory shows, with what its pages say; the points of proximity first."""
    points = ReceptionPoint.objects.published().select_related("commune", "organisation")
    return points.prefetch_related("permanences").order_by("level", "name")


def place_of(point: ReceptionPoint | Commune) -> Place | None:
    """Return where something is, or None when it is not known."""
    if point.longitude is None or point.latitude is None:
        return None
    return point.longitude, point.latitude


def card_of(point: ReceptionPoint) -> Card:
    """Return what the search knows of a point; one without a place stands at the centre of its commune."""
    return Card(
        key=point.pk,
        name=point.name,
        commune=point.commune.insee_code if point.commune else "",
        place=place_of(point) or (place_of(point.commune) if point.commune else None),
        level=point.level,
        accessibility=point.accessibility,
        competences=frozenset(point.competences),
        languages=frozenset(point.languages),
        criteria=frozenset(point.criteria),
        domains=frozenset(point.domains),
    )


def counted_points(
    points: Iterable[ReceptionPoint], neighbourhoods: Sequence[PriorityNeighbourhood]
) -> list[CountedPoint]:
    """Return the points of the state of play, each with the areas it stands in."""
    return [
        CountedPoint(
            key=point.pk,
            name=point.name,
            level=point.level,
            places=frozenset(chain(commune_key(point), neighbourhood_keys(point, neighbourhoods))),
            place=place_of(point) or (place_of(point.commune) if point.commune else None),
            languages=frozenset(point.languages),
            verified_on=point.verified_on,
        )
        for point in points
    ]


def commune_key(point: ReceptionPoint) -> list[str]:
    """Return the key of a point's commune, if it has one."""
    return [point.commune.insee_code] if point.commune else []


def neighbourhood_keys(point: ReceptionPoint, neighbourhoods: Iterable[PriorityNeighbourhood]) -> list[str]:
    """Return the keys of the neighbourhoods that hold a point; none when its own place is not known."""
    place = place_of(point)
    return [each.code for each in neighbourhoods if place and each.outline and contains(each.outline, *place)]


def commune_areas() -> list[Area]:
    """Return the communes as areas to serve."""
    return [Area(each.insee_code, each.name, each.population, place_of(each)) for each in Commune.objects.all()]


def neighbourhoods_on(day: date) -> list[PriorityNeighbourhood]:
    """Return the neighbourhoods in force on a day."""
    return list(PriorityNeighbourhood.objects.in_force(day))


def neighbourhood_areas(neighbourhoods: Iterable[PriorityNeighbourhood]) -> list[Area]:
    """Return the neighbourhoods as areas to serve."""
    return [
        Area(each.code, each.name, centre=centroid(each.outline) if each.outline else None) for each in neighbourhoods
    ]
