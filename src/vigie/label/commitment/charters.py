"""Publishes the charter, one version after another."""

import hashlib
from pathlib import Path
from typing import Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.label.models import Charter

# What a territory may start from, and change.
SHIPPED: Final = Path(__file__).resolve().parent.parent / "data" / "charter.md"


def shipped_text() -> str:
    """Return the charter written for Vigie."""
    return SHIPPED.read_text(encoding="utf-8")


def hash_of(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def publish_charter(*, text: str, actor: Person | None) -> Charter:
    """Publish a version of the charter; the same words again change nothing."""
    with transaction.atomic():
        last = Charter.objects.select_for_update().order_by("-number").first()
        if last and last.text == text:
            return last
        charter = Charter(
            number=last.number + 1 if last else 1,
            text=text,
            text_hash=hash_of(text),
            published_on=timezone.localdate(),
        )
        try:
            with transaction.atomic():
                charter.save(force_insert=True)
        except IntegrityError:
            # Another was published at the same instant: by a second click, it is this one; else this one comes next.
            return publish_charter(text=text, actor=actor)
        record(actor=actor, verb="label_charter_published", on=charter)
    return charter
