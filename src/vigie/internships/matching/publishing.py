"""A draw that nobody can steer, and that anybody can check: what is promised before, what is revealed after.

Before the draw are published the hash of a sealed secret, the root of a Merkle tree over the frozen lists, and the
moment of a public value that nobody controls. After it, the secret. The seed is the SHA-256 of both.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from vigie.internships.matching.instances import LOTTERY, OFFERS, POLICY, PUPILS, SEED

LEAF: Final = b"\x00"
NODE: Final = b"\x01"
LEFT, RIGHT = "left", "right"


def hash_of_secret(secret: str) -> str:
    """Return the hash published before the draw, in hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()


def seed_of(secret: str, public_value: str) -> str:
    """Return the seed of the lottery: SHA-256 of « SECRET|PUBLIC VALUE », in hexadecimal."""
    return hashlib.sha256(f"{secret}|{public_value}".encode()).hexdigest()


def leaves_of(inputs: Mapping[str, Any]) -> list[bytes]:
    """Return the frozen inputs as canonical lines: policy, offers and pupils, in the order of their names."""
    lines = [canonical([POLICY, inputs[POLICY]])]
    return lines + [line_of(inputs, part, name) for part in (OFFERS, PUPILS) for name in sorted(inputs[part])]


def line_of(inputs: Mapping[str, Any], part: str, name: str) -> bytes:
    """Return the canonical line of a pupil or of an offer. part: PUPILS or OFFERS. Raises KeyError."""
    return canonical([part, name, inputs[part][name]])


def canonical(line: Any) -> bytes:
    """Return JSON values as bytes: keys in order, no spaces, UTF-8."""
    return json.dumps(line, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def root_of(leaves: list[bytes]) -> str:
    """Return the root of a Merkle tree in hexadecimal; a lone node goes up as it is.

    leaves: one at least. Leaves and nodes are hashed apart (RFC 6962).
    """
    level = [hash_of_leaf(leaf) for leaf in leaves]
    while len(level) > 1:
        level = _above(level)
    return level[0].hex()


def proof_of(leaves: list[bytes], place: int) -> list[dict[str, str]]:
    """Return what proves that a leaf is under the root: from the leaf up, ``{"side": "left" or "right", "hash": hex}``.

    place: of the leaf, from 0. Sides are those of the hashes given.
    """
    level, proof = [hash_of_leaf(leaf) for leaf in leaves], []
    while len(level) > 1:
        beside = place ^ 1
        if beside < len(level):
            proof.append({"side": LEFT if beside < place else RIGHT, "hash": level[beside].hex()})
        level, place = _above(level), place // 2
    return proof


def verify(leaf: bytes, proof: Sequence[Mapping[str, str]], root: str) -> bool:
    """Whether a proof leads from a leaf to a root. False, too, for a proof that cannot be read."""
    node = hash_of_leaf(leaf)
    try:
        for step in proof:
            beside = bytes.fromhex(step["hash"])
            node = _node(beside, node) if step["side"] == LEFT else _node(node, beside)
    except (KeyError, TypeError, ValueError):
        return False
    return node.hex() == root


def hash_of_leaf(leaf: bytes) -> bytes:
    """Return the hash of a leaf."""
    return hashlib.sha256(LEAF + leaf).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(NODE + left + right).digest()


def _above(level: list[bytes]) -> list[bytes]:
    pairs = [level[place : place + 2] for place in range(0, len(level), 2)]
    return [_node(*pair) if len(pair) == 2 else pair[0] for pair in pairs]


def with_seed(inputs: Mapping[str, Any], seed: str) -> dict[str, Any]:
    """Return frozen inputs with the seed of their lottery, as an instance."""
    return {**{key: value for key, value in inputs.items() if key not in (LOTTERY, SEED)}, SEED: seed}
