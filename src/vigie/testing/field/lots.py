"""Lots drawn from a promised seed: SHA-256 decides, so that anyone who holds the seed draws the same again."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True)
class Lot:
    """What is drawn from one seed (hexadecimal). Each thing drawn has a purpose of its own: they tell nothing of each
    other."""

    seed: str

    def number(self, *purpose: str | int) -> int:
        """Return a whole number of 256 bits."""
        told = json.dumps([self.seed, *map(str, purpose)], ensure_ascii=True, separators=(",", ":"))
        return int.from_bytes(sha256(told.encode()).digest(), "big")

    def between(self, least: int, most: int, *purpose: str | int) -> int:
        """Return a whole number, ends included; uneven by less than one in 2^200."""
        return least + self.number(*purpose) % (most - least + 1)

    def shuffled(self, items: Iterable[Item], *purpose: str | int, key: Callable[[Item], str] = str) -> list[Item]:
        """Return items in an order that does not depend on the one they came in. key: names each, once."""
        return sorted(items, key=lambda item: (self.number(*purpose, key(item)), key(item)))

    def blocks(self, size: int, *purpose: str | int) -> Iterator[int]:
        """Yield 0 to size - 1 in permuted blocks, without end: at any point, counts differ by one at most."""
        block = 0
        while True:
            yield from self.shuffled(range(size), *purpose, block)
            block += 1
