"""A draw that nobody can steer, and that anybody can check: what is promised before, what is revealed after.

Before the draw are published the hash of a sealed secret, the root of a Merkle tree over the frozen lists, and the
moment of a public value that nobody controls. After it, the secret. The seed is the SHA-256 of both.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from vigie.internships.matching.instances import LOTTERY, OFFERS, POLICY, PUPILS, SEED

LEAF: Final = b"\x00"
NODE: Final = b"\x01"


def hash_of_secret(secret: str) -> str:
    """Return the hash published before the draw, in hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()


def seed_of(secret: str, public_value: str) -> str:
    """Return the seed of the lottery: SHA-256 of « SECRET|PUBLIC VALUE », in hexadecimal."""
    return hashlib.sha256(f"{secret}|{public_value}".encode()).hexdigest()


def leaves_of(inputs: Mapping[str, Any]) -> list[bytes]:
    """Return the frozen inputs as canonical lines: policy, offers and pupils, in the order of their names."""
    lines: list[Any] = [[POLICY, inputs[POLICY]]]
    lines += [[part, name, inputs[part][name]] for part in (OFFERS, PUPILS) for name in sorted(inputs[part])]
    return [json.dumps(line, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() for line in lines]


def root_of(leaves: list[bytes]) -> str:
    """Return the root of a Merkle tree in hexadecimal; a lone node goes up as it is.

    leaves: one at least. Leaves and nodes are hashed apart (RFC 6962).
    """
    level = [hashlib.sha256(LEAF + leaf).digest() for leaf in leaves]
    while len(level) > 1:
        pairs = [level[place : place + 2] for place in range(0, len(level), 2)]
        level = [hashlib.sha256(NODE + pair[0] + pair[1]).digest() if len(pair) == 2 else pair[0] for pair in pairs]
    return level[0].hex()


def with_seed(inputs: Mapping[str, Any], seed: str) -> dict[str, Any]:
    """Return frozen inputs with the seed of their lottery, as an instance."""
    return {**{key: value for key, value in inputs.items() if key not in (LOTTERY, SEED)}, SEED: seed}
