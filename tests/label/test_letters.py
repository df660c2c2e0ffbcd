"""What a structure receives: each decision, a withdrawal, the end that comes; others receive nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories import OrganisationFactory
from tests.label.scene import hand_in, make_application, make_assessor, make_contributor, make_labelled, name
from vigie.cockpit.models import ReminderRefusal
from vigie.cockpit.reminders.sending import write_reminders
from vigie.core.models import OutboxMessage
from vigie.label.deciding.deciding import withdraw
from vigie.label.models import Commitment

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(trained):
    return OrganisationFactory(name="Structure candidate")


@pytest.fixture
def writer(place):
    return make_contributor(place)


def received(person, kind="label_decision"):
    return list(OutboxMessage.objects.filter(kind=kind, to=person.email).order_by("pk"))


def test_each_decision_is_told_to_those_who_work_for_the_structure(place, writer, pilot, stranger):
    decision = make_labelled(place, writer, pilot)
    (message,) = received(writer)
    assert "est accordé à Structure candidate" in message.body
    assert f"/label/structures/{decision.code}/" in message.body
    withdraw(decision=decision, ground="false_evidence", explanation="Voir le dossier.", actor=pilot)
    assert "Voir le dossier." in received(writer)[1].body
    assert OutboxMessage.objects.filter(kind="label_decision").count() == 2


@pytest.mark.parametrize(("outcome", "said"), [("refused", "n'est pas accordé"), ("postponed", "est reportée")])
def test_a_refusal_and_a_delay_are_told_in_words(place, writer, pilot, outcome, said):
    make_labelled(place, writer, pilot, outcome)
    (message,) = received(writer)
    assert said in message.body
    assert "Vu." in message.body


def test_a_label_that_ends_is_told_unless_refused(place, writer, pilot, stranger):
    decision = make_labelled(place, writer, pilot)
    write_reminders(decision.valid_until - timedelta(days=91))
    assert received(writer, "reminder") == []
    write_reminders(decision.valid_until - timedelta(days=90))
    (message,) = received(writer, "reminder")
    assert f"/label/parcours/{place.pk}/" in message.body
    assert received(stranger, "reminder") == []
    ReminderRefusal.objects.create(person=writer, kind="label")
    write_reminders(decision.valid_until - timedelta(days=30))
    assert len(received(writer, "reminder")) == 1


def test_whoever_is_to_read_is_told_once(place, writer, pilot):
    application = make_application(place, writer)
    hand_in(application, writer)
    reader = make_assessor()
    for _ in range(2):
        name(application, reader, pilot)
    (message,) = received(reader, "label_reading")
    assert "/label/evaluations/" in message.body


def test_the_way_is_ticked_step_by_step_and_says_no_name_once_erased(client_of, place, writer, pilot):
    make_labelled(place, writer, pilot)
    address = reverse("label:structure", args=[place.pk])
    page = client_of(writer).get(address)
    assert [page.context[step] for step in ("has_answered", "was_read", "is_decided")] == [True, True, True]
    Commitment.objects.update(name="")
    assert "par , directrice" not in client_of(writer).get(address).text
