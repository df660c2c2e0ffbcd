"""Several criteria at once: linear and logit models whose errors are clustered, on plain arrays.

Applications to one offer share its mood: errors that ignore it are too small. Sources: Liang and Zeger 1986 (the
cluster sandwich), with the finite-sample factor G/(G-1) × (N-1)/(N-K) that Stata's ``regress`` and statsmodels use.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import expit, ndtr, ndtri, stdtr, stdtrit

from vigie.testing.statistics.arrays import Floats, Integers

STEPS = 50
ROWS_AT_ONCE = 8_192
CONVERGED = 1e-10
# Beyond, a chance is 0 or 1 to the last figure: the outcome is told by the terms alone.
SEPARATED = 25.0
# Under it, a coefficient or an error of a probability is nothing but rounding.
EXACT = 1e-12


class NotEstimable(ValueError):
    """The terms tell the outcome alone, or nothing varies: no coefficient can be given."""


@dataclass(frozen=True)
class Fit:
    """A fitted model. One value per term. inverse: that of the information.

    degrees: of freedom of Student's law, by which p-values are told; those of the normal law without.
    """

    terms: tuple[str, ...]
    coefficients: Floats
    covariance: Floats
    number: int
    clusters: int
    inverse: Floats
    degrees: int | None = None

    @property
    def errors(self) -> Floats:
        """Return the standard errors."""
        found: Floats = np.sqrt(np.maximum(np.diag(self.covariance), 0))
        return found

    @property
    def p_values(self) -> Floats:
        """Return the two-sided p-values; NaN and 1 as ``distances`` says."""
        away = -distances(self.coefficients, self.covariance)
        found: Floats = 2 * (ndtr(away) if self.degrees is None else stdtr(self.degrees, away))
        return found

    def interval(self, confidence: float) -> tuple[Floats, Floats]:
        """Return the ends of the intervals; NaN where nothing varies, as nothing is then known of the doubt."""
        place = (1 + confidence) / 2
        away = ndtri(place) if self.degrees is None else stdtrit(self.degrees, place)
        half = np.where(self.errors < EXACT, np.nan, away * self.errors)
        return self.coefficients - half, self.coefficients + half


def moved_back(fit: Fit, means: Floats) -> Fit:
    """Return a fit on centred terms as one on the terms themselves: the constant alone differs, which comes first.

    means: by term, what was taken out of it; 0 for the constant.
    """
    back = np.eye(len(means))
    back[0] -= means
    covariance, inverse = (back @ each @ back.T for each in (fit.covariance, fit.inverse))
    return replace(fit, coefficients=back @ fit.coefficients, covariance=covariance, inverse=inverse)


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
    covariance, degrees = sandwich(inverse, scores, len(outcome)), len(scores) - 1
    return Fit(tuple(terms), coefficients, covariance, len(outcome), len(scores), inverse, degrees)


def logit(terms: Sequence[str], design: Floats, outcome: Floats, clusters: Integers) -> Fit:
    """Return a logit model, by Newton's method. Same arguments as ``linear``. Raises NotEstimable."""
    coefficients, inverse = logit_coefficients(design, outcome)
    residuals = outcome - expit(design @ coefficients)
    scores = sums_by_cluster(design * residuals[:, None], clusters)
    covariance = sandwich(inverse, scores, len(outcome))
    return Fit(tuple(terms), coefficients, covariance, len(outcome), len(scores), inverse)


def logit_coefficients(design: Floats, outcome: Floats) -> tuple[Floats, Floats]:
    """Return the coefficients of a logit and the inverse of their information. Raises NotEstimable."""
    if not 0 < outcome.mean() < 1:
        raise NotEstimable
    coefficients, supposed = np.zeros(design.shape[1]), np.zeros(len(design))
    for _step in range(STEPS):
        chances = expit(supposed)
        inverse = _inverse(weighed_products(design, chances * (1 - chances)))
        move = inverse @ (design.T @ (outcome - chances))
        coefficients = coefficients + move
        supposed = design @ coefficients
        if max(supposed.max(), -supposed.min()) > SEPARATED:
            raise NotEstimable
        if np.abs(move).max() < CONVERGED:
            return coefficients, inverse
    raise NotEstimable


def weighed_products(design: Floats, weights: Floats) -> Floats:
    """Return the sums of weighed products of terms, by blocks that stay at hand."""
    found = np.zeros((design.shape[1], design.shape[1]))
    for first in range(0, len(design), ROWS_AT_ONCE):
        some = slice(first, first + ROWS_AT_ONCE)
        found += design[some].T @ (design[some] * weights[some, None])
    return found


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
