"""What is kept of people goes in time; numbers stay."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.awareness.room import make_event, make_loan, make_public_tool, person
from vigie.awareness.events.registering import register
from vigie.awareness.models import Event, Feedback, Intervention, InterventionRequest, Loan, Registration
from vigie.awareness.retention import forget_awareness, forget_registrations

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(days=400)


def test_names_go_three_months_after_an_event_and_numbers_stay():
    event = make_event(takes_registrations=True)
    for number, sex in enumerate(("women", "women", "men")):
        register(event_id=event.pk, registration=person(number, sex=sex))
    Registration.objects.update(attended=True)
    recent = make_event(takes_registrations=True)
    register(event_id=recent.pk, registration=person(9))
    past = timezone.now() - timedelta(days=100)
    Event.objects.filter(pk=event.pk).update(starts_at=past, ends_at=past)
    for _ in range(2):
        forget_registrations(timezone.now())
    event.refresh_from_db()
    assert (event.women, event.men, event.not_stated) == (2, 1, 0)
    assert [each.event for each in Registration.objects.all()] == [recent]


def test_requests_lose_their_names_a_year_after_and_unread_feedback_goes(pilot):
    tool = make_public_tool(pilot, kind="exhibition")
    loan, today = make_loan(tool), timezone.localdate()
    old = today - LONG_AGO
    Loan.objects.update(starts_on=old, ends_on=old, state="refused", answered_on=old)
    intervention = Intervention.objects.create(title="En classe", summary="Une séance.")
    InterventionRequest.objects.create(
        intervention=intervention, structure="Collège", contact="Sam", email="c@exemple.fr", asked_on=old
    )
    Feedback.objects.create(tool=tool, worked="Vieux", sent_on=old, mark="a")
    Feedback.objects.create(tool=tool, worked="Montré", sent_on=old, mark="b", state="shown")
    forget_awareness.call()
    loan.refresh_from_db()
    assert (loan.contact, loan.email, loan.starts_on) == ("", "", old)
    assert InterventionRequest.objects.get().structure == ""
    assert [each.worked for each in Feedback.objects.all()] == ["Montré"]


def test_a_loan_that_is_still_out_keeps_whom_to_call(pilot):
    loan = make_loan(make_public_tool(pilot, kind="exhibition"))
    old = timezone.localdate() - LONG_AGO
    Loan.objects.update(starts_on=old, ends_on=old, state="accepted", answered_on=old)
    forget_awareness.call()
    loan.refresh_from_db()
    assert loan.contact == "Alix Essai"
