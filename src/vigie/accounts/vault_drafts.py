"""What a page carries to the next one between the words shown and the words asked back: sealed, for half an hour."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import timedelta
from random import SystemRandom

from django.utils import timezone

from vigie.accounts.models import Person
from vigie.accounts.vault_keys import VaultDraft
from vigie.core.vault.boxes import Place, open_text, seal_text
from vigie.core.vault.errors import CannotOpen
from vigie.core.vault_key import sub_key

KEPT = timedelta(minutes=30)
ASKED_BACK = 2
PURPOSE = "vault-draft"


@dataclass(frozen=True)
class CarriedDraft:
    """A drafted key. asked: the words to type back, by their number from 1. is_remade: it replaces a lost one."""

    draft: VaultDraft
    asked: dict[int, str]
    is_remade: bool


def carry(*, person: Person, draft: VaultDraft, words: str, is_remade: bool) -> str:
    """Return the sealed text that carries a draft; of the words, it holds only those that will be asked back."""
    listed = words.split()
    numbers = sorted(SystemRandom().sample(range(1, len(listed) + 1), ASKED_BACK))
    content = {
        "until": (timezone.now() + KEPT).timestamp(),
        "public": draft.public.hex(),
        "wrapped": draft.wrapped,
        "recovery": draft.recovery,
        "asked": {number: listed[number - 1] for number in numbers},
        "is_remade": is_remade,
    }
    return urlsafe_b64encode(seal_text(sub_key(PURPOSE), json.dumps(content), place_of(person))).decode()


def carried(*, person: Person, text: str) -> CarriedDraft | None:
    """Return the draft that ``carry`` sealed for this person, or None when it is not one, or too old."""
    try:
        content = json.loads(open_text(sub_key(PURPOSE), urlsafe_b64decode(text), place_of(person)))
    except (CannotOpen, ValueError):
        return None
    if content["until"] < timezone.now().timestamp():
        return None
    return CarriedDraft(
        draft=VaultDraft(bytes.fromhex(content["public"]), content["wrapped"], content["recovery"]),
        asked={int(number): word for number, word in content["asked"].items()},
        is_remade=content["is_remade"],
    )


def place_of(person: Person) -> Place:
    """Return the place a draft is sealed for: it serves nobody else."""
    return Place(case=f"person:{person.pk}", field=PURPOSE, version=1)
