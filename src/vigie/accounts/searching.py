"""Finds names whatever the accents and the case, on both databases alike. Plain values, no database."""

from collections.abc import Iterable
from typing import TypeVar

from vigie.accounts.name_matching import plain_text

Key = TypeVar("Key")


def folded(text: str) -> str:
    """Return a text without accents or case."""
    return plain_text(plain_text(text).casefold())


def keys_matching(query: str, named: Iterable[tuple[Key, str]]) -> set[Key]:
    """Return the keys one of whose texts contains every word of the query."""
    words = folded(query).split()
    return {key for key, text in named if all(word in folded(text) for word in words)}
