"""The demonstration's listeners: people who do not exist, each with a vault that one known passphrase opens."""

from django.db import transaction

from vigie.accounts.demonstration import PASSPHRASE
from vigie.accounts.journal import record
from vigie.accounts.models import Membership, Person, Role
from vigie.accounts.vault_keys import create_vault_key, draft_vault_key
from vigie.support.models import Listening, ReceptionPoint

# Name, mailbox, role, job; each at every fictitious point of its level that wants reports.
LISTENERS = (
    ("Sol Fictive", "ecoute", Role.LISTENER, "Écoutante", ReceptionPoint.Level.PROXIMITY),
    ("Nour Fictif", "ecoute-pole", Role.LISTENER, "Juriste du pôle", ReceptionPoint.Level.SPECIALISED),
    ("Ange Fictive", "accueil", Role.SUPPORT_SUPERVISOR, "Responsable d'accueil", ReceptionPoint.Level.PROXIMITY),
)


def prepare_listeners() -> None:
    """Invent those who listen and those who answer for it. Running it again adds nothing."""
    for name, mailbox, role, job_title, level in LISTENERS:
        points = ReceptionPoint.objects.filter(is_fictitious=True, level=level, receives_reports=True)
        email = f"{mailbox}@demonstration.example"
        if points and not Person.objects.filter(email=email).exists():
            with transaction.atomic():
                invent_listener(name, email, role, job_title, list(points))


def invent_listener(name: str, email: str, role: Role, job_title: str, points: list[ReceptionPoint]) -> None:
    """Add someone, with a role in the organisations of some points; listeners get a vault and listen there."""
    person = Person.objects.create_user(email, name=name, is_active=True, is_fictitious=True)
    for organisation_id in {point.organisation_id for point in points}:
        Membership.objects.create(person=person, organisation_id=organisation_id, role=role, job_title=job_title)
    record(actor=None, verb="person_invited", on=person, actor_label="démonstration")
    if role is Role.LISTENER:
        draft, _words = draft_vault_key(PASSPHRASE)
        create_vault_key(person=person, draft=draft)
        Listening.objects.bulk_create(Listening(person=person, point=point) for point in points)
