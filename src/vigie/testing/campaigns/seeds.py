"""The seed of the draw: drawn and sealed when the protocol is frozen, promised by its hash, revealed at the end."""

import hashlib
import secrets
from typing import Final

from vigie.core.vault.boxes import Place, open_text, seal_text
from vigie.core.vault_key import sub_key
from vigie.testing.models import Campaign

SEED_BYTES: Final = 32
KEY: Final = "testing"


def new_seed() -> bytes:
    """Return 32 bytes drawn at random."""
    return secrets.token_bytes(SEED_BYTES)


def hash_of_seed(seed: bytes) -> str:
    """Return the SHA-256 of a seed, in hexadecimal: the promise."""
    return hashlib.sha256(seed).hexdigest()


def seal_seed(code: str, seed: bytes) -> bytes:
    """Return a seed sealed with the installation's key, tied to its campaign. code: of the campaign."""
    return seal_text(sub_key(KEY), seed.hex(), Place("testing/seed", code, 0))


def seed_of(campaign: Campaign) -> bytes:
    """Return the seed of a frozen campaign, revealed or not: for the draw alone. Raises CannotOpen."""
    place = Place("testing/seed", campaign.code, 0)
    return bytes.fromhex(campaign.seed or open_text(sub_key(KEY), bytes(campaign.sealed_seed), place))
