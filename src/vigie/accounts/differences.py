"""What changed between two texts, word by word. Plain values, no database."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# A word with the blanks after it, so that pieces put end to end give the text back.
PIECE = re.compile(r"\S+\s*|\s+")
# Beyond this many words, comparing costs more than it tells: the whole text is shown as replaced.
LONGEST = 4000


class Kind(StrEnum):
    """Whether a piece of text stayed, went, or came."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Segment:
    """Words in a row which share one fate."""

    kind: Kind
    text: str


def differences(before: str, after: str) -> list[Segment]:
    """Return the segments which, without the added ones, make ``before``, and without the removed ones, ``after``."""
    old, new = PIECE.findall(before), PIECE.findall(after)
    if len(old) + len(new) > LONGEST:
        return list(replaced(old, new)) if old != new else [Segment(Kind.SAME, after)]
    found: list[Segment] = []
    for act, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if act == "equal":
            found.append(Segment(Kind.SAME, "".join(old[old_start:old_end])))
        else:
            found += replaced(old[old_start:old_end], new[new_start:new_end])
    return found


def replaced(old: list[str], new: list[str]) -> Iterator[Segment]:
    """Yield what went, then what came."""
    if old:
        yield Segment(Kind.REMOVED, "".join(old))
    if new:
        yield Segment(Kind.ADDED, "".join(new))
