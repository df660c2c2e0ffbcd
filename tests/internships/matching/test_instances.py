"""Markets as they are written, and the place of each of their faults."""

import hashlib
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.internships.matching.instances import BadInstance, order_of, read_instance
from vigie.internships.matching.results import decide

GOOD = {
    "policy": "minimum_guarantee",
    "pupils": {"Ana": {"wishes": ["X", "Y"], "groups": ["qpv"]}, "Bo": {"wishes": ["Y"]}, "Cy": {}},
    "offers": {
        "X": {"capacity": 2, "reserves": {"qpv": 1}, "priority": ["Bo", "Ana"]},
        "Y": {"capacity": 1, "tiers": {"Bo": 1}, "eligible": ["Ana", "Bo"]},
    },
    "seed": "2026",
}


def changed(path: str, value: object) -> dict:
    content = deepcopy(GOOD)
    *way, last = path.split(".")
    inside = content
    for name in way:
        inside = inside[name]
    inside[last] = value
    return content


def test_a_good_instance_is_read():
    instance = read_instance(GOOD)
    assert instance.pupils == order_of("2026", ["Ana", "Bo", "Cy"])
    ana, bo = instance.pupils.index("Ana"), instance.pupils.index("Bo")
    x, y = instance.market.offers
    assert (x.capacity, list(x.reserves.values()), x.ranks) == (2, [1], {bo: 0, ana: 1})
    assert (y.tiers, y.eligible) == ({bo: 1}, {ana, bo})
    assert instance.market.wishes[ana] == [0, 1]
    assert instance.groups[instance.market.groups[ana]] == "qpv"


def test_the_seed_orders_pupils_by_the_hash_of_seed_and_name():
    names = [f"É{number}" for number in range(50)]
    hashes = {name: hashlib.sha256(f"graine|{name}".encode()).hexdigest() for name in names}
    assert order_of("graine", names) == sorted(names, key=hashes.__getitem__)


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("policy", "fair", "policy"),
        ("pupils", [], "pupils"),
        ("pupils.Ana", [], "pupils.Ana"),
        ("pupils.Ana.wishes", ["Z"], "pupils.Ana.wishes[0]"),
        ("pupils.Ana.wishes", ["X", "X"], "pupils.Ana.wishes[1]"),
        ("pupils.Ana.wishes", "X", "pupils.Ana.wishes"),
        ("pupils.Ana.groups", ["qpv", 3], "pupils.Ana.groups[1]"),
        ("offers.X.capacity", -1, "offers.X.capacity"),
        ("offers.X.capacity", True, "offers.X.capacity"),
        ("offers.X.capacity", None, "offers.X.capacity"),
        ("offers.X.capacity", 1.5, "offers.X.capacity"),
        ("offers.X.reserves", {"qpv": 3}, "offers.X.reserves"),
        ("offers.X.reserves", {"qpv": 1, "scholarship": 2}, "offers.X.reserves"),
        ("offers.X.reserves", {"qpv": -1}, "offers.X.reserves.qpv"),
        ("offers.X.reserves", {"qpv": 10**4299 * 9, "scholarship": 10**4299 * 9}, "offers.X.reserves"),
        ("offers.X.reserves", [], "offers.X.reserves"),
        ("offers.X.reserves", False, "offers.X.reserves"),
        ("offers.X.tiers", {"Dee": 1}, "offers.X.tiers.Dee"),
        ("offers", {"X": {"capacity": 101, "reserves": {str(group): 1 for group in range(101)}}}, "offers"),
        ("offers.X.priority", ["Bo", "Bo"], "offers.X.priority[1]"),
        ("offers.X.priority", ["Dee"], "offers.X.priority[0]"),
        ("offers.Y.tiers", {"Dee": 1}, "offers.Y.tiers.Dee"),
        ("offers.Y.tiers", {"Bo": "1"}, "offers.Y.tiers.Bo"),
        ("offers.Y.eligible", ["Ana", "Ana"], "offers.Y.eligible[1]"),
        ("seed", 2026, "seed"),
        ("seed", None, "lottery"),
        ("lottery", ["Ana", "Bo", "Cy"], "seed"),
    ],
)
def test_each_fault_is_told_with_its_place(path, value, fault):
    with pytest.raises(BadInstance) as told:
        read_instance(changed(path, value))
    assert told.value.path == fault
    assert str(told.value).startswith(fault)


def test_the_order_in_which_reserves_are_written_changes_nothing():
    pupils = {name: {"wishes": ["X"], "groups": ["qpv", "scholarship"]} for name in ("Ana", "Bo", "Cy")}
    turned = ({"qpv": 1, "scholarship": 2}, {"scholarship": 2, "qpv": 1})
    offers = [{"X": {"capacity": 3, "reserves": reserves}} for reserves in turned]
    results = [decide(read_instance({**GOOD, "pupils": pupils, "offers": each})) for each in offers]
    assert results[0] == results[1]


def test_groups_without_a_reserved_seat_are_no_burden():
    pupils = {f"P{number}": {"groups": [f"G{number}", "qpv"]} for number in range(300)}
    instance = read_instance({**GOOD, "pupils": pupils, "offers": {"X": {"capacity": 1, "reserves": {"qpv": 1}}}})
    assert set(instance.market.groups) == {1}


def test_a_lottery_names_everybody_once():
    for lottery, fault in ((["Ana", "Bo"], "lottery"), (["Ana", "Ana", "Bo"], "lottery[1]"), (["Dee"], "lottery[0]")):
        content = {**changed("seed", None), "lottery": lottery}
        with pytest.raises(BadInstance) as told:
            read_instance(content)
        assert told.value.path == fault


def test_no_lottery_is_needed_when_every_offer_has_its_own_order():
    content = changed("seed", None)
    content["offers"]["Y"] = {"capacity": 1, "priority": ["Cy"]}
    assert read_instance(content).pupils == ["Ana", "Bo", "Cy"]


WORDS = st.sampled_from(["Ana", "X", "qpv", "wishes", "none", ""])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 3) | WORDS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["Ana", "X", "wishes"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.sampled_from(["policy", "pupils", "offers", "seed", "pupils.Ana", "offers.X", "offers.X.reserves"]), JSON)
def test_nothing_but_a_told_fault_comes_out(path, value):
    try:
        read_instance(changed(path, value))
    except BadInstance:
        return
