"""Someone who knows the questionnaire and everything published, and looks for a small number. Written apart.

The unknowns are how many people gave each whole set of answers that the questionnaire allows.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product

import numpy as np

from vigie.observatory.disclosure.frame import Sparse
from vigie.observatory.disclosure.solver import OPTIMAL, Program

Profile = dict[str, object]
Test = Callable[[Profile], bool]
TOLERANCE = 1e-6


@dataclass(frozen=True)
class Known:
    """A published number: how many people pass a test."""

    name: str
    test: Test
    value: int


def possible_profiles() -> list[Profile]:
    """Every set of answers to the questionnaire of ``wave_of``: « b » is asked to those who said yes to « a »."""
    options = [frozenset(each) for each in chain.from_iterable(combinations("pq", size) for size in range(3))]
    profiles = []
    for g, a, m in product(("f", "m", "o", ""), ("yes", "no", ""), options):
        for b in ("x", "y", "z", "") if a == "yes" else (None,):
            profiles.append({"g": g, "a": a, "b": b, "m": m})
    return profiles


def bounds(profiles: Sequence[Profile], known: Iterable[Known], test: Test) -> tuple[float, float]:
    """Return the fewest and the most people who may pass a test."""
    facts = list(known)
    program = Program()
    values = np.array([float(fact.value) for fact in facts])
    program.add_rows(values, values)
    rows = [[place for place, fact in enumerate(facts) if fact.test(profile)] for profile in profiles]
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    columns = Sparse(starts, np.array(list(chain(*rows)), dtype=np.int64))
    size = len(profiles)
    program.add_columns(np.zeros(size), np.zeros(size), np.full(size, np.inf), columns)
    wanted = np.array([float(test(profile)) for profile in profiles])
    found = []
    for sign in (1.0, -1.0):
        program.set_costs(sign * wanted)
        assert program.run() == OPTIMAL
        found.append(sign * program.objective)
    return found[0], found[1]


def deduced(profiles: Sequence[Profile], known: Sequence[Known], truth: Sequence[Known], threshold: int) -> list[str]:
    """Return the small numbers of which zero, or the threshold, can be excluded."""
    out = []
    for fact in truth:
        if 0 < fact.value < threshold:
            low, high = bounds(profiles, known, fact.test)
            if low > TOLERANCE or high < threshold - TOLERANCE:
                out.append(f"{fact.name}: {fact.value} in [{low:g}, {high:g}]")
    return out
