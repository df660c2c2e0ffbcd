"""The texts: few blocks cover all tables, whatever the tables."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from vigie.observatory.federation.federating import table_of_mask
from vigie.observatory.federation.national_text import (
    BLOCK_WIDTH,
    blocks_of,
    dimensions_of,
    facts_text,
    mask_of,
    tables_up_to_two,
)
from vigie.observatory.federation.schema import FACT_DIMENSIONS, NATIONAL_DIMENSIONS

TABLES = st.lists(
    st.lists(st.sampled_from(FACT_DIMENSIONS), max_size=3, unique=True).map(tuple), min_size=1, max_size=12, unique=True
)


@given(TABLES)
def test_every_table_is_inside_its_block_and_blocks_are_not_wide(tables):
    blocks = blocks_of(tables)
    assert set(blocks) == set(tables)
    for table, block in blocks.items():
        assert set(table) <= block
        assert len(block) <= BLOCK_WIDTH


@given(TABLES)
def test_a_mask_tells_tables_of_other_dimensions_apart(tables):
    dimensions = dimensions_of(tables)
    sets = {frozenset(table) for table in tables}
    assert len({mask_of(names, dimensions) for names in sets}) == len(sets)


def test_a_mask_gives_its_table_back():
    for width in range(4):
        for table in itertools.combinations(FACT_DIMENSIONS, width):
            assert table_of_mask(mask_of(table, FACT_DIMENSIONS)) == table


def test_the_national_tables_are_counted_in_four_blocks():
    tables = tables_up_to_two(NATIONAL_DIMENSIONS)
    assert len(tables) == 1 + 5 + 10
    assert len(set(blocks_of(tables).values())) == 4
    assert "/" not in facts_text(tables).replace("'", "")
