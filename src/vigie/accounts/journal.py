"""The append-only journal: each line carries the hash of the one before it, so that a change or a hole shows."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import JournalEntry, Person

GENESIS = "0" * 64
# Any number will do, as long as nothing else takes the same PostgreSQL advisory lock.
CHAIN_LOCK = 5_102_228

Changes = Mapping[str, Sequence[Any]]

# The acts of this room, and how each reads: « Ada a invité une personne ».
VERBS = {
    "person_added": _("a ajouté une personne"),
    "person_changed": _("a modifié la fiche d'une personne"),
    "person_erased": _("a effacé une personne"),
    "person_invited": _("a invité une personne"),
    "invitation_resent": _("a renvoyé une invitation"),
    "invitation_revoked": _("a annulé une invitation"),
    "invitation_accepted": _("a accepté une invitation"),
    "role_given": _("a donné un rôle"),
    "membership_ended": _("a mis fin à une appartenance"),
    "organisation_created": _("a ajouté une structure"),
    "organisation_changed": _("a modifié une structure"),
    "name_confirmed": _("a confirmé l'autre nom d'une structure"),
    "join_requested": _("a demandé l'adhésion d'une structure"),
    "join_request_answered": _("a répondu à une demande d'adhésion"),
    "vault_created": _("a créé son coffre"),
    "vault_passphrase_changed": _("a changé la phrase de son coffre"),
    "vault_recovered": _("a rouvert son coffre avec ses mots de secours"),
    "vault_remade": _("a refait son coffre, sans l'ancien"),
}


def record(
    *, actor: Person | None, verb: str, on: models.Model, changes: Changes | None = None, actor_label: str = ""
) -> JournalEntry:
    """Add one line to the journal, inside the transaction of the act it tells.

    actor: who acted, None for the machine or for someone without an account (then ``actor_label`` says who).
    verb: a short English word, listed with its French in the room's ``journal.py``.
    changes: ``{field: [before, after]}``, displayable values; never personal data.
    Raises RuntimeError outside a transaction, where the act and its line could part.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("A journal line is written in the transaction of the act it tells.")
    lock_chain()
    last = JournalEntry.objects.order_by("-number").values("number", "hash").first()
    entry = JournalEntry(
        number=last["number"] + 1 if last else 1,
        at=timezone.now(),
        actor=actor,
        actor_label=actor_label,
        verb=verb,
        object_type=on._meta.model_name or "",
        object_id=str(on.pk),
        object_label=str(getattr(on, "journal_label", on))[:250],
        changes=json.loads(json.dumps(dict(changes or {}), default=str)),
        previous_hash=last["hash"] if last else GENESIS,
    )
    entry.hash = hash_of(entry)
    entry.save(force_insert=True)
    return entry


def lock_chain() -> None:
    """Let one transaction at a time extend the chain; SQLite's immediate transactions already do."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


def hash_of(entry: JournalEntry) -> str:
    """Return the SHA-256, in hexadecimal, of a line's content and of the hash before it."""
    content = [
        entry.previous_hash,
        entry.number,
        entry.at.isoformat(),
        entry.actor_id,
        entry.actor_label,
        entry.verb,
        entry.object_type,
        entry.object_id,
        entry.object_label,
        entry.changes,
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def first_broken_line() -> int | None:
    """Return the number of the first line whose chain is broken, or None when the journal is whole."""
    previous, expected = GENESIS, 1
    for entry in JournalEntry.objects.order_by("number").iterator():
        if entry.number != expected or entry.previous_hash != previous or entry.hash != hash_of(entry):
            return expected
        previous, expected = entry.hash, expected + 1
    return None
