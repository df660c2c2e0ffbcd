"""The sealed description of a piece: its name, type and own key, and the headers of an e-mail."""

import json
from dataclasses import dataclass

from vigie.core.sealed_files import SealedUpload
from vigie.core.vault.envelopes import KeyPair, open_key, seal_key


@dataclass(frozen=True)
class Card:
    """What is known of a piece by whoever may open it. headers: name and value, in their order."""

    upload: SealedUpload
    headers: list[tuple[str, str]]


def seal_card(card: Card, public: bytes) -> bytes:
    """Return a description that the key of the campaign alone opens."""
    return seal_key(json.dumps({"upload": card.upload.as_values(), "headers": card.headers}).encode(), public)


def open_card(sealed: bytes, pair: KeyPair) -> Card:
    """Return what ``seal_card`` sealed. Raises CannotOpen."""
    kept = json.loads(open_key(bytes(sealed), pair))
    return Card(SealedUpload.from_values(kept["upload"]), [(name, value) for name, value in kept["headers"]])
