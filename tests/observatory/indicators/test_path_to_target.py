"""Where one stands on the way to a target."""

import pytest

from vigie.observatory.indicators.path_to_target import Aim, Standing, progress_to
from vigie.observatory.indicators.periods import parse_period


def years(**values):
    return [(parse_period(name[1:]), value) for name, value in values.items()]


OVER_FIVE_YEARS = Aim(150, parse_period("2022"), start_period=parse_period("2018"), is_cumulated=True)


def test_a_sum_over_years_is_followed():
    """« 150 sur 5 ans »: after two years of five, two fifths are expected."""
    progress = progress_to(OVER_FIVE_YEARS, years(y2018=20, y2019=30))
    assert progress.achieved == 50
    assert progress.expected == pytest.approx(60, abs=0.2)
    assert progress.forecast == pytest.approx(125, abs=0.5)
    assert progress.standing is Standing.BEHIND


def test_a_sum_may_be_ahead_then_reached():
    assert progress_to(OVER_FIVE_YEARS, years(y2018=40)).standing is Standing.AHEAD
    assert progress_to(OVER_FIVE_YEARS, years(y2018=100, y2019=50)).standing is Standing.REACHED


def test_a_level_goes_from_its_start_to_its_target():
    aim = Aim(0.8, parse_period("2027"), start=0.4, start_period=parse_period("2023"))
    progress = progress_to(aim, years(y2024=0.5, y2025=0.5))
    assert progress.achieved == 0.5
    assert progress.expected == pytest.approx(0.6, abs=0.001)
    assert progress.forecast == pytest.approx(0.6, abs=0.001)
    assert progress.standing is Standing.BEHIND


def test_a_target_under_its_start_is_reached_downwards():
    aim = Aim(10, parse_period("2027"), start=20, start_period=parse_period("2023"))
    assert progress_to(aim, years(y2025=14)).standing is Standing.AHEAD
    assert progress_to(aim, years(y2025=9)).standing is Standing.REACHED
    assert progress_to(aim, years(y2025=19)).standing is Standing.BEHIND


def test_without_measure_or_start_nothing_is_made_up():
    aim = Aim(10, parse_period("2027"))
    assert progress_to(aim, []).standing is Standing.UNKNOWN
    assert progress_to(aim, years(y2024=None)).achieved is None
    alone = progress_to(aim, years(y2024=4))
    assert (alone.achieved, alone.expected, alone.forecast) == (4, None, None)


def test_measures_beyond_the_target_do_not_count():
    assert progress_to(OVER_FIVE_YEARS, years(y2017=500, y2018=20, y2023=500)).achieved == 20
