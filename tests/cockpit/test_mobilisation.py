"""Who is mobilised: the matrix of structures and axes."""

from hypothesis import given
from hypothesis import strategies as st

from vigie.cockpit.mobilisation import Cell, mobilisation

IDS = st.integers(1, 6)


def test_those_not_mobilised_come_first():
    rows = mobilisation(
        organisations=[1, 2, 3], axes=[10], carried={(1, 10): 2}, partnered={(3, None): 1}, committed=frozenset()
    )
    assert [(row.organisation_id, row.is_mobilised) for row in rows] == [(2, False), (1, True), (3, True)]


def test_a_cell_says_what_is_carried_partnered_and_committed():
    (row,) = mobilisation(
        organisations=[1], axes=[10, 20], carried={(1, 10): 2}, partnered={(1, 20): 1}, committed=frozenset({(1, 20)})
    )
    assert row.cells == (Cell(carried=2), Cell(partnered=1, is_committed=True), Cell())


def test_a_commitment_alone_mobilises():
    (row,) = mobilisation(organisations=[1], axes=[10], carried={}, partnered={}, committed=frozenset({(1, 10)}))
    assert row.is_mobilised


@given(
    st.sets(IDS),
    st.lists(IDS, unique=True),
    st.dictionaries(st.tuples(IDS, st.none() | IDS), st.integers(1, 9)),
    st.frozensets(st.tuples(IDS, IDS)),
)
def test_nothing_is_lost_nor_counted_twice(organisations, axes, carried, committed):
    rows = mobilisation(organisations=organisations, axes=axes, carried=carried, partnered={}, committed=committed)
    assert sorted(row.organisation_id for row in rows) == sorted(organisations)
    seen = sum(cell.carried for row in rows for cell in row.cells)
    expected = sum(n for (who, axis), n in carried.items() if who in organisations and (axis is None or axis in axes))
    assert seen == expected
    assert [row.is_mobilised for row in rows] == sorted(row.is_mobilised for row in rows)
