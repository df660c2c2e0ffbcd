"""Editions are protected part by part, with what was published before about the same facts."""

import itertools
import json
import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vigie.observatory.counting import InnerCube
from vigie.observatory.disclosure import protecting
from vigie.observatory.disclosure.failures import Contradiction, SolverFailure, TooLarge
from vigie.observatory.disclosure.verifying import verify
from vigie.observatory.editions.composing import released_tables
from vigie.observatory.editions.gathering import Gathered
from vigie.observatory.editions.ledger_json import entry_from_json, entry_to_json
from vigie.observatory.editions.protection import CannotProtect, fault_of, protect_gathered
from vigie.observatory.editions.tables import parted, with_margins
from vigie.observatory.editions.witnesses import coverage_fault
from vigie.observatory.released import Dimension, Item, Status

DIMENSIONS = (
    Dimension("domain", "Domaine", tuple(Item(code, code) for code in "abcd")),
    Dimension(
        "place",
        "Lieu",
        (Item("g", "g"), *(Item(code, code, ("g",)) for code in ("g1", "g2")), Item("h", "h")),
    ),
    Dimension("sex", "Sexe", tuple(Item(code, code) for code in ("women", "men", "not_stated"))),
    Dimension("channel", "Canal", tuple(Item(code, code) for code in ("phone", "online", "letter"))),
)
TABLES = with_margins([("domain", "sex"), ("place",), ("channel",)])
THRESHOLD = 5


def drawn(number, seed):
    """Return the finest cells of facts drawn at random, by source."""
    draw, by_source = random.Random(seed), {}
    for _ in range(number):
        key = tuple(
            draw.choices([leaf.code for leaf in each.leaves], [3**-place for place in range(len(each.leaves))])[0]
            for each in DIMENSIONS
        )
        Counter.update(by_source.setdefault(key, Counter()), [draw.choice(["one", "two"])])
    return by_source


def gathered(by_source, tables=TABLES):
    """Return facts as they are before protection."""
    names = tuple(dimension.name for dimension in DIMENSIONS)
    counts = {key: sum(own.values()) for key, own in by_source.items()}
    return Gathered(InnerCube(names, counts, by_source), tables, DIMENSIONS, frozenset(), None)


def truth(by_source, table, key):
    """Return how many facts a cell counts, one by one."""
    names = [dimension.name for dimension in DIMENSIONS]
    parents = {item.code: item.parents for dimension in DIMENSIONS for item in dimension.items}
    return sum(
        sum(own.values())
        for inner, own in by_source.items()
        if all(
            code in (inner[names.index(name)], *parents[inner[names.index(name)]])
            for name, code in zip(table, key, strict=True)
        )
    )


def protected(facts, earlier=()):
    return protect_gathered(facts, THRESHOLD, earlier, lambda done, total: None)


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (Contradiction("no way"), "Ce qui a déjà été publié"),
        (ValueError("contradicts itself"), "« contradicts itself »"),
        (TooLarge("cells"), "croisent trop"),
        (SolverFailure("Unknown"), "n'a pas abouti"),
    ],
)
def test_what_cannot_be_protected_is_said_in_a_sentence(monkeypatch, refusal, said):
    def refuse(*_said, **_more):
        raise refusal

    monkeypatch.setattr(protecting, "protect", refuse)
    with pytest.raises(CannotProtect, match=said):
        protected(gathered(drawn(40, 1)))


def test_the_total_of_an_edition_stays_shown_even_when_hiding_it_would_hide_fewer_cells():
    facts = {("a", leaf, "women", "phone"): Counter(one=60) for leaf in ("g1", "g2")}
    facts |= {("b", "g1", "women", "phone"): Counter(one=30), ("b", "h", "women", "phone"): Counter(one=3)}
    result = protected(gathered(facts, with_margins([("domain", "place")])))
    assert result.cell_at((), ()).value == 153
    assert result.cell_at(("place",), ("h",)).status is Status.SECRET
    assert result.unsafe == ()


def content_of(facts, result):
    tables = released_tables(facts.tables, DIMENSIONS, result.cell_at, missing=())
    return tables, {
        "tables": [
            {
                "dimensions": list(table.dimensions),
                "cells": [[list(c.key), str(c.status), c.value] for c in table.cells],
            }
            for table in tables
        ]
    }


@given(st.integers(5, 120), st.integers(0, 1000))
@settings(max_examples=25)
def test_what_is_shown_is_true_and_never_small(number, seed):
    by_source = drawn(number, seed)
    facts = gathered(by_source)
    result = protected(facts)
    tables, content = content_of(facts, result)
    for table in tables:
        for cell in table.cells:
            real = truth(by_source, table.dimensions, cell.key)
            assert cell.number in (None, real)
            assert cell.status is Status.SECRET or real == 0 or real >= THRESHOLD
    if not fault_of(result):
        assert [verify(part) for part in result.proof["parts"]] == [[]] * 3
        assert coverage_fault(content, json.loads(json.dumps(result.proof["parts"]))) == ""


def test_parts_share_no_variable_but_hold_the_total():
    tables = with_margins([("criterion", "domain"), ("domain", "sex"), ("place",), ("outcome", "channel")])
    parts = parted(tables)
    together = [sorted({name for table in part for name in table}) for part in parts]
    assert sorted(together) == [["channel", "outcome"], ["criterion", "domain", "sex"], ["place"]]
    assert all(() in part for part in parts)
    assert {table for part in parts for table in part} == set(tables)
    assert parted([()]) == [[()]]


def test_tables_of_two_parts_always_go_together():
    """Why parts may be protected apart: whatever two tables with one total, some facts give both."""
    draw = random.Random(1)
    for _ in range(50):
        one = [draw.randint(0, 9) for _ in range(4)]
        other = draw.choices(range(3), k=sum(one))
        facts = list(zip(itertools.chain(*([leaf] * count for leaf, count in enumerate(one))), other, strict=True))
        assert [Counter(left for left, _right in facts)[leaf] for leaf in range(4)] == one
        assert Counter(right for _left, right in facts) == Counter(other)


def test_a_value_that_no_fact_has_is_zero_everywhere():
    by_source = {("a", "g1", "women", "phone"): Counter(one=20), ("b", "h", "men", "online"): Counter(one=20, two=9)}
    facts = gathered(by_source)
    result = protected(facts)
    assert result.cell_at(("domain", "sex"), ("d", "women")).status is Status.ZERO
    with pytest.raises(KeyError):
        result.cell_at(("domain", "place"), ("a", "g"))


def test_too_few_facts_make_no_edition():
    result = protected(gathered({("a", "g1", "women", "phone"): Counter(one=2, two=2)}))
    assert "Trop peu de faits" in fault_of(result)


@given(st.integers(30, 120), st.integers(0, 1000), st.integers(1, 3))
@settings(max_examples=15)
def test_a_correction_says_nothing_that_the_two_editions_together_would_betray(number, seed, corrected):
    """Some facts are put right after signature: no difference between the two editions is small."""
    by_source = drawn(number, seed)
    facts = gathered(by_source)
    first = protected(facts)
    before = {
        (table.dimensions, cell.key): cell.number for table in content_of(facts, first)[0] for cell in table.cells
    }
    entry = entry_from_json(json.loads(json.dumps(first.proof["ledger_entry"])))
    assert entry_to_json(entry) == first.proof["ledger_entry"]
    right = {key: Counter(own) for key, own in by_source.items()}
    for key in list(right)[:corrected]:
        source = next(iter(right[key]))
        right[key][source] -= 1
        moved = right.setdefault(("d", *key[1:]), Counter())
        moved[source] += 1
    right = {key: +own for key, own in right.items() if +own}
    result = protected(gathered(right), [entry])
    for table in content_of(gathered(right), result)[0]:
        for cell in table.cells:
            known = before[table.dimensions, cell.key]
            if None not in (known, cell.number) and known != cell.number and not fault_of(result):
                assert abs(known - cell.number) >= THRESHOLD
