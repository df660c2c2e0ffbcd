"""The opinion on what a person answers."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.support.rights.assessment import (
    OTHER,
    UNSURE,
    Answers,
    Compared,
    Element,
    Found,
    Verdict,
    What,
    Who,
    Work,
    assess,
    foreign_limits,
)

CRITERIA = ["origin", "sex", "bank_domiciliation", OTHER, UNSURE]
DOMAINS = ["employment", "housing", "education", OTHER, UNSURE]
PENAL = frozenset({"origin", "sex"})
ANSWERS = st.builds(
    Answers,
    what=st.frozensets(st.sampled_from(What)),
    compared=st.sampled_from(Compared),
    criteria=st.frozensets(st.sampled_from(CRITERIA)),
    domains=st.frozensets(st.sampled_from(DOMAINS)),
    who=st.sampled_from(Who),
    work=st.sampled_from(Work),
)
REFUSED_FLAT = Answers(
    what=frozenset({What.REFUSED}),
    compared=Compared.YES,
    criteria=frozenset({"origin"}),
    domains=frozenset({"housing"}),
    who=Who.COMPANY,
)


def found_by(assessment):
    return dict(assessment.reasons)


def test_a_flat_refused_because_of_origin_looks_like_a_discrimination():
    found = assess(REFUSED_FLAT, PENAL)
    assert found.verdict is Verdict.LIKELY
    assert found.forms == ("direct",)
    assert found.routes[:2] == ("defender_of_rights", "prosecutor")
    assert "labour_court" not in found.routes


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"compared": Compared.UNSURE}, Verdict.MAYBE),
        ({"compared": Compared.NO}, Verdict.OTHER),
        ({"criteria": frozenset({UNSURE})}, Verdict.MAYBE),
        ({"criteria": frozenset({OTHER})}, Verdict.OTHER),
        ({"criteria": frozenset({OTHER, "sex"})}, Verdict.LIKELY),
        ({"criteria": frozenset({OTHER, UNSURE})}, Verdict.MAYBE),
        ({"domains": frozenset({OTHER})}, Verdict.OTHER),
        ({"domains": frozenset()}, Verdict.MAYBE),
        ({"what": frozenset({What.NOTHING})}, Verdict.OTHER),
        ({"what": frozenset({What.UNSURE})}, Verdict.MAYBE),
        ({"what": frozenset({What.RULE})}, Verdict.MAYBE),
        ({"what": frozenset({What.HUMILIATED}), "compared": Compared.NO}, Verdict.LIKELY),
        ({"what": frozenset({What.TOLD_TO})}, Verdict.LIKELY),
    ],
)
def test_what_each_answer_changes(change, verdict):
    assert assess(replace(REFUSED_FLAT, **change), PENAL).verdict is verdict


def test_work_opens_the_labour_court_to_private_employees_and_the_other_court_to_public_agents():
    at_work = replace(REFUSED_FLAT, domains=frozenset({"employment"}), who=Who.EMPLOYER)
    private = assess(replace(at_work, work=Work.PRIVATE), PENAL).routes
    public = assess(replace(at_work, work=Work.PUBLIC), PENAL).routes
    assert {"labour_court", "labour_inspectorate", "trade_union"} <= set(private)
    assert "administrative_court" in public
    assert "labour_court" not in public


def test_a_criterion_that_is_not_punished_leads_to_no_complaint():
    bank = replace(REFUSED_FLAT, criteria=frozenset({"bank_domiciliation"}))
    assert "prosecutor" not in assess(bank, PENAL).routes
    assert "prosecutor" in assess(replace(bank, criteria=frozenset({"bank_domiciliation", "sex"})), PENAL).routes


def test_an_insult_keeps_its_own_complaint_even_without_discrimination():
    insulted = replace(REFUSED_FLAT, what=frozenset({What.HUMILIATED}), criteria=frozenset({OTHER}))
    found = assess(insulted, PENAL)
    assert (found.verdict, "prosecutor" in found.routes) == (Verdict.OTHER, True)
    assert foreign_limits(insulted, found.verdict) == {"penal_offence"}
    assert foreign_limits(REFUSED_FLAT, Verdict.LIKELY) == {"petty_offence"}


@given(ANSWERS)
def test_the_opinion_follows_from_the_three_elements(answers):
    found = assess(answers, PENAL)
    states = set(found_by(found).values())
    assert list(found_by(found)) == list(Element)
    assert (found.verdict is Verdict.OTHER) == (Found.ABSENT in states)
    if found.verdict is Verdict.LIKELY:
        assert states == {Found.PRESENT}
    if Found.UNSURE in states and Found.ABSENT not in states:
        assert found.verdict is Verdict.MAYBE


@given(ANSWERS)
def test_whoever_may_be_discriminated_is_always_shown_a_way(answers):
    found = assess(answers, PENAL)
    assert len(set(found.routes)) == len(found.routes)
    if found.verdict is not Verdict.OTHER:
        assert found.routes[0] == "defender_of_rights"
    else:
        assert found.forms == ()


@given(ANSWERS, st.sampled_from(["origin", "sex"]))
def test_naming_a_criterion_never_makes_it_less_likely(answers, criterion):
    order = [Verdict.OTHER, Verdict.MAYBE, Verdict.LIKELY]
    before = assess(answers, PENAL).verdict
    after = assess(replace(answers, criteria=answers.criteria | {criterion}), PENAL).verdict
    assert order.index(after) >= order.index(before)
