"""Conditional logit: what a profile changes within one offer, whatever the offer is worth.

Each offer is compared with itself, which takes out all that it has of its own. Sources: Chamberlain 1980; Stata's
``clogit, vce(cluster)`` for the clustered errors, with the factor G/(G-1).
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from vigie.testing.statistics.arrays import Floats, Integers
from vigie.testing.statistics.models import (
    CONVERGED,
    SEPARATED,
    STEPS,
    Fit,
    NotEstimable,
    sums_by_cluster,
    weighed_products,
)

# An offer is summed over all the ways of choosing those it favours: 924 for 12 applications.
MOST_APPLICATIONS = 12
OFFERS_AT_ONCE = 4096


class Offers(NamedTuple):
    """Offers with as many applications and as many favoured. differences: by offer, by way of choosing those favoured,
    by term: the sum of terms of those chosen minus that of those who were favoured.
    """

    numbers: Integers
    differences: Floats


def conditional_logit(
    terms: Sequence[str], design: Floats, outcome: Floats, offers: Integers, clusters: Integers | None = None
) -> Fit:
    """Return a conditional logit. design: a row per application, without constant. clusters: by offer by default.

    Offers that favour all or none say nothing, and are left out. Raises NotEstimable.
    """
    kept = list(_informative(design, outcome, offers))
    if not kept:
        raise NotEstimable
    coefficients = np.zeros(design.shape[1])
    for _step in range(STEPS):
        scores, information = _slopes(kept, coefficients)
        try:
            inverse = np.linalg.inv(information)
        except np.linalg.LinAlgError as error:
            raise NotEstimable from error
        move = inverse @ scores.sum(axis=0)
        coefficients = coefficients + move
        if np.abs(coefficients).max() > SEPARATED:
            raise NotEstimable
        if np.abs(move).max() < CONVERGED:
            break
    else:
        raise NotEstimable
    scores, information = _slopes(kept, coefficients)
    numbers = np.concatenate([each.numbers for each in kept])
    groups = _groups(numbers, offers, clusters)
    summed = sums_by_cluster(scores, groups)
    count = len(summed)
    if count < 2:
        raise NotEstimable
    inverse = np.linalg.inv(information)
    covariance = count / (count - 1) * inverse @ (summed.T @ summed) @ inverse
    return Fit(tuple(terms), coefficients, covariance, len(numbers), count, inverse)


def _groups(numbers: Integers, offers: Integers, clusters: Integers | None) -> Integers:
    """Return the cluster of each offer kept, numbered from 0."""
    if clusters is None:
        return np.arange(len(numbers))
    of_offer = np.zeros(int(offers.max()) + 1, np.int64)
    of_offer[offers] = clusters
    return np.unique(of_offer[numbers], return_inverse=True)[1]


def _informative(design: Floats, outcome: Floats, offers: Integers) -> Iterator[Offers]:
    """Yield the offers that favour some and not all, those of the same shape together, a few thousand at once."""
    favoured = np.bincount(offers, weights=outcome).astype(int)
    sizes = np.bincount(offers)
    if sizes[(favoured > 0) & (favoured < sizes)].max(initial=0) > MOST_APPLICATIONS:
        raise NotEstimable
    ranks = np.lexsort((-outcome, offers))
    starts = np.concatenate([[0], np.cumsum(sizes)])
    shapes = np.where((favoured > 0) & (favoured < sizes), sizes * MOST_APPLICATIONS + favoured, 0)
    for shape in np.unique(shapes[shapes > 0]):
        size, number = divmod(int(shape), MOST_APPLICATIONS)
        alike = np.flatnonzero(shapes == shape)
        ways = np.array([[place in chosen for place in range(size)] for chosen in combinations(range(size), number)])
        for first in range(0, len(alike), OFFERS_AT_ONCE):
            some = alike[first : first + OFFERS_AT_ONCE]
            rows = design[ranks[starts[some][:, None] + np.arange(size)]]
            sums = np.einsum("ws,ost->owt", ways.astype(float), rows)
            yield Offers(some, sums - rows[:, :number].sum(axis=1)[:, None, :])


def _slopes(kept: Sequence[Offers], coefficients: Floats) -> tuple[Floats, Floats]:
    """Return the score of each offer and the information of all."""
    scores, information = [], np.zeros((len(coefficients), len(coefficients)))
    for each in kept:
        weighed = each.differences @ coefficients
        chances = np.exp(weighed - weighed.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        mean = np.einsum("ow,owt->ot", chances, each.differences)
        scores.append(-mean)
        rows = each.differences.reshape(-1, len(coefficients))
        information += weighed_products(rows, chances.reshape(-1)) - mean.T @ mean
    return np.concatenate(scores), information
