"""No right outlives the mandate that gave it: not by a renewal, not by an older role, not by an erased account."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import MembershipFactory, OrganisationFactory
from tests.network.scene import make_charter, make_member, make_nomination, make_preparing, sign
from vigie.accounts.actor import actor_of
from vigie.accounts.models import JournalEntry, Role
from vigie.accounts.people import erase_person
from vigie.core.models import OutboxMessage
from vigie.network.mandates.giving import begin_mandate, end_mandate, renew_mandate
from vigie.network.mandates.holding import standing_of
from vigie.network.mandates.naming import confirm_nomination
from vigie.network.models import Mandate, Nomination
from vigie.network.refusals import NotNow
from vigie.network.reminding import write_on
from vigie.network.retention import apply_retention

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def renewed(pilot, today):
    """A mandate that ends in ten days, already renewed for a year."""
    make_charter()
    mandate = make_member(ends_on=today + timedelta(days=10))
    sign(mandate.person)
    renew_mandate(mandate_id=mandate.pk, ends_on=today + timedelta(days=300), by=pilot)
    return mandate


def test_ending_a_mandate_ends_the_one_that_was_to_follow(renewed, pilot, today):
    end_mandate(mandate_id=renewed.pk, last_day=today - A_DAY, reason="charter", by=pilot)
    for day in (today, renewed.ends_on + A_DAY, today + timedelta(days=299)):
        assert not Mandate.objects.in_force(day).exists()
        assert not renewed.person.memberships.current(day).exists()


def test_a_renewal_given_up_leaves_room_for_another(renewed, pilot, today):
    following = renewed.renewal
    end_mandate(mandate_id=following.pk, last_day=today, reason="mistake", by=pilot)
    following.refresh_from_db()
    assert standing_of(following, today) == "given_up"
    again = renew_mandate(mandate_id=renewed.pk, ends_on=today + timedelta(days=200), by=pilot)
    assert again != following
    assert renewed.person.memberships.current(again.starts_on).filter(role=Role.AMBASSADOR).count() == 1


def test_a_mandate_may_begin_where_another_was_given_up(pilot, today):
    make_charter()
    coming = make_member(starts_on=today + timedelta(days=60))
    sign(coming.person)
    end_mandate(mandate_id=coming.pk, last_day=today + timedelta(days=20), reason="mistake", by=pilot)
    other = Mandate.objects.create(person=coming.person, organisation=OrganisationFactory(), function="ambassador")
    begin_mandate(mandate_id=other.pk, starts_on=today, ends_on=today + timedelta(days=90), by=pilot)


@pytest.mark.parametrize("role", [Role.SENTINEL, Role.AMBASSADOR, Role.NETWORK_MEMBER])
def test_a_role_that_no_mandate_gives_ends(role, today):
    old = MembershipFactory(role=role)
    coming = MembershipFactory(role=role, starts_on=today + timedelta(days=5))
    held, preparing = make_member("sentinel"), make_preparing()
    apply_retention(today)
    for person in (old.person, coming.person):
        assert not person.memberships.current().exists()
        assert not person.memberships.current(today + timedelta(days=5)).exists()
    assert actor_of(held.person).has(Role.SENTINEL)
    assert actor_of(preparing.person).has(Role.NETWORK_MEMBER)
    assert JournalEntry.objects.filter(verb="membership_ended").count() == 2
    apply_retention(today)
    assert JournalEntry.objects.filter(verb="membership_ended").count() == 2


def test_whoever_begins_later_keeps_their_own_pages_until_then(pilot, today):
    make_charter()
    preparing = make_preparing("ambassador")
    sign(preparing.person)
    begins = today + timedelta(days=10)
    begin_mandate(mandate_id=preparing.pk, starts_on=begins, ends_on=today + timedelta(days=200), by=pilot)
    apply_retention(today)
    held = preparing.person.memberships
    assert held.current(begins - A_DAY).filter(role=Role.NETWORK_MEMBER).exists()
    assert [each.role for each in held.current(begins)] == [Role.AMBASSADOR]


def test_whoever_was_erased_is_named_for_nothing_more(administrator, pilot, client_of, today):
    make_charter()
    mandate = make_member()
    sign(mandate.person)
    erase_person(person=mandate.person, actor=administrator)
    with pytest.raises(NotNow, match="effacée"):
        renew_mandate(mandate_id=mandate.pk, ends_on=today + timedelta(days=700), by=pilot)
    answer = client_of(pilot).post(reverse("network:make_sentinel", args=[mandate.pk]))
    assert answer.status_code == 302
    assert not mandate.person.memberships.current().exists()


def test_someone_already_named_for_one_structure_is_not_for_another(pilot):
    preparing = make_preparing("ambassador")
    nomination = make_nomination(OrganisationFactory(), email=preparing.person.email)
    with pytest.raises(NotNow, match="déjà"):
        confirm_nomination(nomination_id=nomination.pk, by=pilot)
    nomination.refresh_from_db()
    assert nomination.state == Nomination.State.WAITING


def test_members_are_told_that_their_mandate_ends_soon_once_each_time(today):
    ending, far = make_member(ends_on=today + timedelta(days=55)), make_member(name="Loin")
    for day in (today, today, today + A_DAY, today + timedelta(days=45), today + timedelta(days=46)):
        write_on(day)
    told = OutboxMessage.objects.filter(kind="network_mandate")
    assert [message.to for message in told] == [ending.person.email] * 2
    assert far.person.email not in {message.to for message in told}


def test_nobody_is_told_of_an_end_that_is_no_news(renewed, administrator, pilot, today):
    ended = make_member(name="Fini", ends_on=today + timedelta(days=10))
    end_mandate(mandate_id=ended.pk, last_day=today + A_DAY, reason="own_wish", by=pilot)
    gone = make_member(name="Effacé", ends_on=today + timedelta(days=10))
    erase_person(person=gone.person, actor=administrator)
    write_on(today)
    assert not OutboxMessage.objects.filter(kind="network_mandate").exists()


def test_whoever_never_began_is_forgotten_too(today):
    waiting, preparing = make_nomination(OrganisationFactory()), make_preparing()
    apply_retention(today + timedelta(days=700))
    assert (Nomination.objects.count(), Mandate.objects.count()) == (1, 1)
    apply_retention(today + timedelta(days=3 * 365))
    assert not Nomination.objects.filter(pk=waiting.pk).exists()
    assert not Mandate.objects.filter(pk=preparing.pk).exists()
    assert not preparing.person.memberships.current(today + timedelta(days=3 * 365)).exists()
