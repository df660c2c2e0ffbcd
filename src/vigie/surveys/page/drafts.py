"""Saving an answer that is begun: a code of six words (66 bits), shown once, finds it and opens it."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from nacl.utils import random

from vigie.core.vault.boxes import Place, open_text, seal_text
from vigie.core.vault.receipts import keyed
from vigie.core.vault.words import normalised, words_from
from vigie.core.vault_key import sub_key
from vigie.surveys.models import Draft, Wave
from vigie.surveys.page.state import State

WORDS: Final = 6
DAYS: Final = 15


def save_draft(wave: Wave, state: State) -> str:
    """Keep an answer that is begun, in place of the draft it came from, and return its new code.

    Neither the database alone nor the database with the installation's key opens it: the code is needed too.
    """
    code = words_from(random(WORDS * 2), WORDS)
    tag, key = derived(code)
    content = json.dumps(replace(state, draft=tag.hex()).as_values())
    with transaction.atomic():
        forget_draft(wave, state)
        Draft.objects.create(
            wave=wave,
            tag=tag,
            content=seal_text(key, content, place_of(wave, tag)),
            expires_on=timezone.localdate() + timedelta(days=DAYS),
        )
    return code


def open_draft(wave: Wave, typed: str) -> State | None:
    """Return the answer that a code opens, None when there is none, or no longer. Raises NotAReceipt."""
    tag, key = derived(normalised(typed[:500], WORDS))
    draft = Draft.objects.filter(wave=wave, tag=tag, expires_on__gte=timezone.localdate()).first()
    if draft is None:
        return None
    return State.from_values(json.loads(open_text(key, bytes(draft.content), place_of(wave, tag))))


def forget_draft(wave: Wave, state: State) -> None:
    """Erase the draft that an answer comes from, once it is sent or saved again."""
    if state.draft:
        Draft.objects.filter(wave=wave, tag=bytes.fromhex(state.draft)).delete()


def derived(code: str) -> tuple[bytes, bytes]:
    """Return what finds a draft, and the key that opens it: 32 bytes each."""
    master = sub_key("survey-drafts")
    return keyed(master, code.encode(), b"vigie-draft-tag"), keyed(master, code.encode(), b"vigie-draft-key")


def place_of(wave: Wave, tag: bytes) -> Place:
    """Return the place of a draft."""
    return Place(str(wave.pk), tag.hex(), 0)
