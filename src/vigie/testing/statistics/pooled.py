"""The gap between two profiles over all applications, the offers being clusters."""

from typing import NamedTuple

import numpy as np
from scipy.special import ndtr

from vigie.testing.statistics.arrays import Integers


class Gap(NamedTuple):
    """Rates of the reference and of the tested, and the standard error of their difference; None with one offer."""

    reference: float
    tested: float
    error: float | None

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

    The error is that of a linear model clustered on offers, with the factor G/(G-1).
    """
    first, second = reference_favoured.sum() / reference.sum(), tested_favoured.sum() / tested.sum()
    shares = (reference_favoured - first * reference) / reference.sum() - (
        tested_favoured - second * tested
    ) / tested.sum()
    groups = len(shares)
    error = float(np.sqrt(groups / (groups - 1) * np.sum(shares**2))) if groups > 1 else None
    return Gap(float(first), float(second), error)
