"""More than two profiles: are they all treated alike, and which comparisons stand when several are made.

Sources: Cochran 1950; Holm 1979; Benjamini and Hochberg 1995 is not used: comparisons within a campaign are few.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc


def cochran_q(favoured: NDArray[np.bool_]) -> tuple[float, float]:
    """Return Cochran's Q and its p-value. favoured: one row per offer, one column per profile, all known.

    (0, 1) when every offer treats all profiles alike.
    """
    profiles = favoured.shape[1]
    by_profile, by_offer = favoured.sum(axis=0), favoured.sum(axis=1)
    spread = float(np.sum(by_offer * (profiles - by_offer)))
    if not spread:
        return 0.0, 1.0
    q = (profiles - 1) * float(np.sum((by_profile - by_profile.mean()) ** 2)) * profiles / spread
    return q, float(chdtrc(profiles - 1, q))


def holm(p_values: Sequence[float]) -> list[float]:
    """Return p-values corrected for how many comparisons there are, in the order given."""
    p = np.asarray(p_values, float)
    ranks = np.argsort(p, kind="stable")
    stepped = np.maximum.accumulate(p[ranks] * np.arange(len(p), 0, -1))
    corrected = np.empty_like(p)
    corrected[ranks] = np.minimum(1, stepped)
    return [float(each) for each in corrected]
