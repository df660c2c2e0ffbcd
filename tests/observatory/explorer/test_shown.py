"""What a page shows of an edition, and how its rows are ordered."""

from dataclasses import replace

import pytest

from tests.observatory.explorer.large_edition import large_edition
from tests.observatory.released_edition import edition_of
from vigie.observatory.explorer.choices import (
    Choice,
    every_choice,
    filters_from,
    filters_offered,
    in_rows_and_columns,
)
from vigie.observatory.explorer.names import dimensions_of, lowered, slug_of
from vigie.observatory.explorer.shown import cell_of, in_tree_order, shown_of
from vigie.observatory.released import Status

EDITION = edition_of()


def test_an_address_names_its_dimensions_and_back():
    assert slug_of(("domain", "sex")) == "domaine-sexe"
    assert dimensions_of("domaine-sexe") == ("domain", "sex")
    assert slug_of(()) == "ensemble"
    assert dimensions_of("ensemble") == ()
    assert dimensions_of("age-inconnu") == ("age_band", "inconnu")


@pytest.mark.parametrize(("label", "written"), [("Tranche d'âge", "tranche d'âge"), ("QPV", "QPV"), ("A", "a")])
def test_labels_inside_a_sentence(label, written):
    assert lowered(label) == written


def test_every_choice_reads_a_released_table_and_has_a_file_of_its_own():
    choices = every_choice(EDITION)
    assert all(EDITION.table(*choice.dimensions) and shown_of(EDITION, choice) for choice in choices)
    names = [choice.file_name("carte") for choice in choices]
    assert len(set(names)) == len(names)
    assert Choice(("domain",), (("sex", "woman"),)).file_name("carte") == "explorer.domaine.sexe=woman.carte"
    long = Choice(("domain",), (("sex", "x" * 60), ("outcome", "y" * 60)))
    assert len(long.file_name("graphique")) <= 120
    assert long.file_name("graphique") != long.narrowed("sex", "z" * 60).file_name("graphique")


def test_the_order_of_filters_makes_no_other_file():
    first = Choice(("domain",), (("sex", "woman"), ("outcome", "none")))
    assert first.file_name("carte") == Choice(("domain",), first.filters[::-1]).file_name("carte")


def test_the_dimension_with_fewer_items_is_in_columns():
    large = large_edition()
    assert in_rows_and_columns(large, ("domain", "place")).shown == ("place", "domain")
    assert in_rows_and_columns(large, ("sex", "age_band")).shown == ("age_band", "sex")


def test_filters_are_those_the_catalogue_crosses():
    assert filters_offered(EDITION, Choice(("domain",))) == ["criterion", "sex", "place", "outcome"]
    assert filters_offered(EDITION, Choice(("place",))) == ["domain"]
    choice, unknown = filters_from(EDITION, Choice(("domain",)), {"sexe": "woman", "lieu": "ailleurs", "domaine": "x"})
    assert choice.filters == (("sex", "woman"),)
    assert unknown == ["ailleurs"]


def test_cells_are_those_of_the_table_whatever_the_order_of_its_dimensions():
    table = EDITION.table("criterion", "domain", "outcome")
    shown = shown_of(EDITION, Choice(("outcome",), (("domain", "housing"), ("criterion", "sex"))))
    for row in shown.rows:
        assert row.cells[0] == table.by_key["sex", "housing", row.item.code]
    assert shown.base == EDITION.table("criterion", "domain").by_key["housing", "sex"]
    assert cell_of(EDITION, ()) == EDITION.total


def test_totals_are_released_cells_and_absent_ones_are_not_worked_out():
    shown = shown_of(EDITION, Choice(("domain", "sex")))
    domains = EDITION.table("domain").by_key
    assert [row.total for row in shown.rows] == [domains[row.item.code,] for row in shown.rows]
    poor = replace(EDITION, tables=tuple(table for table in EDITION.tables if table.dimensions != ("domain",)))
    assert {row.total.status for row in shown_of(poor, Choice(("domain", "sex"))).rows} == {Status.NOT_COLLECTED}


def test_rows_are_read_by_size_and_secret_ones_keep_their_place_in_the_list():
    shown = shown_of(large_edition(400, 2023), Choice(("criterion",)))
    statuses = [row.total.status for row in shown.rows]
    values = [row.total.number for row in shown.rows if row.total.status is Status.VALUE]
    assert values == sorted(values, reverse=True)
    assert statuses == sorted(statuses, key=["value", "secret", "zero"].index)
    order = [item.code for item in shown.dimension.items]
    secret = [row.item.code for row in shown.rows if row.total.status is Status.SECRET]
    assert len(secret) > 1
    assert secret == sorted(secret, key=order.index)


def test_places_are_under_those_that_hold_them():
    dimension = large_edition().by_name["place"]
    tree = in_tree_order(dimension)
    assert len(tree) == len(dimension.items)
    depths = {item.code: depth for item, depth in tree}
    assert {depths["group:0"], depths["qpv:QN0"]} == {0, 2}
    codes = [item.code for item, _depth in tree]
    first = next(item for item in dimension.items if item.code.startswith("commune:"))
    assert codes.index("qpv:QN0") == codes.index(first.code) + 1
