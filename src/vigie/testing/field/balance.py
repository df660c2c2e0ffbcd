"""Whether the lot was even: who goes first, by stratum and by message, counted, and told against chance."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class BalanceRow:
    """How often each profile goes first in part of the tests. gap: between the most and the least frequent.

    p: chance of a count at least as uneven when each goes first by chance (exact binomial, the smallest of the
    profiles times their number, 1 at most).
    """

    label: str
    firsts: tuple[int, ...]
    p: float

    @property
    def total(self) -> int:
        """Tests counted."""
        return sum(self.firsts)

    @property
    def gap(self) -> int:
        """Between the profile that goes first most often and the one that does least often."""
        return max(self.firsts) - min(self.firsts)


def balance(parts: Iterable[tuple[str, str]], letters: Sequence[str]) -> list[BalanceRow]:
    """Return a row by part, in the order of their names. parts: (stratum or message, profile that goes first)."""
    counts: dict[str, Counter[str]] = {}
    for label, letter in parts:
        counts.setdefault(label, Counter())[letter] += 1
    return [
        BalanceRow(label, firsts, against_chance(firsts))
        for label, firsts in (
            (label, tuple(count[letter] for letter in letters)) for label, count in sorted(counts.items())
        )
    ]


def against_chance(firsts: Sequence[int]) -> float:
    """Return the p-value of counts that chance would make even (Bonferroni over profiles; two are one)."""
    # Loaded when it serves: each process of the server would pay its memory.
    from scipy.stats import binomtest

    total, share = sum(firsts), 1 / len(firsts)
    smallest = min(binomtest(first, total, share).pvalue for first in firsts) if total else 1.0
    return float(min(1.0, smallest * (len(firsts) if len(firsts) > 2 else 1)))
