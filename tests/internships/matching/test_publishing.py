"""What is promised before a draw holds after it, and nothing else does."""

import hashlib
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.internships.matching.test_results import INSTANCE
from vigie.internships.matching.instances import read_instance
from vigie.internships.matching.publishing import (
    hash_of_secret,
    leaves_of,
    line_of,
    proof_of,
    root_of,
    seed_of,
    verify,
    with_seed,
)
from vigie.internships.matching.results import decide
from vigie.internships.matching.verifying import Doubt, doubts

INPUTS = {name: value for name, value in INSTANCE.items() if name != "lottery"}
DRAW = {"secret": "sept chevaux", "public_value": "4 8 15 16 23 42"}


def published() -> dict:
    seed = seed_of(DRAW["secret"], DRAW["public_value"])
    return {
        "inputs": deepcopy(INPUTS),
        "commitment": {"secret_hash": hash_of_secret(DRAW["secret"]), "inputs_root": root_of(leaves_of(INPUTS))},
        "draw": dict(DRAW),
        "result": decide(read_instance(with_seed(INPUTS, seed))),
    }


def test_a_match_that_was_promised_leaves_no_doubt():
    assert doubts(**published()) == []


def test_the_seed_needs_both_values():
    assert seed_of("a", "b") == hashlib.sha256(b"a|b").hexdigest()


def test_each_fraud_is_found():
    other_secret = published()
    other_secret["draw"]["secret"] = "huit chevaux"
    assert Doubt.REVEALED in doubts(**other_secret)
    late = published()
    late["inputs"]["pupils"]["Dee"]["wishes"] = ["Z"]
    assert Doubt.INPUTS in doubts(**late)
    arranged = published()
    arranged["result"]["assignment"]["Dee"] = "Z"
    assert doubts(**arranged) == [Doubt.RESULT]


@pytest.mark.parametrize(
    ("part", "change", "doubt"),
    [
        ("inputs", {"lottery": ["Dee"]}, Doubt.INPUTS),
        ("result", {"stable": 1}, Doubt.RESULT),
        ("commitment", {"frozen_on": "2026-03-02", "draw_on": "2026-03-02"}, Doubt.DAYS),
        ("commitment", {"draw_on": "2026-03-02"}, Doubt.DAYS),
        ("commitment", {"draw_on": ["2026-03-01"]}, Doubt.DAYS),
        ("draw", {"drawn_on": "plus tard"}, Doubt.DAYS),
        ("report", {"stable": True, "complaints": {}, "faults": []}, Doubt.REPORT),
        ("report", None, Doubt.REPORT),
    ],
)
def test_what_is_added_or_moved_is_found_too(part, change, doubt):
    files = published()
    files["draw"]["drawn_on"] = "2026-03-01"
    files[part] = change if part == "report" else {**files[part], **change}
    assert doubts(**files) == [doubt]


def test_days_that_follow_one_another_leave_no_doubt():
    files = published()
    files["commitment"] |= {"frozen_on": "2026-03-01", "draw_on": "2026-03-02"}
    files["draw"]["drawn_on"] = "2026-03-02"
    assert doubts(**files) == []


@pytest.mark.parametrize("part", ["inputs", "commitment", "draw"])
def test_files_that_are_not_whole_are_said_to_be_so(part):
    assert doubts(**{**published(), part: {}}) == [Doubt.UNREADABLE]
    assert doubts(**{**published(), part: []}) == [Doubt.UNREADABLE]


@given(st.lists(st.binary(max_size=5), min_size=1, max_size=20), st.data())
def test_one_list_changed_or_left_out_changes_the_root(leaves, data):
    place = data.draw(st.integers(0, len(leaves) - 1))
    before, after = leaves[:place], leaves[place + 1 :]
    assert root_of([*before, leaves[place] + b"x", *after]) != root_of(leaves)
    if before or after:
        assert root_of(before + after) != root_of(leaves)


def test_the_root_is_that_of_the_standard():
    a, b, c = (hashlib.sha256(b"\x00" + leaf).digest() for leaf in (b"a", b"b", b"c"))
    pair = hashlib.sha256(b"\x01" + a + b).digest()
    assert root_of([b"a", b"b", b"c"]) == hashlib.sha256(b"\x01" + pair + c).hexdigest()


def test_a_leaf_is_never_taken_for_a_node():
    two = root_of([b"a", b"b"])
    halves = hashlib.sha256(b"\x00a").digest() + hashlib.sha256(b"\x00b").digest()
    assert root_of([halves]) != two


def test_the_lines_do_not_depend_on_the_order_of_names():
    turned = {**INPUTS, "pupils": dict(reversed(INPUTS["pupils"].items()))}
    assert leaves_of(turned) == leaves_of(INPUTS)


@given(st.lists(st.binary(max_size=5), min_size=1, max_size=20), st.data())
def test_each_leaf_proves_that_it_is_under_the_root_and_no_other_does(leaves, data):
    place = data.draw(st.integers(0, len(leaves) - 1))
    proof, root = proof_of(leaves, place), root_of(leaves)
    assert verify(leaves[place], proof, root)
    assert not verify(leaves[place] + b"x", proof, root)
    assert len(proof) <= (len(leaves) - 1).bit_length()


@given(st.lists(st.binary(max_size=3), min_size=2, max_size=9), st.data())
def test_a_proof_that_was_changed_proves_nothing(leaves, data):
    place = data.draw(st.integers(0, len(leaves) - 1))
    proof, root = proof_of(leaves, place), root_of(leaves)
    step = data.draw(st.integers(0, len(proof) - 1))
    proof[step] = {**proof[step], "hash": "00" * 32}
    assert not verify(leaves[place], proof, root)


@pytest.mark.parametrize("step", [{}, {"side": "left"}, {"side": "left", "hash": "zz"}, {"side": "left", "hash": 3}])
def test_a_proof_that_cannot_be_read_proves_nothing(step):
    assert not verify(b"a", [step], root_of([b"a"]))


def test_the_line_of_a_pupil_is_a_leaf():
    assert line_of(INPUTS, "pupils", "Dee") in leaves_of(INPUTS)
