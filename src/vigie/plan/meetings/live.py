"""Two people type at once: what would be lost is shown, never overwritten. Plain functions on plain values."""

import hashlib


def mark_of(text: str) -> str:
    """Return a short mark of a text, by which a form says which one its reader saw."""
    return hashlib.sha256(tidy(text).encode()).hexdigest()[:24]


def tidy(text: str) -> str:
    """Return a text as it is kept: browsers send line ends in their own way."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def would_lose(*, recorded: str, written: str, seen: str) -> bool:
    """Whether writing a text would lose words that its writer has not seen.

    seen: the mark of what they saw. A text that holds all that is recorded loses nothing, whatever was seen: it is
    what a phone sends again after an answer that never arrived.
    """
    return mark_of(recorded) != seen and tidy(recorded) not in tidy(written)


def both(recorded: str, written: str) -> str:
    """Return the two texts one after the other, each once."""
    first, second = tidy(recorded), tidy(written)
    if first in second:
        return second
    return first if second in first else f"{first}\n\n{second}"
