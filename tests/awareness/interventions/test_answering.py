"""Interventions on demand, from a request to who was there."""

import pytest
from django.urls import reverse
from django.utils import timezone

from vigie.awareness.interventions.answering import Refused, answer_request, ask_intervention, close_request
from vigie.awareness.models import Intervention, InterventionRequest
from vigie.core.models import OutboxMessage

pytestmark = pytest.mark.django_db
State = InterventionRequest.State


@pytest.fixture
def intervention(partner):
    return Intervention.objects.create(
        title="En classe", summary="Une séance.", organisation=partner, published_on=timezone.localdate()
    )


def asked(**given):
    values = {"structure": "Collège", "contact": "Sam", "email": "c@exemple.fr", "public": "une classe"}
    return InterventionRequest(**{**values, "wished_for": "en mars", **given})


def test_a_request_is_answered_once_then_counted(intervention, pilot):
    kept = ask_intervention(intervention=intervention, asked=asked())
    assert ask_intervention(intervention=intervention, asked=asked()) == kept
    with pytest.raises(Refused):
        close_request(request_id=kept.pk, done_on=timezone.localdate(), counts={}, actor=pilot)
    answer_request(request_id=kept.pk, state=State.ACCEPTED, answer="Avec plaisir.", actor=pilot)
    with pytest.raises(Refused):
        answer_request(request_id=kept.pk, state=State.REFUSED, answer="Non.", actor=pilot)
    counts = {"women": 14, "men": 12, "not_stated": 0}
    close_request(request_id=kept.pk, done_on=timezone.localdate(), counts=counts, actor=pilot)
    kept.refresh_from_db()
    assert (kept.state, kept.women) == (State.DONE, 14)
    assert OutboxMessage.objects.count() == 2


def test_too_many_requests_of_one_address_wait(intervention):
    for number in range(6):
        ask_intervention(intervention=intervention, asked=asked(public=f"classe {number}"))
    with pytest.raises(Refused):
        ask_intervention(intervention=intervention, asked=asked(public="une de plus"))


def test_the_public_form_keeps_a_request_and_says_what_is_wrong(client, intervention):
    address = reverse("awareness:ask_for", args=[intervention.pk])
    sent = {
        "structure": "Collège", "public": "une classe", "wished_for": "en mars", "sector": "education",
        "contact": "Sam", "email": "c@exemple.fr", "expected": "26",
    }  # fmt: skip
    assert client.post(address, {**sent, "expected": "999999"}).status_code == 422
    assert client.post(address, {**sent, "email": "non"}).status_code == 422
    assert client.post(address, sent).status_code == 302
    assert InterventionRequest.objects.get().expected == 26


def test_a_request_whose_sender_was_forgotten_is_still_answered(intervention, pilot):
    kept = ask_intervention(intervention=intervention, asked=asked())
    InterventionRequest.objects.filter(pk=kept.pk).update(email="", contact="")
    answer_request(request_id=kept.pk, state=State.REFUSED, answer="Trop tard.", actor=pilot)
    assert OutboxMessage.objects.count() == 1


def test_a_public_intervention_keeps_its_words_until_the_pilot_changes_them(
    client_of, contributor, pilot, intervention, partner
):
    address = reverse("awareness:edit_intervention", args=[intervention.pk])
    said = {"title": "Autre chose", "summary": "x", "people": "vingt", "organisation": partner.pk}
    assert client_of(contributor).post(address, said).status_code == 302
    intervention.refresh_from_db()
    assert (intervention.title, intervention.people) == ("En classe", "vingt")
    assert client_of(pilot).post(address, said).status_code == 302
    intervention.refresh_from_db()
    assert intervention.title == "Autre chose"


def test_an_intervention_lasts_two_days_at_most(client_of, pilot):
    said = {"title": "x", "summary": "y", "minutes": "70000"}
    assert client_of(pilot).post(reverse("awareness:enter_intervention"), said).status_code == 422
