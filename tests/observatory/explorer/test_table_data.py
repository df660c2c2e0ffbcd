"""Files of what a page shows: made-up numbers never leave without saying so."""

import pytest

from tests.observatory.released_edition import edition_of
from vigie.observatory.explorer.choices import Choice
from vigie.observatory.explorer.shown import shown_of
from vigie.observatory.explorer.table_data import data_table


@pytest.mark.parametrize("names", [("domain",), ("domain", "sex")])
def test_made_up_numbers_say_so_in_the_title_and_on_each_row(names):
    edition = edition_of(is_fictitious=True)
    table = data_table(edition, shown_of(edition, Choice(names)))
    assert table.title.endswith("(données fictives)")
    assert {row[-1] for row in table.rows} == {"données fictives"}


@pytest.mark.parametrize("names", [("domain",), ("domain", "sex")])
def test_true_numbers_have_nothing_to_say(names):
    edition = edition_of(is_fictitious=False)
    table = data_table(edition, shown_of(edition, Choice(names)))
    assert "fictives" not in table.title
    assert "warning" not in [column.name for column in table.columns]
