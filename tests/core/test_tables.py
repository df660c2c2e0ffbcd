from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from vigie.core.tables import Column, Kind, Table, display, series_table, table_of

NAME = Column("name", "Nom")


def test_each_row_has_a_value_for_each_column():
    with pytest.raises(ValueError, match="Row 2"):
        table_of("Essai", [NAME], [["a"], ["b", "c"]])


def test_names_of_columns_are_unique():
    with pytest.raises(ValueError, match="same name"):
        Table("Essai", (NAME, NAME), ())


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        (None, Kind.NUMBER, ""),
        (0, Kind.NUMBER, "0"),
        (1234567, Kind.NUMBER, "1 234 567"),
        (1234.5, Kind.NUMBER, "1 234,5"),
        (Decimal("10.00"), Kind.NUMBER, "10"),
        (Decimal("1500"), Kind.EUROS, "1 500 €"),
        (Decimal("1500.5"), Kind.EUROS, "1 500,50 €"),
        (0.255, Kind.SHARE, "25,5 %"),
        (1, Kind.SHARE, "100 %"),
        (-3, Kind.NUMBER, "-3"),
        (date(2010, 12, 5), Kind.DATE, "05/12/2010"),
        (True, Kind.YES_NO, "oui"),
        (False, Kind.YES_NO, "non"),
        ("Santé", Kind.TEXT, "Santé"),
    ],
)
def test_values_are_shown_in_french(value, kind, shown):
    with translation.override("fr"):
        assert display(value, kind).replace("\u00a0", " ").replace("\u202f", " ") == shown


def test_displayed_cells_know_which_are_numbers():
    table = table_of("Essai", [NAME, Column("count", "Nombre", Kind.NUMBER)], [["a", 2]])
    assert [(column.is_numeric, text) for column, text in table.displayed_cells()[0]] == [(False, "a"), (True, "2")]


def test_series_may_be_given_one_by_one():
    table = series_table("Avancement", "Axe", ["Un", "Deux"], [("Faites", [1, 2]), ("En cours", [3, None])])
    assert table.headers == ("Axe", "Faites", "En cours")
    assert table.rows == (("Un", 1, 3), ("Deux", 2, None))
