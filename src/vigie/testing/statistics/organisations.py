"""Which organisations treat the tested profile worse, and how many of those named are named wrongly.

Sources: Kline, Rose and Walters 2022 (gaps by organisation, q-values, linear shrinkage); Storey 2002 and Storey, Taylor
and Siegmund 2004 (share of true nulls, q-values); Fagerland, Lydersen and Laake 2013 (mid-p, as counts are small).
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr

from vigie.testing.statistics.arrays import Floats, Integers

MANY = 50
HALF = 0.5
LAMBDAS = np.arange(1, 20) / 20


@dataclass(frozen=True)
class Gaps:
    """Gaps by organisation, reference minus tested. numbers: of offers. errors: NaN where one offer alone was tried."""

    numbers: Integers
    means: Floats
    errors: Floats


def gaps_by_organisation(gaps: Floats, organisations: Integers) -> Gaps:
    """Return means of the offers' gaps by organisation. organisations: numbered from 0 without gaps, one per offer."""
    numbers = np.bincount(organisations)
    means = np.bincount(organisations, weights=gaps) / numbers
    squares = np.bincount(organisations, weights=(gaps - means[organisations]) ** 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        errors = np.sqrt(squares / (numbers * (numbers - 1.0)))
    return Gaps(numbers, means, errors)


def student_p(found: Gaps) -> Floats:
    """Return the one-sided p-values against a penalty of the tested profile.

    Where all offers of an organisation give one gap, Student's test says nothing: the sign test is used when this gap
    is a penalty. Where it is not, or where there is one offer, equality stands: 1.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        t = found.means / found.errors
    several = stdtr(np.maximum(found.numbers - 1, 1), -t)
    alike = np.where(found.means > 0, 0.5**found.numbers, 1.0)
    p: Floats = np.where(found.numbers < 2, 1.0, np.where(found.errors > 0, several, alike))
    return p


def share_of_nulls(p: Floats, *, is_discrete: bool) -> float:
    """Return Storey's share of organisations that treat alike, at most 1. is_discrete: p-values come from few counts.

    From 50 organisations on, the p-value above which only those are found is chosen among 0.05, 0.1… 0.95, where the
    mean squared error that resampling would give is least (in closed form, as the R package ``qvalue`` does). Under 50,
    or where many have the same p-value, this choice may name everybody: it is a half, and one more is counted from it
    on, which keeps wrong names under what is announced, however few they are (Storey, Taylor and Siegmund 2004,
    theorem 3).
    """
    number = len(p)
    if is_discrete or number < MANY:
        return float(min(1.0, (np.sum(p >= HALF) + 1) / (number * (1 - HALF))))
    above = np.array([np.sum(p >= each) for each in LAMBDAS])
    shares = above / (number * (1 - LAMBDAS))
    lowest = np.quantile(shares, 0.1)
    error = above / (number**2 * (1 - LAMBDAS) ** 2) * (1 - above / number) + (shares - lowest) ** 2
    return float(min(1.0, max(1 / number, shares[error == error.min()].min())))


def q_values(p: Floats, nulls: float) -> Floats:
    """Return the q-values: the share of wrong names among those with a p-value as small. nulls: share of true nulls."""
    number = len(p)
    ranks = np.argsort(p, kind="stable")
    shares = nulls * number * p[ranks] / np.arange(1, number + 1)
    # Organisations with the same p-value are named together.
    last = np.searchsorted(p[ranks], p[ranks], side="right") - 1
    found = np.empty(number)
    found[ranks] = np.minimum(1, np.minimum.accumulate(shares[last][::-1])[::-1])
    return found


def spread(found: Gaps) -> float:
    """Return the standard deviation of the true gaps between organisations, once the chance of each is taken out."""
    known = found.numbers > 1
    number = int(known.sum())
    if number < 2:
        return 0.0
    means, errors = found.means[known], found.errors[known]
    variance = np.mean((means - means.mean()) ** 2 - (number - 1) / number * errors**2)
    return float(np.sqrt(max(0.0, variance)))


def shrunk(found: Gaps) -> Floats:
    """Return each gap drawn towards the mean of all, the more so as it is less sure."""
    variance, middle = spread(found) ** 2, found.means[found.numbers > 1].mean() if np.any(found.numbers > 1) else 0.0
    noise = np.where(found.numbers > 1, found.errors**2, np.inf)
    with np.errstate(invalid="ignore"):
        weight = np.where(noise + variance > 0, variance / (variance + noise), 1.0)
    drawn: Floats = middle + weight * (found.means - middle)
    return drawn
