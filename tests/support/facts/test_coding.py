"""What was told becomes a fact that the observatory takes, whatever was told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.observatory.checking import check
from vigie.observatory.referentials.listed import Listed
from vigie.observatory.referentials.lists import one_criterion
from vigie.support.facts.coding import Told, fact_of

DAY = date(2026, 8, 3)
CODES = {
    "source": ["support"],
    "criterion": ["origin", "age", "several", "not_stated"],
    "domain": ["housing", "not_stated"],
    "type": ["direct", "not_stated"],
    "place": ["territory", "commune:59606"],
    "sex": ["women", "not_stated"],
    "age_band": ["25_34", "not_stated"],
    "outcome": ["told", "complaint", "not_stated"],
    "channel": ["online_form", "phone", "in_person", "written", "not_stated"],
}
VALUES = {name: {code: Listed(code, code) for code in codes} for name, codes in CODES.items()}
WORDS = st.sampled_from(
    ["", "origin", "age", "housing", "direct", "59606", "women", "25_34", "told", "web", "x", "é\x00"]
)


def test_what_is_known_is_kept():
    told = Told("web", ("origin",), "housing", "direct", "59606", "women", "25_34", "complaint")
    fact = fact_of(told, VALUES, DAY)
    assert (fact.source, fact.channel, fact.quarter, fact.place) == (
        "support",
        "online_form",
        "2026-Q3",
        "commune:59606",
    )
    assert (fact.criterion, fact.domain, fact.type) == ("origin", "housing", "direct")
    assert (fact.sex, fact.age_band, fact.outcome) == ("women", "25_34", "complaint")


def test_a_place_outside_the_territory_is_only_the_territory():
    assert fact_of(Told("phone", commune="75056"), VALUES, DAY).place == "territory"


@pytest.mark.parametrize(
    ("criteria", "code"),
    [((), "not_stated"), (("age",), "age"), (("age", "age"), "age"), (("age", "origin"), "several")],
)
def test_one_fact_has_one_criterion(criteria, code):
    assert one_criterion(criteria) == code


@given(
    channel=WORDS,
    criteria=st.lists(WORDS, max_size=3).map(tuple),
    domain=WORDS,
    type=WORDS,
    commune=WORDS,
    sex=WORDS,
    age_band=WORDS,
    outcome=WORDS,
)
def test_whatever_was_told_the_observatory_takes_it(**told):
    check(fact_of(Told(**told), VALUES, DAY), VALUES, DAY)
