"""A qualification comes back from its sealed text as it was."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from vigie.support.cases.qualification import Evidence, Qualification, from_json, to_json

WORDS = st.text(max_size=30)
QUALIFICATIONS = st.builds(
    Qualification,
    criteria=st.lists(WORDS, max_size=3).map(tuple),
    domain=WORDS,
    type=WORDS,
    outcome=WORDS,
    summary=WORDS,
    harm=WORDS,
    facts=st.none() | st.dates(),
    revelation=st.none() | st.dates(),
    notification=st.none() | st.dates(),
    respondent_is_public=st.none() | st.booleans(),
    evidence=st.lists(st.builds(Evidence, WORDS, st.sampled_from(["held", "to_ask", "missing"]), WORDS)).map(tuple),
    witnesses=st.lists(WORDS, max_size=3).map(tuple),
)


@given(QUALIFICATIONS)
def test_what_is_sealed_comes_back(qualification):
    assert from_json(to_json(qualification)) == qualification


def test_nothing_yet_reads_as_an_empty_one():
    assert from_json("") == Qualification()


def test_a_name_of_a_later_version_is_left_out():
    assert from_json('{"domain": "housing", "unheard_of": 1}') == Qualification(domain="housing")


def test_one_day_is_enough_to_count_a_limit():
    assert not Qualification(summary="x").has_a_date
    assert Qualification(notification=date(2026, 1, 5)).has_a_date
