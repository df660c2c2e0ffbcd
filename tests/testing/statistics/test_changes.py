"""The interval of a change: against a published one, what defines it, and how often it holds the true change."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from vigie.core.proportions import wilson
from vigie.testing.statistics.changes import Estimate, change
from vigie.testing.statistics.intervals import quantile, tango
from vigie.testing.statistics.pairs import Pairs

POINTS = some.floats(-1, 1)
ESTIMATES = some.tuples(POINTS, POINTS, POINTS).map(
    lambda three: Estimate(sorted(three)[1], sorted(three)[0], sorted(three)[2])
)


def rate(favoured, number):
    interval = wilson(favoured, number, quantile(0.95))
    return Estimate(favoured / number, interval.lower, interval.upper)


def test_two_rates_give_the_published_interval_of_their_gap():
    """Newcombe 1998, « Interval estimation for the difference between independent proportions », example (a),
    method 10, which squares and adds Wilson's intervals."""
    assert change(rate(48, 80), rate(56, 70)) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


@given(ESTIMATES, ESTIMATES)
def test_told_backwards_a_change_is_its_opposite(earlier, later):
    forth, back = change(earlier, later), change(later, earlier)
    assert forth.low <= forth.value <= forth.high
    assert forth == pytest.approx((-back.value, -back.high, -back.low))


@given(ESTIMATES, POINTS)
def test_something_known_for_sure_adds_no_doubt(estimate, known):
    found = change(Estimate(known, known, known), estimate)
    assert (found.low, found.high) == pytest.approx((estimate.low - known, estimate.high - known))


def drawn(generator, cells, number):
    pairs = Pairs(*map(int, generator.multinomial(number, cells)))
    return Estimate(pairs.difference, *tango(pairs))


@pytest.mark.parametrize(
    ("earlier", "later", "numbers"),
    [
        ((0.40, 0.20, 0.05, 0.35), (0.40, 0.14, 0.05, 0.41), (60, 60)),
        ((0.40, 0.15, 0.15, 0.30), (0.40, 0.15, 0.15, 0.30), (40, 150)),
        ((0.10, 0.06, 0.02, 0.82), (0.80, 0.03, 0.03, 0.14), (200, 80)),
    ],
)
def test_it_holds_the_true_change_about_as_often_as_it_says(earlier, later, numbers):
    """Waves drawn a thousand times; 0.95 is meant, and a thousand draws err by 0.014 two times in a hundred."""
    generator = np.random.default_rng(20081)
    true = (later[1] - later[2]) - (earlier[1] - earlier[2])
    held = 0
    for _draw in range(1000):
        found = change(drawn(generator, earlier, numbers[0]), drawn(generator, later, numbers[1]))
        held += found.low <= true <= found.high
    assert 0.935 <= held / 1000 <= 0.975
