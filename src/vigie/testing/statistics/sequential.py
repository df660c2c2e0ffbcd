"""Bounds for looking several times at one campaign without more false alarms than announced.

Sources: Lan and DeMets 1983, with the spending of O'Brien and Fleming; Armitage, McPherson and Rowe 1969 (chances).
"""

import itertools
from collections.abc import Callable, Sequence

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtr, ndtri

from vigie.testing.statistics.arrays import Floats

NODES = 160
FARTHEST = 12.0


def spent(information: float, level: float) -> float:
    """Return how much of a one-sided level may be spent when this share of the information is there (0 to 1]."""
    return float(2 - 2 * ndtr(ndtri(1 - level / 2) / np.sqrt(information)))


def bounds(looks: Sequence[float], level: float = 0.05) -> list[float]:
    """Return, for each look, the number of standard errors beyond which equality is refused, on either side.

    looks: shares of the planned information (discordant pairs), increasing, the last at most 1. level: two-sided.
    Raises ValueError for looks that do not increase.
    """
    if not looks or looks[0] <= 0 or looks[-1] > 1 or any(b <= a for a, b in itertools.pairwise(looks)):
        raise ValueError(looks)
    found: list[float] = []
    weights: Floats | None = None
    nodes: Floats = np.zeros(1)
    before = 0.0
    for share in looks:
        goal = spent(share, level / 2) - (spent(before, level / 2) if before else 0.0)
        leaving = _leaving(nodes, weights, np.sqrt(share - before), np.sqrt(share))
        found.append(float(brentq(lambda bound: leaving(bound) - goal, 0.0, FARTHEST, xtol=1e-10)))  # noqa: B023
        nodes, weights = _remaining(nodes, weights, np.sqrt(share - before), found[-1] * np.sqrt(share))
        before = share
    return found


def _leaving(nodes: Floats, weights: Floats | None, step: float, scale: float) -> Callable[[float], float]:
    """Return, for a bound, the chance of passing above it at this look, none having been passed before."""
    mass = np.ones(1) if weights is None else weights
    return lambda bound: float(np.sum(mass * ndtr((nodes - bound * scale) / step)))


def _remaining(nodes: Floats, weights: Floats | None, step: float, limit: float) -> tuple[Floats, Floats]:
    """Return where the sum of scores may be after a look that refused nothing, and how likely each place is."""
    mass = np.ones(1) if weights is None else weights
    places, widths = np.polynomial.legendre.leggauss(NODES)
    places, widths = places * limit, widths * limit
    density = np.exp(-(((places[:, None] - nodes[None, :]) / step) ** 2) / 2) / (step * np.sqrt(2 * np.pi))
    return places, widths * (density @ mass)
