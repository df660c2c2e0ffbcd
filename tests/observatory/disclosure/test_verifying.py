"""A proof is checked by adding up; a proof that lies is caught."""

import copy
import json

import pytest

from vigie.observatory.disclosure.cube import Catalogue, Cube, Dimension
from vigie.observatory.disclosure.protecting import protect
from vigie.observatory.disclosure.verifying import FaultCode, verify


@pytest.fixture
def proof():
    axes = (Dimension("sex", ("a", "b")), Dimension("domain", ("x", "y", "z")))
    counts = {("a", "x"): 2, ("a", "y"): 9, ("a", "z"): 7, ("b", "x"): 8, ("b", "y"): 11, ("b", "z"): 6}
    return json.loads(json.dumps(protect(Cube(axes, counts), Catalogue.margins(("sex", "domain"))).witnesses))


def codes(proof):
    return {fault.code for fault in verify(proof)}


def test_a_true_proof_stands(proof):
    assert proof["claims"]
    assert verify(proof) == []


def test_a_witness_that_gives_another_published_number_is_caught(proof):
    lying = copy.deepcopy(proof)
    lying["published"][0]["value"] += 1
    assert FaultCode.PUBLISHED in codes(lying)


def test_a_claim_without_witness_is_caught(proof):
    lying = copy.deepcopy(proof)
    lying["claims"][0]["up"] = None
    assert FaultCode.UNPROVED in codes(lying)


def test_a_claim_that_asks_more_than_its_witness_shows_is_caught(proof):
    lying = copy.deepcopy(proof)
    lying["claims"][0]["high"] += 1000
    assert FaultCode.NOT_SHOWN in codes(lying)


def test_a_negative_witness_is_caught(proof):
    lying = copy.deepcopy(proof)
    lying["witnesses"][0][0][-1] = -1
    assert FaultCode.NEGATIVE in codes(lying)


def test_a_small_number_among_the_published_ones_is_caught(proof):
    lying = copy.deepcopy(proof)
    lying["published"][0]["value"] = 2
    assert FaultCode.SMALL_SHOWN in codes(lying)


@pytest.mark.parametrize("value", [None, [], 3, "x", {}, {"dimensions": 4}, {"witnesses": [[["a"]]]}])
def test_what_is_no_proof_is_one_fault(value):
    assert codes(value) == {FaultCode.UNREADABLE}
