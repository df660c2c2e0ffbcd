"""Catalogues: tables, margins, the page where they are chosen, and what is kept."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.observatory.editions.scene import catalogue, make_facts
from tests.observatory.facts_scene import make_places
from vigie.accounts.models import JournalEntry
from vigie.observatory.editions.catalogue import dimensions_in, fix_catalogue
from vigie.observatory.editions.tables import SHOWN, cells_of, default_tables, tied_too_much, with_margins
from vigie.observatory.models import Catalogue

TABLES = st.lists(st.lists(st.sampled_from(SHOWN), unique=True, max_size=3).map(tuple), max_size=5)


@given(TABLES)
def test_a_catalogue_has_every_margin_once(tables):
    found = with_margins(tables)
    assert found[0] == ()
    assert len(found) == len({frozenset(table) for table in found})
    for table in found:
        assert all(tuple(name for name in table if name != left) in found for left in table)
    assert {frozenset(table) for table in tables} <= {frozenset(table) for table in found}


def test_the_proposed_tables_can_be_fixed():
    sizes = {
        "criterion": 30,
        "domain": 9,
        "type": 6,
        "place": 120,
        "sex": 4,
        "age_band": 8,
        "outcome": 14,
        "channel": 9,
    }
    assert all(1 <= len(table) <= 3 and set(table) <= set(SHOWN) for table in default_tables())
    assert tied_too_much(with_margins(default_tables()), sizes) == []
    tied = tied_too_much(with_margins([*default_tables(), ("domain", "place"), ("domain", "sex")]), sizes)
    assert sorted(tied) == ["age_band", "criterion", "domain", "outcome", "place", "sex"]


def test_neither_sources_nor_quarters_are_shown():
    assert not {"source", "quarter"} & set(SHOWN)


def test_cells_are_counted():
    assert cells_of([(), ("domain",), ("domain", "sex")], {"domain": 8, "sex": 4}) == 1 + 8 + 32


@pytest.mark.django_db
def test_fixing_twice_keeps_one(pilot):
    first = catalogue(pilot)
    assert catalogue(pilot) == first
    assert JournalEntry.objects.filter(verb="catalogue_fixed").count() == 1
    other = fix_catalogue(title="Autre", tables=[("sex",)], actor=pilot)
    assert (other.number, dimensions_in(other)) == (first.number + 1, ["sex"])


@pytest.mark.django_db
def test_a_catalogue_knows_which_years_had_begun(pilot):
    before = catalogue(pilot)
    make_facts(3, vintage=2025)
    after = fix_catalogue(title="Après", tables=[("sex",)], actor=pilot)
    assert (before.vintages_begun, after.vintages_begun) == ([], [2025])


@pytest.mark.django_db
def test_the_page_counts_before_it_fixes(pilot, client_of):
    make_places()
    client, address = client_of(pilot), reverse("observatory:add_catalogue")
    chosen = {"title": "Catalogue", "place_width": "commune", "of_2": ["domain-sex"]}
    page = client.post(address, {**chosen, "calcul": "1"}).content.decode()
    assert "Ce catalogue a 4 tableaux et" in page
    assert not Catalogue.objects.exists()
    assert client.post(address, chosen).status_code == 302
    assert Catalogue.objects.get().tables == [[], ["domain"], ["sex"], ["domain", "sex"]]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"title": "Rien"}, "Choisissez au moins un tableau."),
        ({"title": "Trop", "of_3": "all"}, "plus que les 10"),
        ({"title": "Faux", "of_2": ["domain-source"]}, "Sélectionnez un choix valide"),
        ({"title": "Faux", "place_width": "rue", "of_2": ["domain-sex"]}, "Sélectionnez un choix valide"),
    ],
)
def test_the_page_says_what_to_mend(sent, sentence, pilot, client_of):
    if sent.get("of_3") == "all":
        from vigie.observatory.editions.tables import possible

        sent = {**sent, "of_3": ["-".join(table) for table in possible(3)]}
    page = client_of(pilot).post(reverse("observatory:add_catalogue"), {"place_width": "commune", **sent})
    assert sentence in page.content.decode()
    assert not Catalogue.objects.exists()
