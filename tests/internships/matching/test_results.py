"""What a match tells."""

import json

from vigie.internships.matching.instances import read_instance
from vigie.internships.matching.results import decide

INSTANCE = {
    "policy": "minimum_guarantee",
    "pupils": {
        "Ana": {"wishes": ["X", "Y", "Z"]},
        "Bo": {"wishes": ["X", "Y"]},
        "Cy": {"wishes": ["X", "Z"], "groups": ["qpv"]},
        "Dee": {"wishes": ["Y"]},
    },
    "offers": {
        "X": {"capacity": 2, "reserves": {"qpv": 1}},
        "Y": {"capacity": 1, "eligible": ["Ana", "Bo"]},
        "Z": {"capacity": 3, "reserves": {"qpv": 2}},
    },
    "lottery": ["Ana", "Bo", "Cy", "Dee"],
}


def test_each_pupil_reads_why():
    result = decide(read_instance(INSTANCE))
    assert result["assignment"] == {"Ana": "X", "Bo": "Y", "Cy": "X", "Dee": None}
    assert result["stable"] is True
    assert result["proposals"] == 5
    assert result["explanations"] == {
        "Ana": [
            {"offer": "X", "reason": "assigned"},
            {"offer": "Y", "reason": "after_assigned"},
            {"offer": "Z", "reason": "after_assigned"},
        ],
        "Bo": [{"offer": "X", "reason": "full"}, {"offer": "Y", "reason": "assigned"}],
        "Cy": [{"offer": "X", "reason": "assigned"}, {"offer": "Z", "reason": "after_assigned"}],
        "Dee": [{"offer": "Y", "reason": "not_eligible"}],
    }


def test_the_last_admitted_of_each_door_is_named():
    cutoffs = decide(read_instance(INSTANCE))["cutoffs"]
    assert cutoffs["X"] == {"open": "Ana", "reserved": {"qpv": "Cy"}, "seats_left": 0}
    assert cutoffs["Y"] == {"open": "Bo", "reserved": {}, "seats_left": 0}
    assert cutoffs["Z"] == {"open": None, "reserved": {"qpv": None}, "seats_left": 3}


def test_the_same_instance_gives_the_same_bytes_however_it_is_written():
    turned = {
        **INSTANCE,
        "pupils": dict(reversed(INSTANCE["pupils"].items())),
        "offers": dict(reversed(INSTANCE["offers"].items())),
    }
    assert json.dumps(decide(read_instance(turned))) == json.dumps(decide(read_instance(INSTANCE)))
