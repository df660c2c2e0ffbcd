"""The head of a structure signs: by the link that was sent, once, on the words that were read."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import OrganisationFactory
from tests.label.room import LINK, ask_to_sign
from tests.label.scene import TEXT, make_charter, make_contributor
from vigie.core.models import OutboxMessage
from vigie.label.commitment.charters import hash_of
from vigie.label.commitment.signing import invitation_of, invite_head, sign
from vigie.label.models import Commitment, SigningInvitation
from vigie.label.refusing import NotNow

pytestmark = pytest.mark.django_db
SIGNED = {"name": "Ada Direction", "function": "directrice", "is_head": "on", "agrees": "on", "charte": "1"}


@pytest.fixture
def place():
    return OrganisationFactory(name="Structure d'essai")


@pytest.fixture
def writer(place):
    return make_contributor(place)


@pytest.fixture
def asked(place, trained):
    make_charter()
    return ask_to_sign(place)


def link():
    return reverse("label:sign", args=[LINK])


def test_the_link_leaves_by_email_and_its_code_is_kept_nowhere(place, writer, trained):
    make_charter()
    invitation = invite_head(organisation=place, name="Ada", email="ada@exemple.fr", actor=writer)
    body = OutboxMessage.objects.get().body
    code = re.search(r"/label/signer/([^/]+)/", body).group(1)
    assert invitation_of(code) == invitation
    assert code not in str(SigningInvitation.objects.values().get())


def test_a_new_link_closes_the_one_before(place, writer, trained):
    make_charter()
    for _time in range(2):
        invite_head(organisation=place, name="Ada", email="ada@exemple.fr", actor=writer)
    assert SigningInvitation.objects.filter(closed_at=None).count() == 1
    assert OutboxMessage.objects.filter(state="cancelled", body="").count() == 1


def test_no_signature_is_asked_before_training(place, writer, trained):
    make_charter()
    trained.number = 0
    with pytest.raises(NotNow, match="après la formation"):
        invite_head(organisation=place, name="Ada", email="ada@exemple.fr", actor=writer)
    assert not OutboxMessage.objects.exists()


def test_signing_by_the_link(client, asked, place):
    assert "La charte" in client.get(link()).text
    answer = client.post(link(), {**SIGNED, "shows_name": "on"}, follow=True)
    assert answer.redirect_chain == [(reverse("label:signed"), 302)]
    commitment = Commitment.objects.get()
    assert (commitment.organisation, commitment.name, commitment.function) == (place, "Ada Direction", "directrice")
    assert commitment.text_hash == hash_of(TEXT)
    assert commitment.shows_name
    assert not commitment.with_account


def test_a_link_serves_once(client, asked):
    client.post(link(), SIGNED)
    answer = client.post(link(), SIGNED)
    assert answer.status_code == 404
    assert "déjà servi" in answer.text
    assert Commitment.objects.count() == 1


@pytest.mark.parametrize("code", ["inconnu", "x" * 400, "lien-d-essai-qui-ouvre-la-signaturE"])
def test_an_unknown_link_is_told_in_words(client, asked, code):
    answer = client.get(reverse("label:sign", args=[code]))
    assert answer.status_code == 404
    assert "Ce lien" in answer.text


def test_a_link_out_of_date_opens_nothing(client, asked):
    SigningInvitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert client.get(link()).status_code == 404


@pytest.mark.parametrize("missing", ["name", "function", "is_head", "agrees"])
def test_nothing_is_signed_by_half(client, asked, missing):
    answer = client.post(link(), {key: value for key, value in SIGNED.items() if key != missing})
    assert answer.status_code == 422
    assert not Commitment.objects.exists()


def test_the_charter_that_was_read_is_the_one_signed(client, asked):
    make_charter("## Autre\n\nAutre texte.")
    answer = client.post(link(), SIGNED)
    assert "a changé pendant votre lecture" in answer.text
    assert not Commitment.objects.exists()
    client.post(link(), {**SIGNED, "charte": "2"})
    assert Commitment.objects.get().charter.number == 2


@pytest.mark.parametrize("number", ["", "²", "-1", "99999999999", "zero", "9"])
def test_a_forged_version_signs_the_one_in_force(client, asked, number):
    client.post(link(), {**SIGNED, "charte": number})
    assert Commitment.objects.get().charter.number == 1


def test_signing_from_an_account(client_of, asked, pilot):
    SigningInvitation.objects.update(email=pilot.email.upper())
    client = client_of(pilot)
    page = client.get(reverse("label:to_sign"))
    assert page.url == reverse("label:sign_with_account", args=[asked.pk])
    client.post(page.url, SIGNED)
    assert Commitment.objects.get().with_account


def test_nobody_else_signs_from_their_account(client_of, asked, pilot):
    assert client_of(pilot).get(reverse("label:sign_with_account", args=[asked.pk])).status_code == 404
    assert "attend votre signature pour le moment" in client_of(pilot).get(reverse("label:to_sign")).text


def test_two_signatures_at_once_make_one(asked):
    charter = make_charter()
    said = {"charter": charter, "name": "Ada", "function": "directrice", "shows_name": False}
    sign(invitation=asked, **said)
    with pytest.raises(NotNow, match="déjà servi"):
        sign(invitation=asked, **said)
    assert Commitment.objects.count() == 1
