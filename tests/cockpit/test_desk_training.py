"""The desk says what training waits for, and the demonstration shows it with people who do not exist."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories import MembershipFactory, OrganisationFactory
from tests.training.scene import make_enrolment, make_session
from vigie.accounts.models import Role
from vigie.cockpit.demonstration_training import prepare_training
from vigie.cockpit.desk_training import to_run_training, to_train
from vigie.training.models import Enrolment, Module, Session, SessionTrainer, Target, TrainingRequest

pytestmark = pytest.mark.django_db


def test_what_waits_for_the_pilot():
    TrainingRequest.objects.create(structure="Un centre", origin="team")
    make_session(starts_in=timedelta(days=9), announced_on=None)
    past = make_session(starts_in=timedelta(days=-2))
    make_enrolment(past)
    requests, hidden, to_note = to_run_training()
    assert (requests.number, hidden.number, to_note.number) == (1, 1, 1)
    assert to_note.address == reverse("training:attendance", args=[past.pk])
    Enrolment.objects.update(presence="present")
    assert to_run_training()[2].number == 0


def test_a_trainer_is_told_of_their_own_sessions_alone():
    mine, other = (MembershipFactory(organisation=OrganisationFactory(), role=Role.TRAINER).person for _ in range(2))
    session = make_session(starts_in=timedelta(days=-2))
    SessionTrainer.objects.create(session=session, person=mine)
    make_enrolment(session)
    assert [to_train(person)[0].number for person in (mine.pk, other.pk)] == [1, 0]
    assert to_train(None) == []


def test_the_demonstration_invents_once(pilot, partner):
    for _ in range(2):
        prepare_training()
    assert (Module.objects.count(), Session.objects.count(), Target.objects.count()) == (2, 5, 1)
    assert not Enrolment.objects.filter(is_fictitious=False).exists()
    assert Session.objects.to_come().count() == 2
    full = Session.objects.to_come().order_by("starts_at").first()
    assert full.enrolments.seated().count() == full.places
    assert full.enrolments.waiting().exists()
