"""Single-use access codes, printed once and handed out: the database keeps what recognises them, not the codes.

Thirteen characters among twenty-five: 60 bits. None looks like another, and no vowel lets a code spell a word.
"""

import re
import secrets
from typing import Final

from django.db import transaction

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.vault.receipts import keyed
from vigie.core.vault_key import sub_key
from vigie.surveys.models import AccessToken, TokenBatch, Wave

ALPHABET: Final = "23456789CDFGHJKMNPQRTVWXY"
LENGTH: Final = 13
# The largest batch: whoever needs more makes several.
MOST: Final = 5000
SHOWN = re.compile("(.{4})(.{5})(.{4})")


def make_batch(*, wave: Wave, label: str, size: int, by: Person) -> tuple[TokenBatch, list[str]]:
    """Make access codes for whoever hands them out; return them once, as printed: nobody can read them again."""
    with transaction.atomic():
        batch = TokenBatch.objects.create(wave=wave, label=label, size=size)
        codes = make_tokens(batch)
        record(actor=by, verb="tokens_made", on=wave, changes={"size": ["", size]})
    return batch, codes


def make_tokens(batch: TokenBatch) -> list[str]:
    """Return the codes of a new batch, as many as its size, and keep what recognises them, in another order."""
    codes = [new_code() for _ in range(batch.size)]
    # Codes are handed out in the order of this list; rows are in the order of their digests.
    tags = sorted(tag_of(code) for code in codes)
    AccessToken.objects.bulk_create([AccessToken(batch=batch, tag=tag) for tag in tags], batch_size=500)
    return [SHOWN.sub(r"\1-\2-\3", code) for code in codes]


def new_code() -> str:
    """Return a code drawn by lot, without its hyphens."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def find_token(wave: Wave, typed: str) -> AccessToken | None:
    """Return the access code that someone typed, used or not, whatever the capitals, spaces and hyphens."""
    code = normalised(typed)
    if len(code) != LENGTH or set(code) - set(ALPHABET):
        return None
    return AccessToken.objects.select_related("batch").filter(batch__wave=wave, tag=tag_of(code)).first()


def normalised(typed: str) -> str:
    """Return a code without what people put around and between its characters."""
    return re.sub(r"[\W_]", "", typed[:100]).upper()


def tag_of(code: str) -> bytes:
    """Return the 32 bytes that recognise a code, which say nothing without the installation's key."""
    return keyed(sub_key("survey-tokens"), code.encode(), b"vigie-token")
