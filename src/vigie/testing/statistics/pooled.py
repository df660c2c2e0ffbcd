"""The gap between two profiles over all applications, the offers being clusters."""

from typing import NamedTuple

import numpy as np
from scipy.special import ndtr

from vigie.testing.statistics.arrays import Floats, Integers


class Gap(NamedTuple):
    """Rates of the reference and of the tested, and standard errors of their difference and of the ratio's logarithm.

    None with one offer; the latter also when one of them was never favoured.
    """

    reference: float
    tested: float
    error: float | None
    ratio_error: float | None

    @property
    def difference(self) -> float:
        """Return the reference's rate minus the tested's."""
        return self.reference - self.tested

    @property
    def p_value(self) -> float | None:
        """Return the two-sided normal p-value; 1 without a gap, None without an error to compare it with."""
        if not self.difference:
            return 1.0
        return float(2 * ndtr(-abs(self.difference / self.error))) if self.error else None


def pooled_gap(reference: Integers, reference_favoured: Integers, tested: Integers, tested_favoured: Integers) -> Gap:
    """Return the gap. By offer: applications and favoured, of the reference and of the tested; each at least 1 in all.

    Errors are those of a linear model clustered on offers, with the factor G/(G-1); the ratio's by the delta method.
    """
    first, second = float(reference_favoured.sum() / reference.sum()), float(tested_favoured.sum() / tested.sum())
    ours = (reference_favoured - first * reference) / reference.sum()
    theirs = (tested_favoured - second * tested) / tested.sum()
    ratio_error = clustered_error(ours / first - theirs / second) if first and second else None
    return Gap(first, second, clustered_error(ours - theirs), ratio_error)


def clustered_error(shares: Floats) -> float | None:
    """Return the standard error of a sum from what each offer adds to it; None with one offer."""
    groups = len(shares)
    return float(np.sqrt(groups / (groups - 1) * np.sum(shares**2))) if groups > 1 else None
