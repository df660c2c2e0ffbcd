from dataclasses import replace

import pytest

from tests.observatory.released_edition import edition_of
from vigie.observatory.released import Cell, Edition, ReleasedTable, Status
from vigie.observatory.restitution.bars import bars_of, in_words

FOUR = (
    Cell(("employment",), Status.NOT_COLLECTED),
    Cell(("housing",), Status.ZERO, 0),
    Cell(("education",), Status.SECRET),
    Cell(("health",), Status.VALUE, 12),
)


@pytest.fixture
def edition() -> Edition:
    return replace(edition_of(), tables=(ReleasedTable(("domain",), FOUR),))


def test_what_is_known_comes_first_and_each_of_the_four_things_has_its_word(edition):
    assert [(bar.label, bar.text) for bar in bars_of(edition, "domain")] == [
        ("santé", "12"),
        ("éducation", "secret"),
        ("logement", "0"),
        ("emploi", "non recueilli"),
    ]


def test_only_a_number_has_a_length(edition):
    assert [bar.length for bar in bars_of(edition, "domain")] == [1.0, 0, 0, 0]


def test_lengths_are_in_proportion_to_numbers():
    edition = edition_of()
    numbers = {bar.label: (int(bar.text), bar.length) for bar in bars_of(edition, "domain")}
    longest = max(number for number, _length in numbers.values())
    assert all(length == pytest.approx(number / longest) for number, length in numbers.values())


def test_places_are_counted_once_without_those_that_gather_them():
    assert "Centre" not in {bar.label for bar in bars_of(edition_of(), "place")}


def test_a_variable_without_its_table_has_no_bars(edition):
    assert bars_of(edition, "sex") == ()


def test_bars_in_words_say_all_of_them(edition):
    assert in_words(bars_of(edition, "domain")) == (
        "santé\u00a0: 12\u00a0; éducation\u00a0: secret\u00a0; logement\u00a0: 0\u00a0; emploi\u00a0: non recueilli."
    )
