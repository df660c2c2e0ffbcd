"""A released edition, and its JSON."""

from tests.observatory.released_edition import edition_of
from vigie.observatory.released import Status
from vigie.observatory.released_json import canonical, from_json, hash_of, to_json


def test_json_gives_the_same_edition_back():
    edition = edition_of()
    assert from_json(to_json(edition)) == edition


def test_the_hash_is_that_of_the_content_alone():
    content = to_json(edition_of())
    assert hash_of(content) == hash_of(dict(reversed(content.items())))
    assert hash_of(content) != hash_of({**content, "vintage": 1999})
    assert b": " not in canonical({"a": 1})


def test_a_table_is_found_in_any_order():
    edition = edition_of()
    assert edition.table("sex", "domain") is edition.table("domain", "sex")
    assert edition.table("sex", "age_band") is None
    assert edition.total.status is Status.VALUE


def test_a_secret_cell_says_no_number():
    edition = edition_of()
    secrets = [cell for table in edition.tables for cell in table.cells if cell.status is Status.SECRET]
    assert secrets
    assert all(cell.number is None for cell in secrets)
