"""Which questions are asked, and in what order."""

from hypothesis import given
from hypothesis import strategies as st

from tests.support.rights.test_assessment import ANSWERS
from vigie.support.rights.assessment import Answers, Compared, What, Who
from vigie.support.rights.steps import FIELDS_OF, RESULT, step_after, step_before, steps_for

STEPS = st.sampled_from([*FIELDS_OF, RESULT])


def test_a_comparison_is_asked_of_those_who_compare_only():
    assert step_after("what", Answers(what=frozenset({What.REFUSED}))) == "compared"
    assert step_after("what", Answers(what=frozenset({What.HUMILIATED}))) == "criteria"


def test_work_is_asked_of_those_who_work_only():
    assert step_after("who", Answers(domains=frozenset({"employment"}))) == "work"
    assert step_after("who", Answers(who=Who.EMPLOYER)) == "work"
    assert step_after("who", Answers(domains=frozenset({"housing"}), who=Who.COMPANY)) == "dates"


@given(ANSWERS)
def test_going_on_ends_and_coming_back_retraces(answers):
    asked, step = [], "what"
    while step != RESULT:
        asked.append(step)
        step = step_after(step, answers)
    assert asked == steps_for(answers)
    back = [step := step_before(step, answers) for _ in asked]
    assert back == asked[::-1]


@given(STEPS, ANSWERS)
def test_the_first_question_has_none_before_it(step, answers):
    assert step_before(step, answers) in FIELDS_OF
    assert step_before("what", answers) == "what"


def test_a_step_that_is_no_longer_asked_still_leads_somewhere():
    assert step_after("compared", Answers(what=frozenset({What.RULE}), compared=Compared.NO)) == "criteria"
    assert step_before("work", Answers(who=Who.COMPANY)) == "who"
