"""The pages of invitations: what someone who means harm may not do with them."""

from urllib.parse import urlsplit

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.factories import PersonFactory
from vigie.accounts import invitation_views
from vigie.accounts.inviting import invite
from vigie.accounts.models import Invitation, Role

pytestmark = pytest.mark.django_db
PASSWORD = "un long mot de passe bien choisi"


@pytest.fixture
def newcomer():
    return PersonFactory(name="Nour Nouvelle", email="nour@exemple.fr", is_active=False)


def invite_as_reader(client, person, organisation, email):
    values = {"person": person.pk, "email": email, "organisation": organisation.pk, "role": Role.READER}
    return client.post(reverse("accounts:invite"), values)


def test_a_pilot_does_not_take_over_who_is_invited_to_administer(
    client_of, pilot, administrator, agglomeration, newcomer
):
    invite(person=newcomer, organisation=agglomeration, role=Role.ADMINISTRATOR, actor=administrator)
    answer = invite_as_reader(client_of(pilot), newcomer, agglomeration, "pia.bis@exemple.fr")
    assert answer.status_code == 403
    newcomer.refresh_from_db()
    assert newcomer.email == "nour@exemple.fr"
    assert not newcomer.invitations.filter(role=Role.READER).exists()


def test_a_pilot_gives_an_address_to_someone_named_without_a_role(client_of, pilot, partner):
    person = PersonFactory(name="Nom Seul", email=None, is_active=False)
    assert invite_as_reader(client_of(pilot), person, partner, "nom.seul@exemple.fr").status_code == 302
    person.refresh_from_db()
    assert person.email == "nom.seul@exemple.fr"


def test_an_invitation_closed_while_it_is_accepted_says_so(client, monkeypatch, newcomer, partner, pilot):
    link = invite(person=newcomer, organisation=partner, role=Role.READER, actor=pilot)
    path = urlsplit(link).path

    def closed_meanwhile(**_values):
        raise ValidationError("Cette invitation a été annulée.")

    monkeypatch.setattr(invitation_views, "accept_invitation", closed_meanwhile)
    answer = client.post(path, {"password": PASSWORD, "again": PASSWORD}, follow=True)
    assert answer.status_code == 200
    assert "a été annulée" in answer.content.decode()
    assert Invitation.objects.get().accepted_at is None
