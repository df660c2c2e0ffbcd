"""A refusal: on a ground, decided by the pilot, once."""

import pytest

from tests.internships.after.second import offered_again
from vigie.internships.after.refusing import TooLate, ask_refusal, review_refusal
from vigie.internships.drawing.inputs import market_of
from vigie.internships.models import Assignment, Refusal
from vigie.observatory.models import WaitingFacts
from vigie.observatory.waiting import read_waiting

pytestmark = pytest.mark.django_db


def ask(past, company, ground="closed"):
    return ask_refusal(assignment=past.placed, ground=ground, explanation="Travaux.", by=company)


def decide(refusal, pilot, verdict, criterion=""):
    return review_refusal(refusal_id=refusal.pk, verdict=verdict, review="Lu.", criterion=criterion, by=pilot)


def waiting():
    return [read_waiting(each).value for row in WaitingFacts.objects.all() for each in row.content]


def test_until_it_is_decided_the_internship_stands(past, company):
    ask(past, company)
    ask(past, company, ground="safety")
    assert Refusal.objects.get().ground == "safety"
    assert Assignment.objects.standing().filter(pk=past.placed.pk).exists()


def test_accepted_the_seat_is_free(past, company, pilot):
    decide(ask(past, company), pilot, Refusal.Verdict.ACCEPTED, criterion="origin")
    assert Assignment.objects.get(pk=past.placed.pk).end == Assignment.End.REFUSED
    assert Refusal.objects.get().criterion == ""
    assert waiting() == []


def test_rejected_the_internship_stands_and_a_suspected_criterion_becomes_a_fact(past, company, pilot):
    decide(ask(past, company), pilot, Refusal.Verdict.REJECTED, criterion="origin")
    assert Assignment.objects.standing().filter(pk=past.placed.pk).exists()
    (fact,) = waiting()
    assert (fact.source, fact.criterion, fact.age_band, fact.outcome) == (
        "internships",
        "origin",
        "under_18",
        "intervention",
    )


def test_rejected_without_a_criterion_nothing_is_poured(past, company, pilot):
    decide(ask(past, company), pilot, Refusal.Verdict.REJECTED)
    assert waiting() == []


def test_a_decision_is_taken_once(past, company, pilot):
    refusal = decide(ask(past, company), pilot, Refusal.Verdict.REJECTED)
    with pytest.raises(TooLate):
        decide(refusal, pilot, Refusal.Verdict.ACCEPTED)
    with pytest.raises(TooLate):
        ask(past, company)


def test_a_seat_given_back_is_not_refused(past, company, pilot):
    decide(ask(past, company), pilot, Refusal.Verdict.ACCEPTED)
    with pytest.raises(TooLate):
        ask(past, company)


@pytest.mark.parametrize(
    ("ground", "is_offered"),
    [("closed", False), ("no_tutor", False), ("duplicate", False), ("safety", True), ("pupil_asked", True)],
)
def test_the_seat_is_offered_again_unless_the_company_lost_it(past, company, pilot, ground, is_offered):
    decide(ask(past, company, ground), pilot, Refusal.Verdict.ACCEPTED)
    assert offered_again(past) == (is_offered, is_offered)


def test_a_seat_refused_takes_no_other_with_it(past, company, pilot):
    past.placed.session.seats = 2
    past.placed.session.save()
    decide(ask(past, company), pilot, Refusal.Verdict.ACCEPTED)
    inputs, _names = market_of(past.campaign, 2)
    assert [offer["capacity"] for offer in inputs["offers"].values()] == [1]
