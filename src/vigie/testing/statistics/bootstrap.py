"""Score bootstrap: an honest p-value when clusters are few.

The scores of the model refitted without the term are given random signs, cluster by cluster; nothing is fitted again.
Source: Kline and Santos 2012, with the signs of Rademacher. All signs are tried when clusters are few enough.
"""

import numpy as np

from vigie.testing.statistics.arrays import Floats, Integers
from vigie.testing.statistics.models import linear, logit_coefficients, sums_by_cluster, weighed_products

ALL_SIGNS = 14
DRAWS = 9_999
AT_ONCE = 2_000_000


def score_bootstrap_p(
    design: Floats, outcome: Floats, clusters: Integers, term: int, *, is_logit: bool, seed: int = 0
) -> float:
    """Return the two-sided p-value of a term of a model. term: its column. seed: of the signs, when drawn.

    Raises NotEstimable when the model without the term cannot be fitted.
    """
    shares = shares_of_score(design, outcome, clusters, term, is_logit=is_logit)
    seen = abs(shares.sum())
    if not seen:
        return 1.0
    tied = seen * (1 - 1e-9)
    if len(shares) <= ALL_SIGNS:
        signs = 1 - 2.0 * (np.arange(2 ** len(shares))[:, None] >> np.arange(len(shares)) & 1)
        return float(np.mean(np.abs(signs @ shares) >= tied))
    draw, beyond = np.random.default_rng(seed), 0
    left = DRAWS
    while left:
        some = min(left, max(1, AT_ONCE // len(shares)))
        signs = draw.integers(0, 2, (some, len(shares)), dtype=np.int8) * 2.0 - 1
        beyond += int(np.sum(np.abs(signs @ shares) >= tied))
        left -= some
    return (beyond + 1) / (DRAWS + 1)


def shares_of_score(design: Floats, outcome: Floats, clusters: Integers, term: int, *, is_logit: bool) -> Floats:
    """Return what each cluster adds to the efficient score of a term, in the model fitted without it."""
    others = np.delete(design, term, axis=1)
    if is_logit:
        coefficients, _inverse = logit_coefficients(others, outcome)
        chances = 1 / (1 + np.exp(-others @ coefficients))
        weights = chances * (1 - chances)
        residuals = outcome - chances
    else:
        fit = linear([""] * others.shape[1], others, outcome, clusters)
        residuals, weights = outcome - others @ fit.coefficients, np.ones(len(outcome))
    inverse = np.linalg.inv(weighed_products(design, weights))
    found: Floats = sums_by_cluster(design * residuals[:, None], clusters) @ inverse[:, term]
    return found
