"""Which place is offered first: the commune's own, those of the whole territory, then the nearest."""

from vigie.support.filing.choosing import how_far, nearest_first
from vigie.support.models import ReceptionPoint
from vigie.territory.models import Commune

HERE = Commune(pk=1, name="Ici", longitude=3.5, latitude=50.3)
NEAR = Commune(pk=2, name="Près", longitude=3.6, latitude=50.3)
FAR = Commune(pk=3, name="Loin", longitude=4.5, latitude=50.3)
UNKNOWN = Commune(pk=4, name="Sans carte")


def place(name, commune):
    return ReceptionPoint(name=name, commune=commune)


def names(points, commune):
    return [point.name for point in nearest_first(points, commune)]


def test_the_commune_comes_first_then_the_whole_territory_then_the_nearest():
    points = [place("loin", FAR), place("partout", None), place("près", NEAR), place("ici", HERE)]
    assert names(points, HERE) == ["ici", "partout", "près", "loin"]


def test_without_a_commune_the_whole_territory_comes_first_then_names():
    assert names([place("b", NEAR), place("a", FAR), place("partout", None)], None) == ["partout", "a", "b"]


def test_a_commune_without_a_place_stops_nothing():
    assert how_far(HERE, UNKNOWN) == how_far(None, HERE) == 0.0
    assert names([place("b", UNKNOWN), place("a", NEAR)], HERE) == ["b", "a"]
