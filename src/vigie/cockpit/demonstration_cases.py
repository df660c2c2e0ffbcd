"""The demonstration's cases: stories invented, told to invented points, so that a listener has something to do."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from vigie.accounts.demonstration import PASSPHRASE
from vigie.accounts.models import Person
from vigie.accounts.vault_keys import open_with_passphrase
from vigie.support.cases.access import OpenCase
from vigie.support.cases.following import answer_person, write_note
from vigie.support.cases.planning import add_step, qualify_case
from vigie.support.cases.qualification import Evidence, Qualification
from vigie.support.fields import Field
from vigie.support.filing.report import Report, file_report
from vigie.support.models import Case, Compartment, Consent, ReceptionPoint
from vigie.support.referrals.asking import ask_referral
from vigie.support.referrals.consenting import give_consent
from vigie.support.sealing import key_of

Kind = Compartment.Kind


@dataclass(frozen=True)
class Story:
    """An invented report. channel: how it came. more: other texts, by field."""

    story: str
    channel: str
    more: Mapping[str, str]


STORIES = (
    Story(
        "Histoire inventée. J'ai appelé pour un appartement : il était libre. Quand j'ai donné mon nom, il ne l'était "
        "plus. Une amie a rappelé une heure après, on lui a proposé une visite.",
        "web",
        {
            Field.FELT: json.dumps({"criteria": ["origin"], "domain": "housing"}),
            Field.CIRCUMSTANCES: json.dumps({"when": "la semaine dernière", "commune": "59606"}),
            Field.RESPONDENT: "Agence imaginaire du Beffroi",
            Field.PERSON: json.dumps({"role": "victim", "sex": "women", "age_band": "25_34"}),
            Field.CONTACT: json.dumps({"name": "Nadia Inventée", "phone": "03 53 01 00 21"}),
        },
    ),
    Story(
        "Histoire inventée. À l'entretien, on m'a demandé si je comptais avoir des enfants. On ne m'a pas rappelée.",
        "visit",
        {
            Field.FELT: json.dumps({"criteria": ["family_situation"], "domain": "employment"}),
            Field.PERSON: json.dumps({"role": "victim", "sex": "women", "age_band": "25_34"}),
        },
    ),
    Story(
        "Histoire inventée. Mon fils n'a pas eu son stage : « pas de jeunes de ce quartier », a dit le patron.",
        "phone",
        {
            Field.FELT: json.dumps({"criteria": ["residence"], "domain": "employment"}),
            Field.PERSON: json.dumps({"role": "witness"}),
        },
    ),
)


def prepare_cases(here: ReceptionPoint, there: ReceptionPoint) -> None:
    """Have three stories told in one point, and the first followed and referred to the other. Added once."""
    if Case.objects.exists():
        return
    with transaction.atomic():
        cases = [tell(here, story) for story in STORIES]
        listener = Person.objects.get(listenings__point=here)
        follow_first(opened_by(listener, cases[0]), listener, there)


def tell(point: ReceptionPoint, told: Story) -> Case:
    """File one story; return its case."""
    report = Report(
        point=point,
        texts={Field.STORY: told.story, **told.more},
        channel=told.channel,
        is_anonymous=Field.CONTACT not in told.more,
        is_fictitious=True,
        by_person=told.channel == "web",
    )
    filed = file_report(report, nonce=sha256(told.story.encode()).digest())
    return Case.objects.get(number=filed.number)


def opened_by(listener: Person, case: Case) -> OpenCase:
    """Open a case as an invented listener, whose passphrase is known."""
    pair = open_with_passphrase(person=listener, passphrase=PASSPHRASE)
    shared, internal = (case.compartments.get(kind=kind) for kind in (Kind.SHARED, Kind.INTERNAL))
    keys = [key_of(part, pair, listener) for part in (shared, internal)]
    return OpenCase(case, shared, keys[0], internal, keys[1])


def follow_first(opened: OpenCase, listener: Person, there: ReceptionPoint) -> None:
    """Answer, note, qualify, plan, and refer with an agreement said aloud."""
    today = timezone.localdate()
    words = "Merci de nous l'avoir dit. Gardez l'annonce et le numéro appelé. Voulez-vous rencontrer une juriste ?"
    answer_person(opened=opened, text=words, waits_for_her=True, actor=listener)
    write_note(opened=opened, text="Note inventée : l'amie accepte d'attester.", actor=listener)
    reading = Qualification(
        criteria=("origin",),
        domain="housing",
        type="direct",
        facts=today - timedelta(days=9),
        summary="Refus de visite après avoir donné son nom ; visite proposée à une autre personne une heure plus tard.",
        evidence=(Evidence("Annonce du logement", "held", "chez elle"), Evidence("Attestation de l'amie", "to_ask")),
    )
    qualify_case(opened=opened, qualification=reading, actor=listener)
    due_on = today + timedelta(days=10)
    add_step(
        opened=opened, kind="step", words="Demander l'attestation", due_on=due_on, assigned_to=listener, actor=listener
    )
    fields = {str(Field.STORY), str(Field.FELT), str(Field.CONTACT)}
    words = "Une juriste du pôle peut préparer la suite avec vous."
    referral = ask_referral(opened=opened, destination=there, fields=fields, words=words, actor=listener)
    give_consent(
        referral=referral,
        fields=fields,
        shared=opened.shared,
        shared_key=opened.shared_key,
        how=Consent.How.SAID,
        actor=listener,
    )
