"""Cell-key perturbation: policy C, for the open-ended queries of a federation, never for what a territory publishes.

The key of a cell is the sum of its records' keys: the same records always get the same noise, whatever the query.
Method of the Australian Bureau of Statistics and of the European census of 2021 (Fraser and Wooton 2005; Giessing 2016:
noise of maximum entropy, of mean zero and given variance). Totals are perturbed too, so that tables do not add up.
"""

import hashlib
import hmac
import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final

KEYS: Final = 2**32
# Halvings: enough for the last digit of what is looked for.
STEPS = 60


@dataclass(frozen=True)
class CellKey:
    """How counts are perturbed. Published with them.

    bound: the most that is added or taken off (D). variance: of what is added (V). hidden: no number from 1 to this one
    is ever shown (js), so that small ones become either zero or more.
    """

    bound: int
    variance: float
    hidden: int

    def perturbed(self, n: int, key_sum: int) -> int:
        """Return the number to show for n records whose keys add up to key_sum; a true zero stays one.

        Raises ValueError when n is negative.
        """
        if n < 0:
            raise ValueError(f"A cell counts {n} records")
        if n == 0:
            return 0
        shifts, cumulated = transitions(min(n, self.bound + self.hidden + 1), self)
        drawn = (key_sum % KEYS) / KEYS
        return n + shifts[min(bisect_right(cumulated, drawn), len(shifts) - 1)]


# What the measured choice of the reference is: noise up to 5, of variance 3, nothing shown as 1 or 2.
NATIONAL: Final = CellKey(bound=5, variance=3.0, hidden=2)


def record_key(secret: bytes, record: str) -> int:
    """Return the key of a record, under ``KEYS``: it tells nothing of the record to whoever lacks the secret."""
    return int.from_bytes(hmac.digest(secret, record.encode(), hashlib.sha256)[:4], "big")


@lru_cache(maxsize=256)
def transitions(n: int, policy: CellKey) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """Return what may be added to n, in order, and the cumulated probabilities of each.

    n: a count; beyond bound + hidden, all counts have the same noise.
    """
    shown = [value for value in range(max(n - policy.bound, 0), n + policy.bound + 1) if not 0 < value <= policy.hidden]
    shifts = tuple(value - n for value in shown)
    return shifts, tuple(accumulate(most_even(shifts, policy.variance)))


def most_even(shifts: Sequence[int], variance: float) -> list[float]:
    """Return the probabilities of maximum entropy over shifts, of mean zero and of a variance.

    They are proportional to exp(a·x + b·x²). Raises ValueError when no noise of that variance exists.
    """
    low, high = -20.0, 20.0
    for _ in range(STEPS):
        spread = (low + high) / 2
        chances = centred(shifts, spread)
        if moment(shifts, chances, 2) < variance:
            low = spread
        else:
            high = spread
    if abs(moment(shifts, chances, 2) - variance) > 1e-6:
        raise ValueError(f"No noise over {list(shifts)} has a variance of {variance}")
    return chances


def centred(shifts: Sequence[int], spread: float) -> list[float]:
    """Return the probabilities of mean zero proportional to exp(a·x + spread·x²), a found by halving."""
    low, high = -300.0, 300.0
    for _ in range(STEPS):
        slope = (low + high) / 2
        chances = normalised([slope * shift + spread * shift * shift for shift in shifts])
        if moment(shifts, chances, 1) < 0:
            low = slope
        else:
            high = slope
    return chances


def normalised(logarithms: Sequence[float]) -> list[float]:
    """Return probabilities from their logarithms, up to a constant."""
    highest = max(logarithms)
    weights = [math.exp(each - highest) for each in logarithms]
    total = sum(weights)
    return [weight / total for weight in weights]


def moment(shifts: Sequence[int], chances: Sequence[float], power: int) -> float:
    """Return the mean of a power of the shifts."""
    return sum(chance * shift**power for shift, chance in zip(shifts, chances, strict=True))
