"""Hides small counts of people in one breakdown of a known or hidden total. Plain values.

For what rooms count and holders confide; facts are protected by the edition's own disclosure control. Nobody who reads
what is shown can exclude, for a hidden part, neither zero nor a count as large as the threshold.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from vigie.core.small_counts import is_small


@dataclass(frozen=True)
class Shown:
    """What may be shown: the total, and the parts by name; None for what stays secret."""

    total: int | None
    parts: Mapping[str, int | None]


def hide_small(total: int, parts: Mapping[str, int], threshold: int) -> Shown:
    """Return what may be shown of a total and of the parts that make it.

    Raises ValueError when the parts do not add up to the total, or when a count is negative.
    """
    if min([total, *parts.values()]) < 0 or (parts and sum(parts.values()) != total):
        raise ValueError("The parts of a breakdown add up to its total")
    if is_small(total, threshold):
        return Shown(None, dict.fromkeys(parts))
    hidden = {name for name, count in parts.items() if is_small(count, threshold)}
    if hidden:
        widen(hidden, parts, threshold)
    if hidden and not is_protected(hidden, parts, threshold):
        return Shown(None, dict.fromkeys(parts))
    return Shown(total, {name: None if name in hidden else count for name, count in parts.items()})


def widen(hidden: set[str], parts: Mapping[str, int], threshold: int) -> None:
    """Hide more parts, the smallest first, until the small ones cannot be told by subtraction; show again the rest."""
    others = sorted((name for name in parts if name not in hidden), key=lambda name: (parts[name], name))
    added = []
    for name in others:
        if is_protected(hidden, parts, threshold):
            break
        hidden.add(name)
        added.append(name)
    for name in added:
        if is_protected(hidden - {name}, parts, threshold):
            hidden.discard(name)


def is_protected(hidden: set[str], parts: Mapping[str, int], threshold: int) -> bool:
    """Whether each hidden part may be zero, or as large as the threshold, for who knows the rest."""
    return len(hidden) > 1 and sum(parts[name] for name in hidden) >= threshold
