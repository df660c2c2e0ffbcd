"""Loading a territory: what is written, once, and what is refused before anything is written."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.territory.shapes import feature, polygon, square, write_collection
from vigie.territory.geojson import GeoJSONRefused
from vigie.territory.loading import TerritoryRefused, epci_named, load_territory
from vigie.territory.models import Commune, PriorityNeighbourhood, Territory

pytestmark = pytest.mark.django_db


def run(*arguments, **options):
    out = StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue()


def snapshot():
    return list(Territory.objects.values()), list(Commune.objects.values())


def test_valenciennes_loads_with_its_outlines():
    said = run("load_territory", "valenciennes")
    assert "CA Valenciennes Métropole (245901160)" in said
    territory = Territory.objects.get()
    assert (territory.name, territory.official_name) == ("Valenciennes Métropole", "CA Valenciennes Métropole")
    assert (territory.kind, territory.population) == ("CA", 191_885)
    assert territory.outline["type"] == "Polygon"
    assert Commune.objects.count() == 35
    assert not Commune.objects.filter(outline__isnull=True).exists()
    anzin = Commune.objects.get(insee_code="59014")
    assert (anzin.name, anzin.population, anzin.postcodes) == ("Anzin", 13_417, "59410")
    assert anzin.longitude == pytest.approx(3.51, abs=0.01)


def test_twice_changes_nothing():
    load_territory(epci=epci_named("245901160"))
    before = snapshot()
    tally = load_territory(epci=epci_named("245901160"))
    assert snapshot() == before
    assert (tally.created, tally.changed, tally.unchanged, tally.removed) == (0, 0, 36, 0)


def test_what_was_altered_is_put_right_and_what_was_chosen_is_kept():
    load_territory(epci=epci_named("245901160"))
    Commune.objects.filter(insee_code="59014").update(population=1)
    Territory.objects.update(name="Porte du Hainaut-Est", hotline="0 800 00 00 00")
    tally = load_territory(epci=epci_named("245901160"))
    assert (tally.created, tally.changed, tally.unchanged) == (0, 1, 35)
    assert Territory.objects.get().name == "Porte du Hainaut-Est"


def test_a_territory_named_before_it_is_loaded_keeps_its_row():
    territory = Territory.objects.create(name="À venir", accent_colour="#123456")
    load_territory(epci=epci_named("arras"))
    territory.refresh_from_db()
    assert (territory.name, territory.accent_colour) == ("Arras", "#123456")


def test_another_territory_asks_for_leave():
    load_territory(epci=epci_named("245901160"))
    before = snapshot()
    with pytest.raises(TerritoryRefused, match="--replace"):
        load_territory(epci=epci_named("arras"))
    assert snapshot() == before


def test_replacing_leaves_nothing_of_the_other_but_settings():
    load_territory(epci=epci_named("245901160"))
    Territory.objects.update(court_name="TJ")
    tally = load_territory(epci=epci_named("arras"), replace=True)
    territory = Territory.objects.get()
    assert (territory.name, territory.outline, territory.court_name) == ("Arras", None, "TJ")
    assert tally.removed == 35
    assert not Commune.objects.filter(insee_code__startswith="5901").exists()


def test_unknown_and_ambiguous_names_get_a_sentence():
    with pytest.raises(TerritoryRefused, match=r"Aucune intercommunalité.*xyzzy"):
        epci_named("xyzzy")
    with pytest.raises(TerritoryRefused, match=r"Valenciennes Métropole"):
        epci_named("valencienne")
    with pytest.raises(TerritoryRefused, match="Plusieurs intercommunalités") as refusal:
        epci_named("pays")
    assert str(refusal.value).count("\n") == 13


def test_outlines_of_any_epci_can_be_given(tmp_path):
    path = write_collection(
        tmp_path / "f.geojson",
        feature(polygon(square(2.7, 50.2, 0.1)), insee="62041"),
        feature(polygon(square(0, 0)), insee="99999"),
        feature(polygon(square(2.6, 50.1, 0.4)), SIREN="200033579"),
    )
    tally = load_territory(epci=epci_named("arras"), outlines=path)
    arras = Commune.objects.get(insee_code="62041")
    assert arras.outline == polygon(square(2.7, 50.2, 0.1))
    assert (arras.longitude, arras.latitude) == (2.75, 50.25)
    assert Territory.objects.get().outline == polygon(square(2.6, 50.1, 0.4))
    assert "1 sur 46" in tally.notes[0]


@pytest.mark.parametrize(
    ("features", "sentence"),
    [
        ([feature(polygon(square(3, 50)), code_insee="75056")], "Aucun objet"),
        (
            [feature(polygon(square(3, 50)), code="59014"), feature(polygon(square(3, 50)), code="59014")],
            "n°\N{NO-BREAK SPACE}2",
        ),
        ([feature({"type": "Point", "coordinates": [3, 50]}, code="59014")], "n°\N{NO-BREAK SPACE}1"),
    ],
)
def test_refused_outlines_leave_nothing_half_written(tmp_path, features, sentence):
    path = write_collection(tmp_path / "f.geojson", *features)
    with pytest.raises(GeoJSONRefused, match=sentence):
        load_territory(epci=epci_named("245901160"), outlines=path)
    assert snapshot() == ([], [])


def test_a_refused_neighbourhood_file_undoes_the_territory_too(tmp_path):
    path = write_collection(tmp_path / "f.geojson", feature(polygon(square(0, 0)), code_qp="QN1", lib_qp="Ailleurs"))
    with pytest.raises(CommandError, match="Aucun quartier"):
        run("load_territory", "valenciennes", neighbourhoods=path, vintage=2024)
    assert snapshot() == ([], [])


def test_neighbourhoods_without_vintage_are_a_wrong_usage(tmp_path):
    with pytest.raises(CommandError, match="de quelle année") as refusal:
        run("load_territory", "valenciennes", neighbourhoods=tmp_path / "f.geojson")
    assert refusal.value.returncode == 2


def test_the_command_loads_neighbourhoods_as_well(tmp_path):
    path = write_collection(
        tmp_path / "f.geojson",
        feature(
            polygon(square(3.5, 50.3, 0.01)), code_qp="QN1", lib_qp="Ici", siren_epci="245901160", insee_com="59606"
        ),
    )
    assert "Quartiers prioritaires" in run("load_territory", "valenciennes", neighbourhoods=path, vintage=2024)
    assert PriorityNeighbourhood.objects.get().communes.get().name == "Valenciennes"
