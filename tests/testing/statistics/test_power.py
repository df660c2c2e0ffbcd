"""Power of the exact test, and how many pairs it asks for."""

import numpy as np
import pytest

from vigie.testing.statistics.mcnemar import exact_p
from vigie.testing.statistics.power import pairs_needed, pairs_needed_normally, power


def test_a_known_campaign():
    assert pairs_needed_normally(0.13, 0.07) == 434
    assert pairs_needed(0.13, 0.07) == 460


@pytest.mark.parametrize(
    ("number", "reference", "tested"), [(40, 0.2, 0.05), (40, 0.15, 0.0), (200, 0.15, 0.05), (7, 1, 0)]
)
def test_power_is_what_is_refused_when_drawn(number, reference, tested):
    draw = np.random.default_rng(1)
    cells = draw.multinomial(number, [reference, tested, 1 - reference - tested], 20_000)
    refused = np.mean(exact_p(cells[:, 0], cells[:, 1]) <= 0.05)
    assert power(number, reference, tested) == pytest.approx(refused, abs=0.012)


def test_forty_pairs_miss_a_gap_of_fifteen_points_more_often_than_not():
    assert 0.35 <= power(40, 0.2, 0.05) <= 0.37


def test_no_gap_or_no_pair_has_no_campaign():
    assert pairs_needed(0.1, 0.1) is None
    assert pairs_needed(0.1000001, 0.1) is None
    assert power(0, 0.2, 0.1) == power(10, 0, 0) == 0
