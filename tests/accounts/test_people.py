"""People: lists, pages, changes, the end of roles, erasure."""

import html
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories import MembershipFactory, PersonFactory
from vigie.accounts.actor import actor_of
from vigie.accounts.belonging import begin_membership, end_membership
from vigie.accounts.journal import first_broken_line, record
from vigie.accounts.models import JournalEntry, Membership, Organisation, Person, Role
from vigie.accounts.people import erase_person

pytestmark = pytest.mark.django_db
OTHERS = ["contributor", "reader", "elected_member", "stranger"]


@pytest.mark.parametrize("who", OTHERS)
def test_people_do_not_exist_for_the_others(client_of, cast, who):
    client, pilot = client_of(cast[who]), cast["pilot"]
    membership = pilot.memberships.get()
    for name, arguments in [
        ("people", []),
        ("add_person", []),
        ("person", [pilot.pk]),
        ("change_person", [pilot.pk]),
        ("erase_person", [pilot.pk]),
        ("end_membership", [membership.pk]),
    ]:
        assert client.get(reverse(f"accounts:{name}", args=arguments)).status_code == 404, name


def test_a_visitor_is_sent_to_sign_in(client, pilot):
    for address in (
        reverse("accounts:people"),
        reverse("accounts:person", args=[pilot.pk]),
        reverse("accounts:person", args=[0]),
    ):
        assert client.get(address).url.startswith(reverse("account_login"))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"q": "ÉLIE"}, {"Élie Élu"}),
        ({"q": "elu elie"}, {"Élie Élu"}),
        ({"role": "contributor"}, {"Camille Contribue", "Sacha d'Ailleurs"}),
        ({"account": "no"}, {"Sans Compte"}),
        ({"q": "personne de ce nom"}, set()),
        ({"page": "999"}, None),
    ],
)
def test_the_list_is_filtered(client_of, cast, asked, expected):
    PersonFactory(name="Sans Compte", is_active=False, email=None)
    page = client_of(cast["administrator"]).get(reverse("accounts:people"), asked).context["page"]
    assert expected is None or {person.name for person in page.object_list} == expected


def test_the_list_keeps_its_queries(client_of, pilot):
    client, counts = client_of(pilot), []
    for more in (1, 25):
        for _ in range(more):
            MembershipFactory()
        with count_queries() as queries:
            client.get(reverse("accounts:people"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def count_queries():
    return CaptureQueriesContext(connection)


def test_the_page_of_a_person_keeps_its_queries(client_of, pilot, reader):
    client, counts = client_of(pilot), []
    for more in (1, 20):
        for _ in range(more):
            MembershipFactory(person=reader)
        with count_queries() as queries:
            assert client.get(reverse("accounts:person", args=[reader.pk])).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_adding_someone_without_an_account(client_of, pilot):
    client_of(pilot).post(reverse("accounts:add_person"), {"name": "Zoé", "email": "", "phone": ""})
    person = Person.objects.get(name="Zoé")
    assert (person.is_active, person.email, person.has_usable_password()) == (False, None, False)


def test_two_people_do_not_share_an_address(client_of, pilot, reader):
    response = client_of(pilot).post(reverse("accounts:add_person"), {"name": "Zoé", "email": reader.email.upper()})
    assert response.status_code == 200
    assert not Person.objects.filter(name="Zoé").exists()


def test_changing_someone_is_told_without_values(client_of, pilot, reader):
    values = {"name": "Robin Nouveau", "email": "ROBIN@exemple.fr", "phone": "03 00 00 00 00"}
    client_of(pilot).post(reverse("accounts:change_person", args=[reader.pk]), values)
    reader.refresh_from_db()
    assert (reader.name, reader.email) == ("Robin Nouveau", "robin@exemple.fr")
    entry = JournalEntry.objects.latest("number")
    assert entry.verb == "person_changed"
    assert "Robin" not in str(entry.changes) + entry.object_label


def test_an_account_keeps_an_address(client_of, administrator, reader):
    values = {"name": "Robin", "email": "", "phone": ""}
    response = client_of(administrator).post(reverse("accounts:change_person", args=[reader.pk]), values)
    assert "a besoin d" in response.text


def test_a_pilot_does_not_change_an_administrator(client_of, pilot, administrator):
    assert client_of(pilot).get(reverse("accounts:change_person", args=[administrator.pk])).status_code == 403


def test_rights_vanish_the_day_a_membership_ends(contributor):
    membership = contributor.memberships.get()
    membership.ends_on = date(2030, 6, 30)
    membership.save(update_fields=["ends_on"])
    with time_machine.travel("2030-06-30T12:00:00+02:00"):
        assert actor_of(contributor).has(Role.CONTRIBUTOR)
    with time_machine.travel("2030-07-01T00:30:00+02:00"):
        assert not actor_of(contributor).roles


def test_rights_begin_the_day_a_membership_begins(partner):
    person = PersonFactory()
    begin_membership(person=person, organisation=partner, role=Role.READER, starts_on=date(2030, 1, 1))
    with time_machine.travel("2029-12-31T12:00:00+01:00"):
        assert not actor_of(person).roles
    with time_machine.travel("2030-01-01T12:00:00+01:00"):
        assert actor_of(person).has(Role.READER)


def test_ending_at_once_takes_the_pages_away(client_of, pilot, contributor):
    membership = contributor.memberships.get()
    client = client_of(contributor)
    assert client.get(reverse("accounts:organisations")).status_code == 200
    client_of(pilot).post(reverse("accounts:end_membership", args=[membership.pk]), {"last_day": ""})
    assert client.get(reverse("accounts:organisations")).status_code == 403
    assert not actor_of(contributor).roles


def test_a_membership_ended_the_day_it_began_leaves_nothing(pilot, partner):
    person = PersonFactory()
    membership = begin_membership(person=person, organisation=partner, role=Role.READER)
    end_membership(membership=membership, actor=pilot)
    assert not person.memberships.exists()


def test_the_last_administrator_stays(client_of, administrator):
    membership = administrator.memberships.get()
    response = client_of(administrator).post(reverse("accounts:end_membership", args=[membership.pk]), {})
    assert response.status_code == 403
    with pytest.raises(ValidationError, match="dernière personne"):
        end_membership(membership=membership, actor=administrator)
    with pytest.raises(ValidationError, match="dernière personne"):
        erase_person(person=administrator, actor=administrator)
    assert actor_of(administrator).has(Role.ADMINISTRATOR)


def test_an_administrator_leaves_once_another_stands(administrator, agglomeration):
    MembershipFactory(organisation=agglomeration, role=Role.ADMINISTRATOR)
    end_membership(membership=administrator.memberships.get(), actor=administrator)
    assert not actor_of(administrator).roles


def test_an_inactive_administrator_does_not_count(administrator, agglomeration):
    MembershipFactory(organisation=agglomeration, role=Role.ADMINISTRATOR, person__is_active=False)
    with pytest.raises(ValidationError):
        end_membership(membership=administrator.memberships.get(), actor=administrator)


def test_a_pilot_does_not_end_an_administrator(client_of, pilot, administrator, agglomeration):
    MembershipFactory(organisation=agglomeration, role=Role.ADMINISTRATOR)
    address = reverse("accounts:end_membership", args=[administrator.memberships.get().pk])
    assert client_of(pilot).post(address).status_code == 403


def test_an_erased_person_leaves_no_trace_but_their_acts(client_of, administrator, contributor):
    with transaction.atomic():
        record(actor=contributor, verb="organisation_changed", on=contributor.memberships.get().organisation)
    client = client_of(contributor)
    before = JournalEntry.objects.count()
    client_of(administrator).post(reverse("accounts:erase_person", args=[contributor.pk]))
    erased = Person.objects.get(pk=contributor.pk)
    assert (erased.name, erased.email, erased.phone) == ("Personne effacée", None, "")
    assert not erased.memberships.current().exists()
    assert not erased.authenticator_set.exists()
    assert JournalEntry.objects.count() == before + 1
    assert first_broken_line() is None
    text = str(list(JournalEntry.objects.values("object_label", "changes", "actor_label")))
    assert contributor.name not in text
    assert client.get(reverse("accounts:me")).status_code == 302
    assert contributor.name not in client_of(administrator).get(reverse("accounts:journal")).text


def test_an_administrator_does_not_erase_themselves(client_of, administrator, agglomeration):
    MembershipFactory(organisation=agglomeration, role=Role.ADMINISTRATOR)
    assert client_of(administrator).post(reverse("accounts:erase_person", args=[administrator.pk])).status_code == 403


def test_a_pilot_does_not_erase(client_of, pilot, reader):
    assert client_of(pilot).post(reverse("accounts:erase_person", args=[reader.pk])).status_code == 403


def test_my_account_shows_and_changes_my_own_details(client_of, reader, partner):
    client = client_of(reader)
    page = html.unescape(client.get(reverse("accounts:me")).text)
    assert reader.email in page
    assert partner.name in page
    client.post(reverse("accounts:me"), {"name": "Robin Autre", "phone": "1", "email": "pirate@exemple.fr"})
    changed = Person.objects.get(pk=reader.pk)
    assert (changed.name, changed.email) == ("Robin Autre", reader.email)


def test_a_membership_already_held_is_not_given_twice(reader, partner):
    begin_membership(person=reader, organisation=partner, role=Role.READER)
    assert Membership.objects.filter(person=reader).count() == 1
    assert Organisation.objects.filter(memberships__person=reader).count() == 1


def test_an_old_membership_may_begin_again(reader, partner):
    yesterday = timezone.localdate() - timedelta(days=1)
    reader.memberships.update(ends_on=yesterday)
    begin_membership(person=reader, organisation=partner, role=Role.READER)
    assert actor_of(reader).has(Role.READER)
