"""How far two readers agree beyond chance. Sources: Cohen 1960 and 1968; Fleiss, Cohen and Everitt 1969 (variance)."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

from vigie.testing.statistics.arrays import Floats


@dataclass(frozen=True)
class Agreement:
    """number: of things read twice. observed: share of agreement, weighted when codes are ordered.

    kappa: 1 for full agreement, 0 for what chance gives; None when all was read under one code. lower, upper: its
    large-sample interval.
    """

    number: int
    observed: float | None
    kappa: float | None
    lower: float | None
    upper: float | None


def agreement(table: ArrayLike, *, ordered: bool = False, confidence: float = 0.95) -> Agreement:
    """Return Cohen's kappa. table: square counts, the first reader's code by row and the second's by column.

    ordered: a disagreement weighs as the distance between the two codes (linear weights).
    """
    counts = np.asarray(table, float)
    number = int(counts.sum())
    if not number:
        return Agreement(0, None, None, None, None)
    shares = counts / number
    weights = _weights(len(counts), ordered=ordered)
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    seen, chance = float(np.sum(weights * shares)), float(rows @ weights @ columns)
    if 1 - chance < 1e-12:
        return Agreement(number, seen, None, None, None)
    kappa = (seen - chance) / (1 - chance)
    half = float(ndtri((1 + confidence) / 2)) * sqrt(_variance(shares, weights, seen, chance) / number)
    return Agreement(number, seen, kappa, max(-1.0, kappa - half), min(1.0, kappa + half))


def _weights(codes: int, *, ordered: bool) -> Floats:
    """Return how far two codes agree: 1 for the same one."""
    if not ordered or codes < 3:
        return np.eye(codes)
    ranks = np.arange(codes)
    found: Floats = 1 - np.abs(ranks[:, None] - ranks[None, :]) / (codes - 1)
    return found


def _variance(shares: Floats, weights: Floats, seen: float, chance: float) -> float:
    """Return the variance of kappa for one thing read."""
    of_row, of_column = weights @ shares.sum(axis=0), shares.sum(axis=1) @ weights
    spread = weights * (1 - chance) - (of_row[:, None] + of_column[None, :]) * (1 - seen)
    excess = float(np.sum(shares * spread**2)) - (seen * chance - 2 * chance + seen) ** 2
    return max(0.0, excess) / (1 - chance) ** 4
