"""Registering, withdrawing, and what is written to people."""

import base64
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.training.scene import make_enrolment, make_session
from vigie.accounts.models import JournalEntry
from vigie.core.models import OutboxMessage, OutboxState
from vigie.training.models import Enrolment
from vigie.training.registering.acts import NotPossible, Registrant, cancel_session, register, withdraw
from vigie.training.registering.opening import Opening, registration_refusal, to_promote
from vigie.training.retention import forget_on_request
from vigie.training.sessions.planning import change_session

pytestmark = pytest.mark.django_db
ALEX = Registrant("Alex Fictive", "alex@exemple.fr", needs="besoin-canari")
NOE = Registrant("Noé Fictif", "noe@exemple.fr")


def calendar_of(message) -> str:
    return base64.b64decode(message.attachments[0]["content"]).decode()


def last_to(address) -> OutboxMessage:
    return OutboxMessage.objects.filter(to=address).latest("pk")


def test_a_place_is_confirmed_with_a_file_for_the_calendar():
    session = make_session(online_address="https://visio.exemple.fr/salle")
    enrolment = register(session_id=session.pk, registrant=ALEX)
    message = last_to("alex@exemple.fr")
    assert enrolment.is_seated
    assert enrolment.code in message.body
    assert "https://visio.exemple.fr/salle" in message.body
    assert "METHOD:REQUEST" in calendar_of(message)
    assert "besoin-canari" not in message.body + calendar_of(message)


def test_whoever_registers_twice_keeps_their_place_and_receives_one_message_a_day():
    session = make_session(places=1)
    first = register(session_id=session.pk, registrant=ALEX)
    again = register(session_id=session.pk, registrant=Registrant("A. Fictive", "ALEX@exemple.fr"))
    assert first.pk == again.pk
    assert OutboxMessage.objects.count() == 1


def test_a_full_session_has_a_waiting_list_that_moves_up_in_order():
    session = make_session(places=1)
    first = register(session_id=session.pk, registrant=ALEX)
    second = register(session_id=session.pk, registrant=NOE)
    assert second.is_waiting
    assert "liste d'attente" in last_to("noe@exemple.fr").body
    assert last_to("noe@exemple.fr").attachments == []
    withdraw(enrolment_id=first.pk, reason="workload")
    second.refresh_from_db()
    assert second.is_seated
    assert "METHOD:REQUEST" in calendar_of(last_to("noe@exemple.fr"))
    assert "METHOD:CANCEL" in calendar_of(last_to("alex@exemple.fr"))


def test_who_withdrew_may_come_back_at_the_end_of_the_line():
    session = make_session(places=1)
    first = register(session_id=session.pk, registrant=ALEX)
    register(session_id=session.pk, registrant=NOE)
    withdraw(enrolment_id=first.pk, reason="not_stated")
    withdraw(enrolment_id=first.pk, reason="health")
    back = register(session_id=session.pk, registrant=ALEX)
    first.refresh_from_db()
    assert (back.rank, back.is_waiting, first.reason) == (3, True, "not_stated")


def test_nobody_withdraws_nor_registers_once_it_has_started():
    session = make_session(starts_in=timedelta(minutes=-5))
    enrolment = make_enrolment(session)
    with pytest.raises(NotPossible):
        withdraw(enrolment_id=enrolment.pk, reason="health")
    with pytest.raises(NotPossible):
        register(session_id=session.pk, registrant=ALEX)


def test_the_team_adds_who_came_without_a_place(pilot):
    session = make_session(places=1, starts_in=timedelta(minutes=-5))
    make_enrolment(session)
    assert register(session_id=session.pk, registrant=ALEX, by=pilot, source="staff").is_seated


def test_a_cancelled_session_leaves_every_calendar(pilot):
    session = make_session(places=1)
    for registrant in (ALEX, NOE):
        register(session_id=session.pk, registrant=registrant)
    cancel_session(session_id=session.pk, reason="formatrice malade", by=pilot)
    assert "formatrice malade" in last_to("noe@exemple.fr").body
    assert "METHOD:CANCEL" in calendar_of(last_to("alex@exemple.fr"))
    assert set(OutboxMessage.objects.values_list("state", flat=True)) == {OutboxState.WAITING, OutboxState.CANCELLED}
    with pytest.raises(NotPossible):
        register(session_id=session.pk, registrant=ALEX)


def test_more_places_move_the_line_up_and_fewer_than_people_are_refused(pilot):
    session = make_session(places=1)
    for registrant in (ALEX, NOE):
        register(session_id=session.pk, registrant=registrant)
    change_session(session_id=session.pk, values={"places": 2}, trainers=[], by=pilot)
    assert session.enrolments.waiting().count() == 0
    with pytest.raises(NotPossible, match="2 personnes"):
        change_session(session_id=session.pk, values={"places": 1}, trainers=[], by=pilot)


def test_who_is_registered_is_told_of_another_place(pilot):
    session = make_session()
    register(session_id=session.pk, registrant=ALEX)
    change_session(session_id=session.pk, values={"place": "Salle neuve"}, trainers=[pilot], by=pilot)
    message = last_to("alex@exemple.fr")
    assert "Salle neuve" in message.body
    assert "SEQUENCE:1" in calendar_of(message)


def test_the_journal_names_nobody():
    enrolment = register(session_id=make_session().pk, registrant=ALEX)
    withdraw(enrolment_id=enrolment.pk, reason="schedule")
    told = " ".join(f"{line.object_label} {line.changes} {line.actor_label}" for line in JournalEntry.objects.all())
    assert "Alex" not in told
    assert "exemple.fr" not in told


def test_why_nobody_may_register():
    now, today = timezone.now(), timezone.localdate()
    soon, day = now + timedelta(days=3), timedelta(days=1)
    assert registration_refusal(Opening(today, None, soon, None), now, today) is None
    assert "annulée" in registration_refusal(Opening(today, today, soon, None), now, today)
    assert "pas encore" in registration_refusal(Opening(None, None, soon, None), now, today)
    assert "commencé" in registration_refusal(Opening(today, None, now, None), now, today)
    assert "closes" in registration_refusal(Opening(today, None, soon, today - day), now, today)
    assert to_promote(3, 2, [8, 9]) == [8]
    assert to_promote(3, 5, [8]) == []


def test_no_two_enrolments_of_one_person(django_assert_max_num_queries):
    session = make_session()
    with django_assert_max_num_queries(25):
        register(session_id=session.pk, registrant=ALEX)
    assert Enrolment.objects.get().who == ALEX.who


def test_a_cancelled_session_changes_no_more_and_writes_to_nobody(pilot):
    session = make_session()
    make_enrolment(session)
    cancel_session(session_id=session.pk, reason="salle fermée", by=pilot)
    written = OutboxMessage.objects.count()
    with pytest.raises(NotPossible, match="annulée"):
        change_session(session_id=session.pk, values={"place": "Ailleurs"}, trainers=[], by=pilot)
    assert OutboxMessage.objects.count() == written


def test_nobody_is_told_of_a_place_in_what_already_took_place(pilot):
    session = make_session(starts_in=timedelta(hours=-6))
    enrolment = register(session_id=session.pk, registrant=ALEX, by=pilot, source=Enrolment.Source.STAFF)
    assert enrolment.is_seated
    assert not OutboxMessage.objects.exists()


def test_whoever_signed_in_early_does_not_withdraw_and_is_forgotten_all_the_same(pilot):
    session = make_session(starts_in=timedelta(minutes=30))
    enrolment = make_enrolment(session, presence="present")
    with pytest.raises(NotPossible, match="déjà relevée"):
        withdraw(enrolment_id=enrolment.pk, reason="health")
    assert forget_on_request(enrolment_id=enrolment.pk, by=pilot) == 1
