"""Naming those who listen, and ending it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from tests.factories import MembershipFactory, OrganisationFactory
from tests.support.points.point_factories import ReceptionPointFactory
from vigie.accounts.models import JournalEntry, Role
from vigie.support.models import Case, Compartment, Envelope, Listening, Referral
from vigie.support.points.listening import (
    begin_listening,
    end_listening,
    end_unheld_listenings,
    is_only_holder,
    people_to_name,
)

pytestmark = pytest.mark.django_db
YESTERDAY = timezone.localdate() - timedelta(days=1)


@pytest.fixture
def point(partner):
    return ReceptionPointFactory(organisation=partner)


@pytest.fixture
def listener(partner):
    return MembershipFactory(organisation=partner, role=Role.LISTENER).person


@pytest.fixture
def colleague(partner):
    return MembershipFactory(organisation=partner, role=Role.LISTENER).person


def listens(person, point):
    since = timezone.localdate() - timedelta(days=30)
    return Listening.objects.create(person=person, point=point, starts_on=since)


def case_at(point, *people, kind=Compartment.Kind.SHARED, **fields):
    case = Case.objects.create(point=point, number=f"N{Case.objects.count()}", channel="web", **fields)
    part = Compartment.objects.create(case=case, kind=kind)
    for person in people:
        Envelope.objects.create(compartment=part, holder="staff", person=person, sealed_key=b"x")
    return part


def holds(person, part):
    return Envelope.objects.filter(person=person, compartment=part).exists()


def test_only_listeners_of_the_organisation_may_be_named(point, listener, reader, pilot):
    stranger = MembershipFactory(organisation=OrganisationFactory(), role=Role.LISTENER).person
    service = MembershipFactory(organisation=OrganisationFactory(parent=point.organisation), role=Role.LISTENER).person
    past = MembershipFactory(organisation=point.organisation, role=Role.LISTENER, ends_on=YESTERDAY).person
    named = set(people_to_name(point))
    assert named == {listener, service}
    assert not {stranger, past, reader, pilot} & named
    begin_listening(point=point, person=listener, may_override=False, actor=pilot)
    assert listener not in people_to_name(point)


def test_naming_is_written_without_a_name(point, listener, pilot):
    begin_listening(point=point, person=listener, may_override=True, actor=pilot)
    line = JournalEntry.objects.get(verb="listening_begun")
    assert listener.name not in f"{line.object_label}{line.changes}"
    assert point.name in str(line.changes)


def test_nobody_is_named_twice(point, listener, pilot):
    begin_listening(point=point, person=listener, may_override=False, actor=pilot)
    with pytest.raises(IntegrityError):
        begin_listening(point=point, person=listener, may_override=False, actor=pilot)


def test_ending_takes_the_keys_away_at_once_and_asks_for_new_ones(point, listener, colleague, pilot):
    part = case_at(point, listener, colleague)
    listening = listens(listener, point)
    end_listening(listening=listening, actor=pilot)
    part.refresh_from_db()
    assert not holds(listener, part)
    assert holds(colleague, part)
    assert part.needs_new_key
    assert not Listening.objects.current().filter(person=listener).exists()
    listening.refresh_from_db()
    assert listening.ends_on == YESTERDAY


def test_a_listening_of_today_leaves_no_row(point, listener, pilot):
    listening = begin_listening(point=point, person=listener, may_override=False, actor=pilot)
    end_listening(listening=listening, actor=pilot)
    assert not Listening.objects.exists()


def test_what_another_listening_justifies_is_kept(point, listener, colleague, pilot):
    other = ReceptionPointFactory()
    elsewhere = case_at(other, listener, colleague)
    handed = case_at(point, listener, colleague, kind=Compartment.Kind.REFERRAL)
    Referral.objects.create(case=handed.case, destination=other, compartment=handed, state="accepted")
    here = case_at(point, listener, colleague)
    listens(listener, other)
    end_listening(listening=listens(listener, point), actor=pilot)
    assert (holds(listener, elsewhere), holds(listener, handed), holds(listener, here)) == (True, True, False)


def test_a_handed_over_part_is_lost_with_the_point_that_received_it(point, listener, colleague, pilot):
    handed = case_at(ReceptionPointFactory(), listener, colleague, kind=Compartment.Kind.REFERRAL)
    Referral.objects.create(case=handed.case, destination=point, compartment=handed, state="accepted")
    end_listening(listening=listens(listener, point), actor=pilot)
    assert not holds(listener, handed)


def test_the_last_holder_of_an_open_case_is_told(point, listener, colleague):
    listening = listens(listener, point)
    assert not is_only_holder(listening)
    part = case_at(point, listener)
    Envelope.objects.create(compartment=part, holder="receipt", sealed_key=b"x")
    assert is_only_holder(listening)
    Envelope.objects.create(compartment=part, holder="staff", person=colleague, sealed_key=b"x")
    assert not is_only_holder(listening)


def test_a_closed_case_holds_nobody_back(point, listener):
    case_at(point, listener, state="closed", closed_on=timezone.localdate())
    assert not is_only_holder(listens(listener, point))


def test_a_role_that_ended_ends_the_listening_and_its_keys(point, listener, colleague):
    for person in (listener, colleague):
        listens(person, point)
    part = case_at(point, listener, colleague)
    listener.memberships.update(ends_on=YESTERDAY)
    end_unheld_listenings.call()
    assert not holds(listener, part)
    assert holds(colleague, part)
    assert not Listening.objects.current().filter(person=listener).exists()
    part.refresh_from_db()
    assert part.needs_new_key


def test_a_role_held_elsewhere_opens_nothing_here(point, listener):
    listens(listener, point)
    listener.memberships.update(organisation=OrganisationFactory())
    assert list(Listening.objects.current().without_role().values_list("person", flat=True)) == [listener.pk]


def test_who_still_listens_where_a_case_comes_from_loses_the_notes_of_the_point_it_went_to(point, listener, partner):
    elsewhere = ReceptionPointFactory(organisation=partner)
    ended, _stays = listens(listener, elsewhere), listens(listener, point)
    notes = case_at(point, listener, kind=Compartment.Kind.NOTES)
    Referral.objects.create(case=notes.case, destination=elsewhere, notes=notes, state="accepted")
    end_listening(listening=ended, actor=None)
    assert not holds(listener, notes)
