"""What protection promises, tried by an attacker of our own on random cubes."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.observatory.disclosure.cubes import (
    catalogues,
    cubes,
    deduced,
    fewest_hidden,
    hidden_naively,
    inside,
    is_safe,
    true_value,
)
from vigie.observatory.disclosure.cube import Catalogue, CellName, Cube, Dimension, Ratio
from vigie.observatory.disclosure.ledger import Ledger
from vigie.observatory.disclosure.protecting import Protection, protect
from vigie.observatory.disclosure.verifying import verify

THRESHOLD = 5


def shown_by(protection: Protection) -> dict[CellName, int]:
    """What the public reads."""
    return {cell.name: cell.value for cell in protection.cells if cell.value is not None}


def assert_keeps_its_promises(cube: Cube, protection: Protection, earlier: dict[CellName, int] | None = None) -> None:
    shown = shown_by(protection)
    assert protection.audit.is_safe
    for cell in protection.cells:
        value = true_value(cube, cell.name)
        assert cell.value in (None, value)
        assert cell.status == ("secret" if cell.value is None else "value" if value else "zero")
        if 0 < value < THRESHOLD:
            assert cell.status == "secret"
            assert is_safe(cube, {**shown, **(earlier or {})}, cell.name)


@settings(max_examples=40)
@given(st.data())
def test_nothing_small_is_shown_nor_deduced(data):
    cube = data.draw(cubes())
    protection = protect(cube, data.draw(catalogues(cube.names)))
    assert_keeps_its_promises(cube, protection)
    assert verify(json.loads(json.dumps(protection.witnesses))) == []


@settings(max_examples=25)
@given(cubes())
def test_bounds_are_those_of_an_attacker_who_shares_no_code(cube):
    protection = protect(cube, Catalogue.margins(cube.names))
    shown = shown_by(protection)
    for cell, bound in protection.audit.bounds.items():
        low, high = deduced(cube, shown, inside(cube, cell))
        assert bound.is_exact
        assert bound.lower == pytest.approx(low, abs=1e-4)
        assert (float("inf") if bound.upper is None else bound.upper) == pytest.approx(high, abs=1e-4)


@settings(max_examples=15)
@given(cubes())
def test_the_same_cube_gives_the_same_result(cube):
    first, second = (protect(cube, Catalogue.margins(cube.names)) for _ in range(2))
    assert first.cells == second.cells
    assert json.dumps(first.witnesses) == json.dumps(second.witnesses)


@settings(max_examples=12)
@given(st.lists(st.integers(0, 9), min_size=6, max_size=6))
def test_no_fewer_cells_could_be_hidden(numbers):
    axes = (Dimension("sex", ("a", "b")), Dimension("domain", ("x", "y", "z")))
    keys = [(a, x) for a in "ab" for x in "xyz"]
    cube = Cube(axes, {key: n for key, n in zip(keys, numbers, strict=True) if n})
    catalogue = Catalogue.margins(cube.names)
    hidden = sum(cell.status == "secret" for cell in protect(cube, catalogue).cells)
    assert hidden <= fewest_hidden(cube, catalogue) + 1


@settings(max_examples=25)
@given(st.data())
def test_two_lists_of_tables_published_one_after_the_other_are_safe_together(data):
    cube = data.draw(cubes())
    first = protect(cube, Catalogue(((), cube.names[:1])))
    second = protect(cube, Catalogue.margins(cube.names), ledger=Ledger((first.ledger_entry,)))
    assert second.audit.is_safe
    assert_keeps_its_promises(cube, second, shown_by(first))


def test_small_numbers_hidden_alone_are_worked_out():
    """The naive version that protection is better than."""
    cube = Cube((Dimension("sex", ("a", "b")), Dimension("domain", ("x", "y"))), {("a", "x"): 3, ("a", "y"): 9})
    catalogue = Catalogue.margins(cube.names)
    naive, cell = hidden_naively(cube, catalogue), CellName(("sex", "domain"), ("a", "x"))
    assert deduced(cube, naive, inside(cube, cell)) == (3, 3)
    assert is_safe(cube, shown_by(protect(cube, catalogue)), cell)


def test_two_filters_cannot_be_subtracted():
    """The whole less its upper value would give the one commune that is out of the group."""
    communes = Dimension("commune", ("m", "n", "o"), {"m": ("group",), "n": ("group",)})
    cube = Cube((communes,), {("m",): 20, ("n",): 30, ("o",): 2})
    catalogue = Catalogue.margins(cube.names)
    alone = CellName(("commune",), ("o",))
    assert deduced(cube, hidden_naively(cube, catalogue), inside(cube, alone)) == (2, 2)
    shown = shown_by(protect(cube, catalogue))
    assert is_safe(cube, shown, alone)
    assert not {CellName((), ()), CellName(("commune",), ("group",))} <= set(shown)


def test_late_facts_cannot_be_worked_out_by_subtraction():
    """The same year twice: each release is safe alone, their difference tells of two late reports."""
    axis = Dimension("domain", ("x", "y", "z"))
    before = Cube((axis,), {("x",): 20, ("y",): 30, ("z",): 12})
    after = Cube((axis,), {("x",): 22, ("y",): 30, ("z",): 12})
    catalogue = Catalogue.margins(("domain",))
    first = protect(before, catalogue)
    naive = shown_by(protect(after, catalogue))
    grown = CellName(("domain",), ("x",))
    assert naive[grown] - shown_by(first)[grown] == 2
    second = protect(after, catalogue, ledger=Ledger((first.ledger_entry,)))
    shown = shown_by(second)
    assert grown not in shown
    assert CellName((), ()) not in shown
    assert second.audit.is_safe
    assert verify(json.loads(json.dumps(second.witnesses))) == []


def test_what_is_published_already_may_make_a_guarantee_impossible():
    axis = Dimension("domain", ("x", "y"))
    cube = Cube((axis,), {("x",): 20, ("y",): 3})
    entry = protect(cube, Catalogue((("domain",),)), threshold=3).ledger_entry
    audit = protect(cube, Catalogue.margins(("domain",)), ledger=Ledger((entry,))).audit
    assert not audit.is_safe
    assert {violation.cell.key for violation in audit.violations} == {("y",)}


def test_a_source_cannot_work_out_the_one_report_of_another():
    """An association that brought seven reports of eight would learn that there is one more."""
    axes = (Dimension("domain", ("x", "y", "z")),)
    counts = {("x",): 8, ("y",): 9, ("z",): 11}
    cube = Cube(axes, counts, {"association": {("x",): 7}, "listeners": {("x",): 1, ("y",): 9, ("z",): 11}})
    catalogue = Catalogue.margins(("domain",))
    cell = CellName(("domain",), ("x",))
    naive = shown_by(protect(Cube(axes, counts), catalogue))
    assert deduced(cube, naive, inside(cube, cell), cube.contributions["association"]) == (8, 8)
    shown = shown_by(protect(cube, catalogue))
    low, high = deduced(cube, shown, inside(cube, cell), cube.contributions["association"])
    assert low <= 7
    assert high >= 10


def test_both_ends_of_a_published_share_are_protected():
    axis = Dimension("domain", ("x", "y", "z"))
    cube = Cube((axis,), {("x",): 40, ("y",): 3})
    part, base = CellName(("domain",), ("x",)), CellName((), ())
    shown = shown_by(protect(cube, Catalogue(((), ("domain",)), (Ratio(part, base),))))
    assert not {part, base} <= set(shown)


def test_a_total_is_kept_where_one_more_cell_is_enough():
    axes = (Dimension("sex", ("a", "b", "c")), Dimension("domain", ("x", "y", "z")))
    cube = Cube(axes, {(a, x): 20 for a in "abc" for x in "xyz"} | {("a", "x"): 2})
    shown = shown_by(protect(cube, Catalogue.margins(cube.names)))
    assert {cell for cell in shown if len(cell.table) < 2} == {
        CellName(table, key)
        for table, keys in (((), [()]), (("sex",), [(v,) for v in "abc"]), (("domain",), [(v,) for v in "xyz"]))
        for key in keys
    }


@pytest.mark.parametrize("threshold", [2, 1, 0, -5])
def test_the_threshold_is_three_at_least(threshold):
    with pytest.raises(ValueError, match="threshold"):
        protect(Cube((Dimension("sex", ("a",)),), {}), Catalogue(((),)), threshold=threshold)


def test_no_count_is_negative():
    with pytest.raises(ValueError, match="whole number"):
        Cube((Dimension("sex", ("a",)),), {("a",): -1})
