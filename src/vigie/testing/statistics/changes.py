"""How much something changed from one sample to another, when each sample gives it with an interval.

Source: Zou and Donner 2008, « Construction of confidence limits about effect measures: a general approach » (MOVER, the
method of variance estimates recovery), for two independent samples.
"""

from math import hypot
from typing import NamedTuple


class Estimate(NamedTuple):
    """A figure with the ends of its interval, which hold it."""

    value: float
    low: float
    high: float


def change(earlier: Estimate, later: Estimate) -> Estimate:
    """Return later minus earlier, with its interval: distances to the ends, squared and added.

    Both intervals have the same confidence, which is then that of the change. When the samples are tied, as when the
    same offers are met twice, it is too wide.
    """
    gap = later.value - earlier.value
    below = hypot(later.value - later.low, earlier.high - earlier.value)
    above = hypot(later.high - later.value, earlier.value - earlier.low)
    return Estimate(gap, gap - below, gap + above)
