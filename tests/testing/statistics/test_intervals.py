"""Intervals against other libraries, published figures, and what defines them."""

from math import comb, sqrt

import numpy as np
import pytest
from hypothesis import given
from scipy.optimize import minimize_scalar

from tests.testing.statistics.cells import DEVELOPERS, some_pairs
from vigie.testing.statistics.intervals import (
    newcombe,
    odds_ratio_exact,
    quantile,
    ratio_score,
    tango,
)
from vigie.testing.statistics.pairs import Pairs

Z = quantile(0.95)


def near(*values):
    return pytest.approx(values, abs=5e-4)


def test_the_developers_of_2009():
    assert odds_ratio_exact(DEVELOPERS) == near(0.962, 2.680)
    assert ratio_score(DEVELOPERS) == near(0.995, 1.526)


# Bentur and others 2009, airway hyper-responsiveness before and after a transplantation: the first table of Fagerland,
# Lydersen and Laake, « Recommended tests and confidence intervals for paired binomial proportions », 2014.
AIRWAYS = Pairs(1, 1, 7, 12)


@pytest.mark.parametrize(
    ("pairs", "interval", "ends"),
    [
        (AIRWAYS, newcombe, (-0.507, -0.026)),
        (AIRWAYS, tango, (-0.517, -0.026)),
        (AIRWAYS, ratio_score, (0.065, 0.907)),
        # Newcombe 1998, « Improved confidence intervals for the difference between binomial proportions based on
        # paired data », table II, method 10.
        (Pairs(36, 12, 2, 0), newcombe, (0.0569, 0.3404)),
    ],
)
def test_published_tables_give_their_published_intervals(pairs, interval, ends):
    assert interval(pairs) == near(*ends)


def likelihood(pairs, cells):
    counts = (pairs.both, pairs.reference, pairs.tested, pairs.neither)
    return sum(n * np.log(max(p, 1e-300)) for n, p in zip(counts, cells, strict=True) if n)


def likeliest_discordance(pairs, cells_of, low, high):
    """Return the share of pairs that favour the tested alone that is likeliest, once the rest follows from it."""
    found = minimize_scalar(
        lambda share: -likelihood(pairs, cells_of(share)),
        bounds=(low, high),
        method="bounded",
        options={"xatol": 1e-12},
    )
    return found.x


@given(some_pairs)
def test_the_ends_of_tango_are_where_a_score_test_turns(pairs):
    """The score is computed again, with the likeliest cells found by search instead of by formula."""
    for gap in tango(pairs):
        if abs(gap) > 0.999:
            continue
        rest = (pairs.both, pairs.neither)
        alike = sum(rest) or 1

        def cells_of(share, gap=gap, rest=rest, alike=alike):
            left = max(1 - 2 * share - gap, 1e-300)
            return left * rest[0] / alike, share + gap, share, left * rest[1] / alike

        share = likeliest_discordance(pairs, cells_of, max(0, -gap), (1 - gap) / 2)
        variance = (2 * share + gap - gap**2) / pairs.number
        assert abs(pairs.difference - gap) / sqrt(variance) == pytest.approx(Z, abs=2e-3)


@given(some_pairs)
def test_the_ends_of_the_ratio_are_where_a_score_test_turns(pairs):
    for ratio in ratio_score(pairs):
        if not ratio or not pairs.reference or not pairs.tested or not pairs.both or not pairs.neither:
            continue
        found = min(
            (
                (-likelihood(pairs, cells), cells)
                for both in np.linspace(1e-4, 0.9999, 60)
                for cells in [best_given_both(pairs, ratio, both)]
                if cells
            ),
            default=None,
            key=lambda each: each[0],
        )
        refined = minimize_scalar(
            lambda both, ratio=ratio: -likelihood(pairs, best_given_both(pairs, ratio, both) or (0, 0, 0, 0)),
            bounds=(max(1e-9, found[1][0] - 0.03), min(1, found[1][0] + 0.03)),
            method="bounded",
            options={"xatol": 1e-12},
        )
        cells = best_given_both(pairs, ratio, refined.x)
        variance = ratio * (cells[1] + cells[2]) / pairs.number
        assert abs(pairs.rate_reference - ratio * pairs.rate_tested) / sqrt(variance) == pytest.approx(Z, abs=5e-3)


def best_given_both(pairs, ratio, both):
    """Return the likeliest cells when the share favoured together is known; None when there are none."""
    low = max(0.0, (1 - ratio) * both / ratio)
    high = (1 - both * ratio) / (1 + ratio)
    if high <= low:
        return None

    def cells_of(share):
        reference = ratio * share + (ratio - 1) * both
        return both, reference, share, 1 - both - reference - share

    return cells_of(likeliest_discordance(pairs, cells_of, low, high))


@given(some_pairs)
def test_intervals_hold_what_was_seen_and_turn_round_with_the_profiles(pairs):
    turned = Pairs(pairs.both, pairs.tested, pairs.reference, pairs.neither)
    for interval in (newcombe, tango):
        low, high = interval(pairs)
        assert -1 <= low <= pairs.difference + 1e-9
        assert pairs.difference - 1e-9 <= high <= 1
        assert interval(turned) == pytest.approx((-high, -low), abs=1e-9)
    low, high = ratio_score(pairs)
    if low and high:
        assert ratio_score(turned) == pytest.approx((1 / high, 1 / low), rel=1e-6)


@pytest.mark.parametrize(
    ("pairs", "ends"),
    [
        (Pairs(0, 0, 0, 5), (None, None)),
        (Pairs(0, 3, 0, 5), (0.781, None)),
        (Pairs(0, 0, 3, 5), (0.0, 1.280)),
    ],
)
def test_a_ratio_without_an_end_says_so(pairs, ends):
    assert ratio_score(pairs) == tuple(end if end is None else pytest.approx(end, abs=1e-3) for end in ends)


def test_no_discordant_pair_leaves_any_odds():
    assert odds_ratio_exact(Pairs(5, 0, 0, 5)) == (0.0, None)


def test_coverage_at_forty_pairs_is_what_is_announced():
    """Exact, over all tables: a rare outcome, where Wald's interval covers 90.8 % instead of 95."""
    chances = (0.05, 0.06, 0.01, 0.88)
    covered = dict.fromkeys((newcombe, tango), 0.0)
    for both in range(16):
        for first in range(16):
            for second in range(10):
                rest = 40 - both - first - second
                weight = comb(40, both) * comb(40 - both, first) * comb(40 - both - first, second)
                chance = weight * np.prod(np.power(chances, (both, first, second, rest)))
                if chance < 1e-9:
                    continue
                for interval in covered:
                    low, high = interval(Pairs(both, first, second, rest))
                    covered[interval] += chance * (low <= 0.05 <= high)
    assert covered[newcombe] == pytest.approx(0.993, abs=1e-3)
    assert covered[tango] == pytest.approx(0.988, abs=1e-3)
