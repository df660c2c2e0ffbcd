"""Looking several times."""

import numpy as np
import pytest

from vigie.testing.statistics.sequential import bounds, spent


def test_four_looks_are_those_of_rpact():
    """Published by the R package rpact 3.3.4 for a two-sided test at 5 %."""
    assert bounds([0.25, 0.5, 0.75, 1]) == pytest.approx([4.3326, 2.9631, 2.3590, 2.0141], abs=5e-5)


def test_one_look_is_the_usual_test():
    assert bounds([1.0]) == pytest.approx([1.959964], abs=1e-5)
    assert spent(1.0, 0.025) == pytest.approx(0.025)


@pytest.mark.parametrize("looks", [[], [0.5, 0.5], [0.0, 1], [0.5, 1.1], [0.8, 0.2]])
def test_looks_go_forward(looks):
    with pytest.raises(ValueError, match=r"\["):
        bounds(looks)


def test_false_alarms_stay_what_was_announced_where_naive_looks_do_not():
    draw = np.random.default_rng(11)
    looks = np.array([0.2, 0.5, 0.7, 1.0])
    steps = draw.normal(0, np.sqrt(np.diff(looks, prepend=0)), (200_000, 4))
    scores = np.abs(np.cumsum(steps, axis=1) / np.sqrt(looks))
    assert np.mean((scores >= bounds(looks.tolist())).any(axis=1)) == pytest.approx(0.05, abs=0.002)
    assert np.mean((scores >= 1.96).any(axis=1)) > 0.1
