"""A sentence of pyxform, and what it means in French."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Sentence:
    """pattern: pyxform's message, without its « [row : n] »; its named groups fill the French sentence.

    sheet: the one meant when the message names none. place: how the row is found when the message has none (a key of
    ``refusals.PLACES``).
    """

    pattern: str
    french: Any
    sheet: str = "survey"
    place: str = "first"

    @cached_property
    def matcher(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(self.pattern, re.DOTALL)
