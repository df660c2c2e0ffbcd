"""What an edition says holds together."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.observatory.released_edition import edition_of
from vigie.observatory.editions.consistency import first_fault
from vigie.observatory.released import Cell, Status


def with_cell(edition, names, key, cell):
    """Return an edition where one cell is another."""
    tables = [
        replace(table, cells=tuple(cell if each.key == key else each for each in table.cells))
        if table.dimensions == names
        else table
        for table in edition.tables
    ]
    return replace(edition, tables=tuple(tables))


@given(st.integers(0, 400), st.integers(0, 50))
def test_a_sound_edition_has_no_fault(facts, seed):
    assert first_fault(edition_of(facts, seed)) == ""


@pytest.mark.parametrize(
    ("status", "value"),
    [(Status.VALUE, 2), (Status.VALUE, None), (Status.ZERO, 1), (Status.SECRET, 3), (Status.NOT_COLLECTED, 0)],
)
def test_a_number_that_its_status_forbids(status, value):
    key = ("housing", "woman")
    edition = with_cell(edition_of(), ("domain", "sex"), key, Cell(key, status, value))
    assert "Domaine × Sexe" in first_fault(edition)


@pytest.mark.parametrize(
    ("names", "key"), [(("domain",), ("employment",)), (("place",), ("group:centre",)), ((), ())], ids=str
)
def test_a_false_sum(names, key):
    edition = edition_of(2000)
    number = edition.table(*names).by_key[key].value
    assert "ne s'additionnent pas" in first_fault(with_cell(edition, names, key, Cell(key, Status.VALUE, number + 1)))
