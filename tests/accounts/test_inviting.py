"""Invitations: sent, resent, revoked, accepted once."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from tests.factories import PersonFactory
from vigie.accounts.inviting import accept_invitation, find_invitation, hash_code, invite, revoke_invitation
from vigie.accounts.journal import first_broken_line
from vigie.accounts.models import Invitation, JournalEntry, Membership, Person, Role
from vigie.core.models import OutboxMessage

pytestmark = pytest.mark.django_db
PASSWORD = "un long mot de passe bien choisi"


def code_in(link):
    return link.rstrip("/").rsplit("/", 1)[1]


@pytest.fixture
def newcomer():
    return PersonFactory(name="Nour Nouvelle", email="nour@exemple.fr", is_active=False)


@pytest.fixture
def link(newcomer, partner, pilot):
    return invite(person=newcomer, organisation=partner, role=Role.CONTRIBUTOR, actor=pilot)


def path_of(link):
    return reverse("accounts:accept_invitation", args=[code_in(link)])


def test_the_link_leaves_by_mail_and_only_its_hash_is_kept(link, newcomer):
    message = OutboxMessage.objects.get()
    assert message.to == newcomer.email
    assert link in message.body
    invitation = Invitation.objects.get()
    assert invitation.code_hash == hash_code(code_in(link))
    assert len(code_in(link)) >= 43
    entry = JournalEntry.objects.latest("number")
    assert code_in(link) not in str(entry.changes)


def test_accepting_opens_the_account_and_gives_the_role(client, link, newcomer, partner):
    page = client.get(path_of(link))
    assert page.status_code == 200
    assert "Nour Nouvelle" in page.text
    response = client.post(path_of(link), {"password": PASSWORD, "again": PASSWORD})
    assert response.url == reverse("account_login")
    newcomer.refresh_from_db()
    assert newcomer.is_active
    assert newcomer.check_password(PASSWORD)
    assert list(newcomer.memberships.values_list("organisation", "role")) == [(partner.pk, Role.CONTRIBUTOR)]
    assert first_broken_line() is None


def test_accepting_twice_is_harmless(client, link, newcomer):
    for _ in range(2):
        response = client.post(path_of(link), {"password": PASSWORD, "again": PASSWORD})
        assert response.url == reverse("account_login")
    assert newcomer.memberships.count() == 1
    assert JournalEntry.objects.filter(verb="invitation_accepted").count() == 1


def test_a_second_acceptance_does_not_change_the_password(link, newcomer):
    invitation = find_invitation(code_in(link))
    accept_invitation(invitation=invitation, password=PASSWORD)
    accept_invitation(invitation=invitation, password="un tout autre mot de passe")
    newcomer.refresh_from_db()
    assert newcomer.check_password(PASSWORD)


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("court", "court", "au minimum 12"),
        ("123456789012", "123456789012", "numérique"),
        (PASSWORD, "autre", "ne sont pas les mêmes"),
        ("", "", "obligatoire"),
    ],
)
def test_a_bad_password_is_refused_with_a_sentence(client, link, newcomer, password, again, said):
    response = client.post(path_of(link), {"password": password, "again": again})
    assert response.status_code == 200
    assert said in response.text
    newcomer.refresh_from_db()
    assert not newcomer.is_active


def test_an_invitation_lasts_fourteen_days(client, link):
    with time_machine.travel(timezone.now() + timedelta(days=13, hours=23)):
        assert client.get(path_of(link)).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1)):
        response = client.post(path_of(link), {"password": PASSWORD, "again": PASSWORD})
        assert response.status_code == 410
        assert "plus valable" in response.text
    assert not Membership.objects.filter(person__email="nour@exemple.fr").exists()


def test_a_revoked_invitation_says_so_and_its_message_is_withdrawn(client, link, pilot, newcomer):
    response = client.get(path_of(link))
    revoke_invitation(invitation=Invitation.objects.get(), actor=pilot)
    revoke_invitation(invitation=Invitation.objects.get(), actor=pilot)
    assert OutboxMessage.objects.get().state == "cancelled"
    response = client.get(path_of(link))
    assert response.status_code == 410
    assert "annulée" in response.text
    assert JournalEntry.objects.filter(verb="invitation_revoked").count() == 1


def test_an_unknown_code_is_404(client, db):
    assert client.get(reverse("accounts:accept_invitation", args=["inconnu"])).status_code == 404


def test_sending_again_changes_the_link(client, client_of, link, pilot, newcomer):
    invitation = Invitation.objects.get()
    client_of(pilot).post(reverse("accounts:resend_invitation", args=[invitation.pk]))
    assert client.get(path_of(link)).status_code == 404
    message = OutboxMessage.objects.get(state="waiting")
    new = re.search(r"http\S+", message.body).group()
    assert client.get(path_of(new)).status_code == 200


def test_inviting_twice_leaves_one_link(client, link, newcomer, partner, pilot):
    second = invite(person=newcomer, organisation=partner, role=Role.CONTRIBUTOR, actor=pilot)
    assert client.get(path_of(link)).status_code == 410
    assert client.get(path_of(second)).status_code == 200


def test_someone_with_an_account_gets_the_role_and_keeps_the_password(client, reader, agglomeration, administrator):
    reader.set_password(PASSWORD)
    reader.save(update_fields=["password"])
    link = invite(person=reader, organisation=agglomeration, role=Role.PILOT, actor=administrator)
    assert "déjà un compte" in client.get(path_of(link)).text
    client.post(path_of(link))
    reader.refresh_from_db()
    assert reader.check_password(PASSWORD)
    assert reader.memberships.filter(role=Role.PILOT).exists()


def test_a_role_already_held_is_not_offered(reader, partner, pilot):
    with pytest.raises(ValidationError, match="déjà ce rôle"):
        invite(person=reader, organisation=partner, role=Role.READER, actor=pilot)


def test_someone_without_an_address_is_not_invited(partner, pilot):
    with pytest.raises(ValidationError, match="adresse"):
        invite(person=PersonFactory(email=None, is_active=False), organisation=partner, role="reader", actor=pilot)


def test_someone_named_in_the_plan_is_claimed(client_of, client, pilot, partner):
    from tests.factories import ActionFactory

    named = PersonFactory(name="Paul Nommé", email=None, is_active=False)
    action = ActionFactory(lead=named)
    values = {"person": named.pk, "email": "Paul@Exemple.FR", "organisation": partner.pk, "role": "contributor"}
    client_of(pilot).post(reverse("accounts:invite"), values)
    link = re.search(r"http\S+", OutboxMessage.objects.get().body).group()
    client.post(path_of(link), {"password": PASSWORD, "again": PASSWORD})
    named.refresh_from_db()
    action.refresh_from_db()
    assert (named.is_active, named.email, action.lead) == (True, "paul@exemple.fr", named)
    assert Person.objects.filter(name="Paul Nommé").count() == 1


def test_the_dates_of_the_invitation_are_those_of_the_membership(newcomer, partner, pilot):
    dates = {"starts_on": date(2030, 1, 1), "ends_on": date(2030, 6, 30)}
    link = invite(person=newcomer, organisation=partner, role="reader", actor=pilot, **dates)
    accept_invitation(invitation=find_invitation(code_in(link)), password=PASSWORD)
    assert newcomer.memberships.values("starts_on", "ends_on").get() == dates


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Indiquez le nom"),
        ({"email": ""}, "Indiquez l"),
        ({"email": "pas une adresse"}, "adresse de courriel valide"),
        ({"role": "administrator"}, "Choisissez"),
        ({"starts_on": "2030-02-01", "ends_on": "2030-01-01"}, "La fin vient avant"),
        ({"organisation": "999999"}, "Choisissez"),
    ],
)
def test_a_pilot_filling_the_form_wrong_reads_why(client_of, pilot, partner, changes, said):
    values = {"name": "Nour", "email": "n@exemple.fr", "organisation": partner.pk, "role": "reader"} | changes
    response = client_of(pilot).post(reverse("accounts:invite"), values)
    assert response.status_code == 200
    assert "Sélectionnez un choix valide" in response.text if said == "Choisissez" else said in response.text
    assert not Invitation.objects.exists()


def test_nobody_invites_themselves_to_more(client_of, administrator, agglomeration):
    values = {"name": "Moi", "email": administrator.email, "organisation": agglomeration.pk, "role": "pilot"}
    response = client_of(administrator).post(reverse("accounts:invite"), values)
    assert "ne se donne un rôle" in response.text
    assert not Invitation.objects.exists()


def test_a_pilot_does_not_touch_the_invitation_of_an_administrator(client_of, pilot, administrator, agglomeration):
    person = PersonFactory(is_active=False)
    invite(person=person, organisation=agglomeration, role=Role.ADMINISTRATOR, actor=administrator)
    invitation = Invitation.objects.get()
    for name in ("resend_invitation", "revoke_invitation"):
        assert client_of(pilot).post(reverse(f"accounts:{name}", args=[invitation.pk])).status_code == 403
    assert Invitation.objects.get().state == "pending"


@pytest.mark.parametrize("who", ["contributor", "reader", "elected_member", "stranger"])
def test_inviting_does_not_exist_for_the_others(client_of, cast, who, link):
    client = client_of(cast[who])
    pk = Invitation.objects.get().pk
    assert client.get(reverse("accounts:invite")).status_code == 404
    assert client.post(reverse("accounts:resend_invitation", args=[pk])).status_code == 404
    assert client.post(reverse("accounts:revoke_invitation", args=[pk])).status_code == 404
