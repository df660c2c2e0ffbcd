"""Several criteria at once: linear and logit models whose errors are clustered, on plain arrays.

Applications to one offer share its mood: errors that ignore it are too small. Sources: Liang and Zeger 1986 (the
cluster sandwich), with the finite-sample factor G/(G-1) × (N-1)/(N-K) that Stata's ``regress`` and statsmodels use.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, ndtr, stdtr

from vigie.testing.statistics.arrays import Floats, Integers

STEPS = 50
CONVERGED = 1e-10
# Beyond, a chance is 0 or 1 to the last figure: the outcome is told by the terms alone.
SEPARATED = 25.0
# Under it, a coefficient or an error of a probability is nothing but rounding.
EXACT = 1e-12


class NotEstimable(ValueError):
    """The terms tell the outcome alone, or nothing varies: no coefficient can be given."""


@dataclass(frozen=True)
class Fit:
    """A fitted model. One value per term; ``scores`` and ``inverse`` serve the bootstrap.

    scores: one row per cluster, at the coefficients. inverse: that of the information.
    """

    terms: tuple[str, ...]
    coefficients: Floats
    covariance: Floats
    p_values: Floats
    number: int
    clusters: int
    scores: Floats
    inverse: Floats

    @property
    def errors(self) -> Floats:
        """Return the standard errors."""
        found: Floats = np.sqrt(np.maximum(np.diag(self.covariance), 0))
        return found


def independent_terms(design: Floats) -> list[int]:
    """Return the columns that those before them do not already tell, from the first."""
    gram = design.T @ design
    kept: list[int] = []
    for column in range(design.shape[1]):
        tried = [*kept, column]
        block = gram[np.ix_(tried, tried)]
        scale = np.sqrt(np.outer(np.diag(block), np.diag(block)))
        if np.all(scale > 0) and np.linalg.eigvalsh(block / scale)[0] > 1e-9:
            kept.append(column)
    return kept


def linear(terms: Sequence[str], design: Floats, outcome: Floats, clusters: Integers) -> Fit:
    """Return a linear probability model. design: a row per application. clusters: numbered from 0 without gaps."""
    inverse = np.linalg.inv(design.T @ design)
    coefficients = inverse @ (design.T @ outcome)
    scores = sums_by_cluster(design * (outcome - design @ coefficients)[:, None], clusters)
    covariance = sandwich(inverse, scores, len(outcome))
    p = 2 * stdtr(len(scores) - 1, -distances(coefficients, covariance))
    return Fit(tuple(terms), coefficients, covariance, p, len(outcome), len(scores), scores, inverse)


def logit(terms: Sequence[str], design: Floats, outcome: Floats, clusters: Integers) -> Fit:
    """Return a logit model, by Newton's method. Same arguments as ``linear``. Raises NotEstimable."""
    coefficients, inverse = logit_coefficients(design, outcome)
    residuals = outcome - expit(design @ coefficients)
    scores = sums_by_cluster(design * residuals[:, None], clusters)
    covariance = sandwich(inverse, scores, len(outcome))
    p = normal_p(coefficients, covariance)
    return Fit(tuple(terms), coefficients, covariance, p, len(outcome), len(scores), scores, inverse)


def logit_coefficients(design: Floats, outcome: Floats) -> tuple[Floats, Floats]:
    """Return the coefficients of a logit and the inverse of their information. Raises NotEstimable."""
    if not 0 < outcome.mean() < 1:
        raise NotEstimable
    coefficients = np.zeros(design.shape[1])
    for _step in range(STEPS):
        chances = expit(design @ coefficients)
        inverse = _inverse(design.T @ (design * (chances * (1 - chances))[:, None]))
        move = inverse @ (design.T @ (outcome - chances))
        coefficients = coefficients + move
        if np.abs(design @ coefficients).max() > SEPARATED:
            raise NotEstimable
        if np.abs(move).max() < CONVERGED:
            return coefficients, inverse
    raise NotEstimable


def _inverse(information: Floats) -> Floats:
    try:
        found: Floats = np.linalg.inv(information)
    except np.linalg.LinAlgError as error:
        raise NotEstimable from error
    return found


def sums_by_cluster(rows: Floats, clusters: Integers) -> Floats:
    """Return the sums of rows by cluster, one row per cluster."""
    return np.stack([np.bincount(clusters, weights=column) for column in rows.T], axis=1)


def sandwich(inverse: Floats, scores: Floats, number: int) -> Floats:
    """Return the covariance of coefficients whose scores are summed by cluster. Raises NotEstimable for one cluster."""
    groups, terms = len(scores), len(inverse)
    if groups < 2 or number <= terms:
        raise NotEstimable
    factor = groups / (groups - 1) * (number - 1) / (number - terms)
    found: Floats = factor * inverse @ (scores.T @ scores) @ inverse
    return found


def distances(coefficients: Floats, covariance: Floats) -> Floats:
    """Return how many errors each coefficient is from zero. NaN where nothing varies, hence no error to compare with.

    Zero where the coefficient is zero too: what never varies then says nothing against equality.
    """
    errors = np.sqrt(np.maximum(np.diag(covariance), 0))
    is_exact, size = errors < EXACT, np.abs(coefficients)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = np.where(is_exact, np.where(size < EXACT, 0.0, np.nan), size / errors)
    return found


def normal_p(coefficients: Floats, covariance: Floats) -> Floats:
    """Return two-sided p-values by the normal law; NaN and 1 as ``distances`` says."""
    found: Floats = 2 * ndtr(-distances(coefficients, covariance))
    return found
