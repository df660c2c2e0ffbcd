"""What is promised before a draw holds after it, and nothing else does."""

import hashlib
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.internships.matching.test_results import INSTANCE
from vigie.internships.matching.instances import read_instance
from vigie.internships.matching.publishing import (
    commitment_of,
    is_under,
    leaves_of,
    path_to,
    root_of,
    seed_of,
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
        "commitment": commitment_of(INPUTS, DRAW["secret"], "Loto du 2 janvier"),
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


@pytest.mark.parametrize("part", ["inputs", "commitment", "draw"])
def test_files_that_are_not_whole_are_said_to_be_so(part):
    assert doubts(**{**published(), part: {}}) == [Doubt.UNREADABLE]
    assert doubts(**{**published(), part: []}) == [Doubt.UNREADABLE]


@given(st.lists(st.binary(max_size=5), min_size=1, max_size=20, unique=True), st.data())
def test_anybody_sees_that_her_list_is_under_the_root_and_no_other(leaves, data):
    place = data.draw(st.integers(0, len(leaves) - 1))
    steps, root = path_to(leaves, place), root_of(leaves)
    assert is_under(root, leaves[place], steps)
    assert not is_under(root, leaves[place] + b"x", steps)


def test_a_leaf_is_never_taken_for_a_node():
    two = root_of([b"a", b"b"])
    halves = hashlib.sha256(b"\x00a").digest() + hashlib.sha256(b"\x00b").digest()
    assert root_of([halves]) != two


def test_the_lines_do_not_depend_on_the_order_of_names():
    turned = {**INPUTS, "pupils": dict(reversed(INPUTS["pupils"].items()))}
    assert leaves_of(turned) == leaves_of(INPUTS)
