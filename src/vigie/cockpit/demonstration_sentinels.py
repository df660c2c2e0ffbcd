"""The demonstration's sentinels: people who do not exist, who test or who read, each with a vault."""

from typing import Final

from vigie.accounts.demonstration import PASSPHRASE
from vigie.accounts.journal import record
from vigie.accounts.models import Membership, Organisation, Person, Role
from vigie.accounts.vault_keys import VaultDraft, create_vault_key, draft_vault_key

# Name, mailbox, job.
TESTERS: Final = (
    ("Charlie Fictif", "sentinelle-teste", "Sentinelle qui teste"),
    ("Lou Fictive", "sentinelle-teste-aussi", "Sentinelle qui teste"),
)
READERS: Final = (
    ("Yaël Fictive", "sentinelle-lit", "Sentinelle qui lit les réponses"),
    ("Claude Fictif", "sentinelle-tranche", "Sentinelle qui lit et tranche"),
)


def invent_sentinels(organisation: Organisation) -> tuple[list[Person], list[Person]]:
    """Add those who test and those who read, sentinels of an organisation; return both."""
    # One for all: making it takes a second, and everybody is told its passphrase.
    draft, _words = draft_vault_key(PASSPHRASE)
    return (
        [invent_sentinel(*row, organisation, draft) for row in TESTERS],
        [invent_sentinel(*row, organisation, draft) for row in READERS],
    )


def invent_sentinel(name: str, mailbox: str, job_title: str, organisation: Organisation, draft: VaultDraft) -> Person:
    """Add someone who is a sentinel, with a vault."""
    person = Person.objects.create_user(
        f"{mailbox}@demonstration.example", name=name, is_active=True, is_fictitious=True
    )
    Membership.objects.create(person=person, organisation=organisation, role=Role.SENTINEL, job_title=job_title)
    record(actor=None, verb="person_invited", on=person, actor_label="démonstration")
    create_vault_key(person=person, draft=draft)
    return person
