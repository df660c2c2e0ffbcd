"""What the label asks on each desk, and its structures in the demonstration."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import MembershipFactory
from tests.label.room import ask_to_sign
from tests.label.scene import commit, hand_in, make_application, make_assessor, make_charter, make_labelled, name
from tests.training.scene import make_session
from vigie.accounts.actor import VISITOR, actor_of
from vigie.accounts.models import Organisation, Role
from vigie.cockpit.demonstration_label import LABELLED, READ, WRITING, prepare_label
from vigie.cockpit.desk_label import label_lines
from vigie.label import trained
from vigie.label.facts import row_of
from vigie.label.public.register import register
from vigie.label.states import State

pytestmark = pytest.mark.django_db


def asked_of(person):
    """Return what is asked of someone, as numbers by address."""
    lines = label_lines(actor_of(person), timezone.localdate())
    return {line.address: line.number for line in lines if line.number}


@pytest.fixture
def trained_structures(monkeypatch):
    monkeypatch.setattr(trained, "trained_count", lambda organisation_id: 1)


def test_a_visitor_is_asked_nothing():
    assert label_lines(VISITOR, timezone.localdate()) == []


@pytest.mark.usefixtures("trained_structures")
def test_from_desk_to_desk(pilot, contributor, partner):
    commit(partner)
    application = make_application(partner, contributor)
    assert asked_of(contributor) == {reverse("label:home"): 1}
    hand_in(application, contributor)
    page = reverse("label:application", args=[application.code])
    assert asked_of(contributor) == {}
    assert asked_of(pilot) == {page: 1}
    assessor = make_assessor()
    name(application, assessor, pilot)
    assert asked_of(pilot) == {}
    assert asked_of(assessor) == {reverse("label:own_assessments"): 1}


@pytest.mark.usefixtures("trained_structures")
def test_whoever_heads_a_structure_finds_what_to_sign(reader, partner):
    make_charter()
    ask_to_sign(partner, email=reader.email.upper())
    assert asked_of(reader) == {reverse("label:to_sign"): 1}


@pytest.mark.usefixtures("trained_structures")
def test_a_label_about_to_end_is_told_until_its_renewal_begins(pilot, contributor, partner):
    decision = make_labelled(partner, contributor, pilot)
    actor = actor_of(contributor)
    soon = decision.valid_until - timedelta(days=30)
    assert [line.number for line in label_lines(actor, soon) if line.number] == [1]
    assert [line.number for line in label_lines(actor, decision.valid_until - timedelta(days=100)) if line.number] == []


def test_the_demonstration_shows_three_structures_once(pilot):
    make_session(starts_in=timedelta(days=-40), is_fictitious=True)
    MembershipFactory(role=Role.CONTRIBUTOR, person__email="autre-structure@demonstration.example")
    for _time in range(2):
        prepare_label()
    today = timezone.localdate()
    states = {name: row_of(Organisation.objects.get(name=name), today).state for name in (LABELLED, READ, WRITING)}
    assert states == {LABELLED: State.LABELLED, READ: State.SUBMITTED, WRITING: State.SELF_ASSESSING}
    assert [(each.structure, each.is_fictitious, each.is_experimental) for each in register(today)] == [
        (LABELLED, True, True)
    ]
