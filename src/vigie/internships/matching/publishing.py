"""A draw that nobody can steer, and that anybody can check: what is promised before, what is revealed after.

Before the draw are published the hash of a sealed secret, the root of a Merkle tree over the frozen lists, and the
moment of a public value that nobody controls. After it, the secret. The seed is the SHA-256 of both.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from vigie.internships.matching.instances import LOTTERY, OFFERS, POLICY, PUPILS, SEED

LEAF: Final = b"\x00"
NODE: Final = b"\x01"


@dataclass(frozen=True)
class Step:
    """A step from a leaf to the root: the other half's hash in hexadecimal, and whether it stands on the left."""

    other: str
    is_left: bool


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
    """Return the root of a Merkle tree in hexadecimal. Leaves and nodes are hashed apart (RFC 6962)."""
    return _levels(leaves)[-1][0].hex()


def path_to(leaves: list[bytes], place: int) -> list[Step]:
    """Return what shows that a leaf is under the root, without the other leaves."""
    steps = []
    for level in _levels(leaves)[:-1]:
        other = place ^ 1
        if other < len(level):
            steps.append(Step(level[other].hex(), is_left=other < place))
        place //= 2
    return steps


def is_under(root: str, leaf: bytes, steps: list[Step]) -> bool:
    """Whether a leaf is under a root."""
    found = hashlib.sha256(LEAF + leaf).digest()
    for step in steps:
        other = bytes.fromhex(step.other)
        found = hashlib.sha256(NODE + (other + found if step.is_left else found + other)).digest()
    return found.hex() == root


def commitment_of(inputs: Mapping[str, Any], secret: str, draw: str) -> dict[str, str]:
    """Return what is published before the draw. draw: which public value will be taken, and when, in words."""
    return {"secret_hash": hash_of_secret(secret), "inputs_root": root_of(leaves_of(inputs)), "draw": draw}


def with_seed(inputs: Mapping[str, Any], seed: str) -> dict[str, Any]:
    """Return frozen inputs with the seed of their lottery, as an instance."""
    return {**{key: value for key, value in inputs.items() if key not in (LOTTERY, SEED)}, SEED: seed}


def _levels(leaves: list[bytes]) -> list[list[bytes]]:
    """Return the hashes of a tree, from the leaves to the root; a lone node goes up as it is."""
    level = [hashlib.sha256(LEAF + leaf).digest() for leaf in leaves]
    levels = [level]
    while len(level) > 1:
        pairs = [level[place : place + 2] for place in range(0, len(level), 2)]
        level = [hashlib.sha256(NODE + pair[0] + pair[1]).digest() if len(pair) == 2 else pair[0] for pair in pairs]
        levels.append(level)
    return levels
