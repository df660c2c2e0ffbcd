"""What a structure receives: each decision, a withdrawal, the end that comes; others receive nothing."""

from datetime import timedelta

import pytest

from tests.factories import OrganisationFactory
from tests.label.scene import make_contributor, make_labelled
from vigie.cockpit.models import ReminderRefusal
from vigie.cockpit.reminders.sending import write_reminders
from vigie.core.models import OutboxMessage
from vigie.label.deciding.deciding import withdraw

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
