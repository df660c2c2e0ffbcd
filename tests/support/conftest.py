"""The scene of support: a place, someone who listens there with a vault open, and a person who tells."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.urls import reverse

from tests.factories import MembershipFactory, OrganisationFactory
from tests.vaults import PASSPHRASE, give_vault, pair_of
from vigie.accounts.models import Person, Role
from vigie.accounts.vault_keys import draft_vault_key, remake_vault_key
from vigie.core.vault.envelopes import KeyPair
from vigie.support.models import Case, Compartment, Listening, ReceptionPoint
from vigie.support.sealing import key_of, read_texts

STORY = "On m'a refusé la location à cause de mon nom, j'étais sidérée."


@dataclass(frozen=True)
class Listener:
    """Someone who listens, and the pair of keys of their open vault."""

    person: Person
    pair: KeyPair


def make_listener(point: ReceptionPoint, name: str = "Sol Écoute") -> Listener:
    """Return one more person who listens at a point and can open what is sealed to them."""
    person = MembershipFactory(organisation=point.organisation, role=Role.LISTENER, person__name=name).person
    give_vault(person)
    return listening_at(point, person)


def listening_at(point: ReceptionPoint, person: Person) -> Listener:
    """Make someone who has a vault listen at a point, as a listener of its organisation."""
    if not person.memberships.filter(organisation=point.organisation, role=Role.LISTENER).exists():
        MembershipFactory(organisation=point.organisation, role=Role.LISTENER, person=person)
    Listening.objects.create(person=person, point=point)
    return Listener(person, pair_of(person))


def with_new_vault(listening: Listener) -> Listener:
    """Make someone lose the secrets of their vault, and make another one."""
    draft, _ = draft_vault_key(PASSPHRASE)
    remake_vault_key(person=listening.person, draft=draft)
    return Listener(listening.person, pair_of(listening.person))


@pytest.fixture
def point(partner) -> ReceptionPoint:
    """A place that receives reports, published."""
    return ReceptionPoint.objects.create(
        organisation=partner, name="Accueil du Centre", is_published=True, receives_reports=True
    )


@pytest.fixture
def listening(point, listener) -> Listener:
    """The listener of the cast, at the point."""
    return listening_at(point, listener)


@pytest.fixture
def other_point(db) -> ReceptionPoint:
    return ReceptionPoint.objects.create(
        organisation=OrganisationFactory(name="Autre maison"),
        name="Accueil du Nord",
        is_published=True,
        receives_reports=True,
    )


def hidden(html: str) -> dict[str, list[str]]:
    """Return the hidden answers of a page, as a browser would send them."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', html):
        found.setdefault(name, []).append(value)
    return found


@pytest.fixture
def token_of(client):
    """Return the token of a fresh form for a point."""

    def ask(point: ReceptionPoint) -> str:
        html = client.get(reverse("support:write_report", args=[point.pk])).content.decode()
        return hidden(html)["token"][0]

    return ask


@pytest.fixture
def send(client, token_of):
    """Send a report to a point and return the answer."""

    def act(point: ReceptionPoint, **answers: Any) -> Any:
        content = {"token": answers.pop("token", None) or token_of(point), "role": "victim", "story": STORY, **answers}
        return client.post(reverse("support:write_report", args=[point.pk]), content)

    return act


def words_of(html: str) -> str:
    """Return the receipt that a page shows."""
    shown = re.search(r'<ol class="receipt-words"[^>]*>(.*?)</ol>', html, re.DOTALL)
    return " ".join(re.findall(r"<li>([a-z]+)</li>", shown.group(1))) if shown else ""


def read_by(listener: Listener, case: Case, kind: str = Compartment.Kind.SHARED) -> dict[str, str]:
    """Return what a listener reads of a part of a case, by field."""
    part = case.compartments.get(kind=kind)
    return {field: each.text for field, each in read_texts(part, key_of(part, listener.pair, listener.person)).items()}
