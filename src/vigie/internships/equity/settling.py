"""Keeps a study made again from telling, by difference with the one before, the result of a few pupils."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

from vigie.internships.equity.studying import Studied

# What the second draw says of everybody at once: its difference is the number itself, hidden when it is small.
DRAWN: Final = frozenset({"later"})


def settled(before: Sequence[Studied], now: Sequence[Studied], least: int) -> list[Studied]:
    """Return pupils as they are now, but for a fact that changed in the same way for fewer than so many of them.

    Such a fact stays as it was studied, until enough others change alike. before, now: the same pupils, in one order;
    nobody before the first study. Offers seen only grow: they are forgotten when the campaign ends, not taken back.
    """
    if not before:
        return list(now)
    pairs = [
        (asdict(old), asdict(new) | {"seen": max(old.seen, new.seen)}) for old, new in zip(before, now, strict=True)
    ]
    alike = Counter((fact, old[fact], new[fact]) for old, new in pairs for fact in new)
    few = {change for change, count in alike.items() if count < least and change[0] not in DRAWN}
    return [
        Studied(**{fact: old[fact] if (fact, old[fact], new[fact]) in few else new[fact] for fact in new})
        for old, new in pairs
    ]
