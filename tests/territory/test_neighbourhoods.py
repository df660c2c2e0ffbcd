"""Priority neighbourhoods: which are ours, in which communes, and when they were law."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.territory.shapes import feature, polygon, square, write_collection
from vigie.territory.geojson import GeoJSONRefused
from vigie.territory.models import Commune, PriorityNeighbourhood, Territory
from vigie.territory.neighbourhoods import VALIDITY, city_of, load_neighbourhoods
from vigie.territory.places import which_places

pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).with_name("qpv_2015_sample.geojson")


@pytest.fixture
def paris_like(db):
    """Two communes drawn as squares around the places of the sample, and one without outline."""
    Territory.objects.create(siren="200054781", name="Grand Paris d'essai")
    east = polygon([[2.38, 48.84], [2.45, 48.84], [2.45, 48.90], [2.38, 48.90], [2.38, 48.84]])
    north = polygon([[2.36, 48.90], [2.45, 48.90], [2.45, 48.95], [2.36, 48.95], [2.36, 48.90]])
    Commune.objects.create(insee_code="75056", name="Paris d'essai", outline=east)
    Commune.objects.create(insee_code="93001", name="Aubervilliers d'essai", outline=north)
    Commune.objects.create(insee_code="93048", name="Montreuil d'essai")


def ours(**properties):
    return feature(polygon(square(2.40, 48.86, 0.005)), **{"code_qp": "QN1", "lib_qp": "Quartier", **properties})


def test_the_real_sample_is_placed_by_its_corners(paris_like):
    tally = load_neighbourhoods(path=SAMPLE, vintage=2015)
    found = {
        each.code: {commune.insee_code for commune in each.communes.all()}
        for each in PriorityNeighbourhood.objects.all()
    }
    assert found["QP075019"] == {"75056"}
    assert found["QP093028"] == {"93001"}
    assert tally.created == len(found)


def test_twice_changes_nothing(paris_like):
    load_neighbourhoods(path=SAMPLE, vintage=2015)
    before = list(PriorityNeighbourhood.objects.values("id", "code", "name", "outline", "communes"))
    tally = load_neighbourhoods(path=SAMPLE, vintage=2015)
    assert (tally.created, tally.changed) == (0, 0)
    assert list(PriorityNeighbourhood.objects.values("id", "code", "name", "outline", "communes")) == before


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"siren_epci": "200054781", "insee_com": "75120"}, {"75056"}),
        ({"siren_epci": 200054781, "insee_com": "75056, 93048"}, {"75056", "93048"}),
        ({"insee_com": "93048"}, {"93048"}),
        ({"siren_epci": "200054781", "insee_com": None}, {"75056"}),
        ({}, {"75056"}),
    ],
)
def test_communes_come_from_codes_else_from_corners(paris_like, tmp_path, properties, expected):
    load_neighbourhoods(path=write_collection(tmp_path / "f.geojson", ours(**properties)), vintage=2024)
    assert {commune.insee_code for commune in PriorityNeighbourhood.objects.get().communes.all()} == expected


@pytest.mark.parametrize("properties", [{"siren_epci": "245901160"}, {"insee_com": "59606"}])
def test_those_of_other_territories_are_left_out(paris_like, tmp_path, properties):
    path = write_collection(tmp_path / "f.geojson", ours(**properties))
    with pytest.raises(GeoJSONRefused, match="Aucun quartier"):
        load_neighbourhoods(path=path, vintage=2024)


@pytest.mark.parametrize(
    ("features", "sentence"),
    [
        ([ours(), ours()], "n°\N{NO-BREAK SPACE}2.*n°\N{NO-BREAK SPACE}1"),
        ([ours(code_qp="")], "n°\N{NO-BREAK SPACE}1.*code_qp"),
        ([ours(), ours(code_qp="QN2", lib_qp=None)], "n°\N{NO-BREAK SPACE}2.*lib_qp"),
        (
            [ours(), feature({"type": "Point", "coordinates": [2, 48]}, code_qp="X", lib_qp="X", insee_com="75056")],
            "n°\N{NO-BREAK SPACE}2",
        ),
    ],
)
def test_refused_files_leave_nothing(paris_like, tmp_path, features, sentence):
    with pytest.raises(GeoJSONRefused, match=sentence):
        load_neighbourhoods(path=write_collection(tmp_path / "f.geojson", *features), vintage=2024)
    assert not PriorityNeighbourhood.objects.exists()


def test_a_change_of_communes_is_a_change(paris_like, tmp_path):
    load_neighbourhoods(path=write_collection(tmp_path / "f.geojson", ours(insee_com="75056")), vintage=2024)
    path = write_collection(tmp_path / "f.geojson", ours(insee_com="93048"))
    tally = load_neighbourhoods(path=path, vintage=2024)
    assert (tally.created, tally.changed, tally.unchanged) == (0, 1, 0)
    assert PriorityNeighbourhood.objects.get().communes.get().insee_code == "93048"


def test_one_absent_from_a_new_file_stays_and_is_named(paris_like, tmp_path):
    load_neighbourhoods(path=write_collection(tmp_path / "f.geojson", ours()), vintage=2024)
    path = write_collection(tmp_path / "f.geojson", ours(code_qp="QN2", lib_qp="Autre"))
    assert "Quartier" in load_neighbourhoods(path=path, vintage=2024).notes[0]
    assert PriorityNeighbourhood.objects.count() == 2


def test_one_day_has_one_vintage():
    last, first = VALIDITY[2015][1], VALIDITY[2024][0]
    assert (first - last).days == 1


@pytest.mark.parametrize(
    ("day", "vintage"), [(date(2023, 12, 31), 2015), (date(2024, 1, 1), 2024), (date(2014, 12, 31), None)]
)
def test_a_point_is_in_the_neighbourhood_of_its_day(paris_like, tmp_path, day, vintage):
    for year in VALIDITY:
        load_neighbourhoods(path=write_collection(tmp_path / "f.geojson", ours()), vintage=year)
    places = which_places(2.402, 48.862, day)
    assert places.commune.insee_code == "75056"
    assert [each.vintage for each in places.neighbourhoods] == ([vintage] if vintage else [])


def test_a_point_elsewhere_is_nowhere(paris_like):
    places = which_places(0, 0, date(2024, 1, 1))
    assert (places.commune, list(places.neighbourhoods)) == (None, [])


def test_a_place_takes_two_queries(paris_like, django_assert_num_queries):
    with django_assert_num_queries(2):
        which_places(2.402, 48.862, date(2024, 1, 1))


@pytest.mark.parametrize(
    ("code", "city"),
    [
        ("75101", "75056"),
        ("75120", "75056"),
        ("69389", "69123"),
        ("13216", "13055"),
        ("59606", "59606"),
        ("2A004", "2A004"),
    ],
)
def test_districts_belong_to_their_city(code, city):
    assert city_of(code) == city


def test_the_command_asks_for_a_territory_first(db):
    with pytest.raises(CommandError, match="load_territory"):
        call_command("load_neighbourhoods", str(SAMPLE), vintage=2015)


def test_the_command_says_what_it_did(paris_like):
    out = StringIO()
    call_command("load_neighbourhoods", str(SAMPLE), vintage=2015, stdout=out)
    assert out.getvalue().startswith("Quartiers prioritaires")
