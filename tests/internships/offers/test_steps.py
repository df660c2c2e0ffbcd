"""What may be done with an offer, and when."""

from datetime import date, timedelta
from itertools import product

import pytest

from vigie.internships.offers.steps import (
    Moment,
    adding_refusal,
    approving_refusal,
    changing_refusal,
    removing_refusal,
    restoring_refusal,
    submitting_refusal,
    withdrawing_refusal,
)

TODAY = date(2026, 10, 1)
STATES = ("draft", "returned", "waiting", "published", "withdrawn")


def moment(**fields):
    return Moment(**{"today": TODAY, "offers_until": TODAY, **fields})


def test_a_company_adds_until_the_last_day_and_the_pilot_after_it():
    late = {"offers_until": TODAY - timedelta(days=1)}
    assert adding_refusal(moment()) is None
    assert "appelez" in adding_refusal(moment(**late))
    assert adding_refusal(moment(**late, is_pilot=True)) is None


@pytest.mark.parametrize("fields", [{"is_closed": True}, {"is_frozen": True, "was_drawn": True}])
def test_nobody_adds_changes_proposes_or_publishes_once_frozen_or_closed(fields):
    for is_pilot, state in product((True, False), STATES):
        now = moment(**fields, is_pilot=is_pilot)
        assert adding_refusal(now)
        assert changing_refusal(now, state)
        assert submitting_refusal(now, state, seats=1, doubts=0, has_reason=False)
        assert approving_refusal(now, state)
        assert restoring_refusal(now, state)


def test_a_published_offer_changes_until_lists_open_then_by_the_pilot_alone():
    assert changing_refusal(moment(), "published") is None
    assert changing_refusal(moment(lists_are_open=True), "published")
    assert changing_refusal(moment(lists_are_open=True), "draft") is None
    assert changing_refusal(moment(lists_are_open=True, is_pilot=True), "published") is None
    assert changing_refusal(moment(is_pilot=True, was_drawn=True), "published")


def test_an_offer_is_proposed_with_seats_and_without_unexplained_doubts():
    assert "place" in submitting_refusal(moment(), "draft", seats=0, doubts=0, has_reason=False)
    assert "mots" in submitting_refusal(moment(), "returned", seats=1, doubts=1, has_reason=False)
    assert submitting_refusal(moment(), "returned", seats=1, doubts=1, has_reason=True) is None
    assert submitting_refusal(moment(), "waiting", seats=1, doubts=0, has_reason=False)


def test_only_what_waits_is_published():
    assert {state for state in STATES if approving_refusal(moment(is_pilot=True), state) is None} == {"waiting"}


def test_an_offer_that_a_draw_counted_with_is_not_simply_taken_back():
    assert withdrawing_refusal(moment(was_drawn=True), "published")
    assert withdrawing_refusal(moment(), "published") is None
    assert withdrawing_refusal(moment(), "withdrawn")


def test_only_drafts_are_erased_and_only_what_was_taken_back_is_restored():
    assert {state for state in STATES if removing_refusal(state) is None} == {"draft", "returned"}
    assert {state for state in STATES if restoring_refusal(moment(), state) is None} == {"withdrawn"}
