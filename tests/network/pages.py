"""Every page of the room that a person may open, and the addresses set aside. A new page is added here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class NetworkPage:
    """A page: its name, who looks at it, and the arguments of its address, taken from ``room.make_room``."""

    name: str
    roles: tuple[str, ...]
    arguments: Callable[[Any], tuple[Any, ...]] = lambda room: ()
    query: str = ""


PAGES: list[NetworkPage] = []
ACTS: set[str] = set()
FILES_AND_PIECES: set[str] = set()
SEEN_IN_A_JOURNEY: set[str] = set()
