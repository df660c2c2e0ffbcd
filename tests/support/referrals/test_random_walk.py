"""The same random lives as the plain machine's, shorter, on the database: with real keys, copies and envelopes."""

import random

import pytest
from django.core.exceptions import ValidationError

from tests.support.case_scene import file_case
from tests.support.conftest import listening_at
from vigie.support.cases.access import OpenCase
from vigie.support.fields import SHAREABLE
from vigie.support.models import Consent, Envelope, Referral
from vigie.support.referrals.answering import accept_referral, finish_referral, refuse_referral, revoke_referral
from vigie.support.referrals.asking import ask_referral
from vigie.support.referrals.consenting import decline_referral, give_consent, override_consent, withdraw_consent
from vigie.support.referrals.receiving import received_by
from vigie.support.sealing import NoAccess, key_of, read_texts

pytestmark = pytest.mark.django_db
FIELDS = [str(field) for field in SHAREABLE]
STEPS = 220


class Walk:
    """One case, one destination, and a ledger of what the person agreed to, kept apart from the tables."""

    def __init__(self, filed, sender, receiver, destination, chance):
        self.filed, self.sender, self.receiver = filed, sender, receiver
        self.destination, self.chance = destination, chance
        # What is agreed to for each referral that the other point has not lost.
        self.ledger = {}

    @property
    def opened(self) -> OpenCase:
        return self.filed.opened_by(self.sender)

    def some(self):
        return self.chance.sample(FIELDS, self.chance.randint(0, 3))

    def last(self) -> Referral | None:
        return Referral.objects.order_by("-pk").first()

    def ask(self, fields):
        ask_referral(
            opened=self.opened, destination=self.destination, fields=fields, words="x", actor=self.sender.person
        )

    def consent(self, fields):
        opened = self.opened
        give_consent(referral=self.last(), fields=fields, shared=opened.shared, shared_key=opened.shared_key)
        self.ledger[self.last().pk] = frozenset(fields)

    def override(self, fields):
        override_consent(
            opened=self.opened, destination=self.destination, fields=fields, reason="x", actor=self.sender.person
        )
        self.ledger[self.last().pk] = frozenset(fields)

    def answer(self, act, ends=False):
        referral = self.last()
        key = key_of(referral.compartment, self.receiver.pair, self.receiver.person) if referral.compartment else b""
        act(referral=referral, key=key, words="réponse", actor=self.receiver.person)
        if ends:
            self.ledger.pop(referral.pk, None)

    def end(self, act):
        act(referral=self.last(), actor=self.sender.person)
        self.ledger.pop(self.last().pk, None)

    def step(self):
        """Do something at random; return whether it was accepted."""
        acts = [
            lambda: self.ask(self.some() or ["story"]),
            lambda: self.consent(self.some()),
            lambda: self.override(self.some()),
            lambda: self.answer(accept_referral),
            lambda: self.answer(finish_referral),
            lambda: self.answer(refuse_referral, ends=True),
            lambda: self.end(withdraw_consent),
            lambda: self.end(revoke_referral),
            lambda: self.end(decline_referral),
        ]
        try:
            self.chance.choice(acts)()
        except (ValidationError, NoAccess):
            return False
        return True

    def read(self):
        """What the other point opens of each referral, answers left out."""
        found = {}
        for referral in received_by(self.receiver.person):
            key = key_of(referral.compartment, self.receiver.pair, self.receiver.person)
            texts = read_texts(referral.compartment, key)
            found[referral.pk] = {field for field in texts if field != "referral_answer"}
        return found


@pytest.mark.one_database
@pytest.mark.parametrize("seed", [1, 2])
def test_the_other_point_opens_what_a_live_agreement_covers_and_nothing_else(
    seed, point, listening, other_point, other_listener
):
    receiver = listening_at(other_point, other_listener)
    walk = Walk(file_case(point), listening, receiver, other_point, random.Random(seed))
    told = set(read_texts(walk.opened.shared, walk.opened.shared_key))
    accepted = seen = 0
    for _ in range(STEPS):
        if walk.last() is None:
            walk.ask(["story", "contact"])
        accepted += walk.step()
        read = walk.read()
        assert read == {pk: fields & told for pk, fields in walk.ledger.items()}
        seen += bool(read)
        held = Envelope.objects.filter(person=receiver.person)
        assert held.exists() == bool(walk.ledger)
        assert Consent.objects.live().count() == len(walk.ledger)
    assert accepted > STEPS / 8
    assert seen > STEPS / 8
