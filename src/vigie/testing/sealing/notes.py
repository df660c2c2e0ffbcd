"""What a tester noted of an application: sealed to the public key of the campaign, tied to the application's code."""

import json
from collections.abc import Mapping

from vigie.core.vault.boxes import Place, new_key, open_text, seal_text
from vigie.core.vault.envelopes import KeyPair, open_key, seal_key
from vigie.core.vault.errors import CannotOpen

# Bytes of a key of 32 sealed to a public key: format, ephemeral public key, and mark of authenticity.
KEY_BYTES = 1 + 32 + 32 + 16


def seal_notes(public: bytes, code: str, notes: Mapping[str, str]) -> bytes:
    """Return notes, label by label in their order, that only whoever holds the campaign's key opens.

    public: of the campaign. code: of the application.
    """
    key = new_key()
    text = json.dumps(dict(notes), ensure_ascii=False)
    return seal_key(key, bytes(public)) + seal_text(key, text, _place(code))


def open_notes(sealed: bytes, code: str, pair: KeyPair) -> dict[str, str]:
    """Return what ``seal_notes`` sealed; nothing when nothing was noted. Raises CannotOpen."""
    sealed = bytes(sealed)
    if not sealed:
        return {}
    key = open_key(sealed[:KEY_BYTES], pair)
    try:
        return dict(json.loads(open_text(key, sealed[KEY_BYTES:], _place(code))))
    except ValueError as error:
        raise CannotOpen("Not notes.") from error


def _place(code: str) -> Place:
    return Place("testing/notes", code, 0)
