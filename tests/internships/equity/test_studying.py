"""What a study says of a market."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.internships.matching.markets import markets
from vigie.internships.equity.studying import Case, Studied, contrasts_of, reserve_use, study
from vigie.internships.matching.deferred_acceptance import match
from vigie.internships.matching.market import Market, Policy, Seats


def pupil(sex="women", *, in_qpv=False, school="college", **fields):
    return Studied(sex, in_qpv, has_scholarship=False, school=school, in_priority_education=False, **fields)


def case_of(market, pupils):
    return Case(market, match(market), pupils, ["trade"] * len(market.offers), "seed")


def reserved_market(policy=Policy.MINIMUM_GUARANTEE):
    """Four pupils, two of a group drawn last, one offer of two seats of which one is reserved."""
    return Market(policy, [[0]] * 4, [0, 0, 1, 1], [Seats(2, {1: 1})])


def test_every_pupil_is_in_one_side_of_each_comparison():
    pupils = [pupil(in_qpv=True), pupil("men"), pupil("not_stated", school="e2c")]
    for contrast in contrasts_of(pupils):
        assert sorted([*contrast.group, *contrast.others, *contrast.rest]) == [0, 1, 2]


def test_a_comparison_with_nobody_on_one_side_is_not_made():
    assert [contrast.code for contrast in contrasts_of([pupil(), pupil("men")])] == ["women"]


def test_the_reserve_is_told_by_what_it_changed():
    pupils = [pupil(), pupil(), pupil(in_qpv=True), pupil(in_qpv=True)]
    told = study(case_of(reserved_market(), pupils), runs=20)
    contrast = told["contrasts"][0]
    assert (contrast["code"], contrast["group"]["chosen"], contrast["others"]["chosen"]) == ("qpv", 1, 1)
    assert told["reserves"] == {"reserved": 1, "used": 1}
    assert told["without_reserve"]["chosen"]["qpv"] == 0
    assert told["without_reserve"]["changed"] == 2


def test_what_luck_decides_alone_is_no_alert():
    """With one seat and two alike, whoever has it: p is one."""
    market = Market(Policy.NONE, [[0], [0]], [0, 0], [Seats(1)])
    (contrast,) = study(case_of(market, [pupil(in_qpv=True), pupil()]), runs=50)["contrasts"][:1]
    assert contrast["ratio"] is None or contrast["luck"]["p_value"] > 0.05


@given(markets(), st.data())
@settings(max_examples=20)
def test_a_study_is_json_and_adds_up(market, data):
    pupils = [
        Studied(
            data.draw(st.sampled_from(["women", "men", "not_stated"])),
            data.draw(st.booleans()),
            data.draw(st.booleans()),
            data.draw(st.sampled_from(["college", "e2c"])),
            data.draw(st.booleans()),
        )
        for _ in market.wishes
    ]
    told = study(case_of(market, pupils), runs=3)
    assert json.loads(json.dumps(told)) == told
    for contrast in told["contrasts"]:
        sides = [contrast[side] for side in ("group", "others", "rest")]
        assert sum(side["people"] for side in sides) == told["people"] == len(pupils)
        assert sum(side["chosen"] for side in sides) == told["placed"]


@given(markets())
def test_no_more_reserved_seats_are_used_than_there_are(market):
    use = reserve_use(case_of(market, [pupil() for _ in market.wishes]))
    assert 0 <= use["used"] <= use["reserved"]


def test_progress_is_told():
    told: list[int] = []
    study(case_of(reserved_market(), [pupil() for _ in range(4)]), runs=2, progress=told.append)
    assert told == [1, 2]


@pytest.mark.parametrize("policy", list(Policy))
def test_under_every_policy_it_holds(policy):
    assert study(case_of(reserved_market(policy), [pupil() for _ in range(4)]), runs=2)["people"] == 4
