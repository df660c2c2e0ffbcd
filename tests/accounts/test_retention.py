"""What is kept long enough is forgotten, once."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.factories import ActionFactory, MembershipFactory, PersonFactory
from vigie.accounts.data_register import DATA_REGISTER
from vigie.accounts.inviting import invite, revoke_invitation
from vigie.accounts.models import Invitation, JoinRequest, JournalEntry, Person
from vigie.accounts.retention import apply_retention, forget

pytestmark = pytest.mark.django_db
NOTHING = {"invitations": 0, "join_requests": 0, "sessions": 0, "people": 0}


def long_ago(days):
    return timezone.now() - timedelta(days=days)


def old(person, days=4 * 365):
    Person.objects.filter(pk=person.pk).update(created_at=long_ago(days))
    return person


def test_nothing_recent_goes(cast):
    assert apply_retention(timezone.now()) == NOTHING


def test_people_without_a_role_for_three_years_are_erased_once(cast):
    forgotten = old(PersonFactory(name="Ancienne"))
    ended = old(MembershipFactory(ends_on=long_ago(4 * 365).date()).person)
    recent = old(MembershipFactory(ends_on=long_ago(365).date()).person)
    named = old(PersonFactory(name="Nommée", is_active=False))
    ActionFactory(lead=named)
    assert apply_retention(timezone.now())["people"] == 2
    erased = set(Person.objects.exclude(erased_at=None).values_list("pk", flat=True))
    assert erased == {forgotten.pk, ended.pk}
    assert recent.pk not in erased
    assert JournalEntry.objects.filter(verb="person_erased").count() == 2
    assert apply_retention(timezone.now()) == NOTHING


def test_someone_just_invited_is_kept(pilot, partner):
    person = old(PersonFactory(is_active=False))
    invite(person=person, organisation=partner, role="reader", actor=pilot)
    assert apply_retention(timezone.now()) == NOTHING


@pytest.mark.parametrize(("days", "gone"), [(89, 0), (91, 1)])
def test_closed_invitations_go_after_ninety_days(pilot, partner, days, gone):
    invite(person=PersonFactory(is_active=False), organisation=partner, role="reader", actor=pilot)
    revoke_invitation(invitation=Invitation.objects.get(), actor=pilot)
    Invitation.objects.update(revoked_at=long_ago(days), expires_at=long_ago(days))
    assert apply_retention(timezone.now())["invitations"] == gone


@pytest.mark.parametrize(("days", "gone"), [(364, 0), (366, 1)])
def test_answered_requests_go_after_a_year(days, gone):
    JoinRequest.objects.create(
        structure_name="A", contact_name="B", email="c@exemple.fr", state="declined", answered_at=long_ago(days)
    )
    JoinRequest.objects.create(structure_name="D", contact_name="E", email="f@exemple.fr", created_at=long_ago(999))
    assert apply_retention(timezone.now())["join_requests"] == gone
    assert JoinRequest.objects.filter(state="waiting").exists()


def test_the_command_says_what_it_did(capsys, cast):
    call_command("apply_retention")
    assert "personnes\u00a0: 0" in capsys.readouterr().out


def test_it_is_applied_every_day(settings):
    assert "vigie.accounts.retention.forget" in [path for _, path, _ in settings.VIGIE_PERIODIC_JOBS]
    old(PersonFactory())
    forget.func()
    assert Person.objects.exclude(erased_at=None).count() == 1


def test_the_register_says_why_and_how_long():
    for table, line in DATA_REGISTER.items():
        assert all(str(words) for words in (line.purpose, line.legal_basis, line.retention)), table
