"""The national files, and how an EPCI is found in them."""

import pytest

from vigie.territory.national_file import COMMUNES_FILE, Epci, communes_of, every_epci, find_epci, near_epci, rows_of


@pytest.mark.parametrize(
    "words", ["245901160", "245 901 160", "valenciennes", "VALENCIENNES métropole", "Métropole Valenciennes"]
)
def test_valenciennes_is_found_by_siren_and_by_name(words):
    assert [str(epci) for epci in find_epci(words)] == ["CA Valenciennes Métropole (245901160)"]


def test_an_exact_name_wins_over_those_that_contain_it():
    assert [epci.official_name for epci in find_epci("arras")] == ["CU d'Arras"]


@pytest.mark.parametrize("words", ["", "  ", "xyzzy", "123456789"])
def test_nothing_answers_to_other_words(words):
    assert find_epci(words) == []


def test_a_misspelt_name_has_a_neighbour():
    assert "245901160" in {epci.siren for epci in near_epci("valencienne")}


@pytest.mark.parametrize(
    ("official", "shown"),
    [
        ("CA Valenciennes Métropole", "Valenciennes Métropole"),
        ("CC de la Vallée Verte", "Vallée Verte"),
        ("CU d'Arras", "Arras"),
        ("CC du Pays d'Uzès", "Pays d'Uzès"),
        ("CC des 2 Vallées", "2 Vallées"),
        ("Métropole Rouen Normandie", "Métropole Rouen Normandie"),
        ('CA "Saintes - Grandes Rives - L\'Agglo"', "Saintes - Grandes Rives - L'Agglo"),
    ],
)
def test_the_shown_name_has_no_legal_form(official, shown):
    assert Epci("000000000", official, "CA", 1).name == shown


def test_every_epci_has_its_communes():
    listed = {row["epci_siren"] for row in rows_of(COMMUNES_FILE)} - {""}
    assert {epci.siren for epci in every_epci()} == listed
    assert all(epci.name for epci in every_epci())


def test_communes_of_valenciennes_add_up_to_its_population():
    epci = find_epci("valenciennes")[0]
    communes = communes_of(epci.siren)
    assert len({commune.insee_code for commune in communes}) == len(communes) == 35
    assert sum(commune.population or 0 for commune in communes) == epci.population


def test_communes_of_another_epci_come_from_the_national_file():
    communes = communes_of(find_epci("arras")[0].siren)
    assert "62041" in {commune.insee_code for commune in communes}
    assert all(commune.longitude is None for commune in communes)
