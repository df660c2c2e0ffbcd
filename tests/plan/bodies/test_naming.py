"""The bodies that the plan's text names."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from vigie.plan.bodies.naming import guess_kind, named_bodies, simple, speaks_of_equality, speaks_of_volunteers

PLAN = Path(__file__).parents[3] / "src/vigie/plan/data/valenciennes_plan.json"


def governance() -> dict[str, object]:
    source = json.loads(PLAN.read_text())["gouvernance"]
    return {
        "body": source["instance"],
        "composition": source["composition"],
        "since": source["depuis"],
        "meetings_per_year": source["frequence_minimale_par_an"],
        "missions": source["missions"],
        "advised_bodies": [
            {"name": entry["nom"], "axis": entry["source"]} for entry in source["autres_instances_preconisees"]
        ],
    }


def test_the_six_bodies_of_the_real_plan():
    found = named_bodies(governance())
    assert [(body.kind, body.axis_code) for body in found] == [
        ("working_group", ""),
        ("other", "F2"),
        ("watch_group", "F2"),
        ("working_group", "F2"),
        ("piloting", "F5"),
        ("working_group", "F5"),
    ]
    own, watch = found[0], found[2]
    assert (own.min_meetings, own.installed_on, own.is_own, len(own.missions)) == (2, "2015-02", True, 4)
    assert speaks_of_equality(own)
    assert speaks_of_volunteers(own)
    assert watch.groups == 2


def test_accents_and_capitals_do_not_matter():
    assert guess_kind("COMITÉ DE PILOTAGE") == guess_kind("Comite  de pilotage") == "steering"
    assert guess_kind("Comité technique restreint") == "technical"
    assert guess_kind("Cercle de lecture") == "other"


@given(st.lists(st.text(min_size=1).map(str.strip).filter(bool), max_size=6))
def test_each_name_is_found_once(names):
    found = named_bodies({"advised_bodies": [{"name": name, "axis": None} for name in [*names, *names]]})
    assert [simple(body.name) for body in found] == list(dict.fromkeys(simple(name) for name in names))


def test_nothing_is_named_by_an_empty_text():
    assert named_bodies({}) == []
    assert named_bodies({"body": " ", "advised_bodies": None}) == []
