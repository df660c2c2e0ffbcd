"""What may be compared, and what a change means."""

import pytest

from vigie.core.measuring import Direction
from vigie.observatory.indicators.comparability import (
    Compared,
    Sign,
    change_between,
    segments,
    why_not_comparable,
)
from vigie.observatory.indicators.periods import parse_period


def measure(period="2016", value=4.0, **more):
    return Compared(parse_period(period), value, **more)


def test_two_years_alike_are_compared():
    change = change_between(measure(), measure("2017", 2.0), Direction.RISE_IS_GOOD)
    assert (change.since, change.difference, change.relative, change.sign) == ("2016", -2, -0.5, Sign.BAD)


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        ({"method_version": 2}, "méthode"),
        ({"perimeter": "51 communes"}, "périmètre"),
        ({"unit": "%"}, "unité"),
        ({"why_not": "année incomplète"}, "incomplète"),
    ],
)
def test_a_reason_forbids_the_comparison(after, reason):
    before, later = measure(), measure("2017", 2.0, **after)
    assert reason in why_not_comparable(before, later)
    assert change_between(before, later, Direction.NEUTRAL) is None


def test_seven_years_are_not_compared_with_one():
    assert "durée" in why_not_comparable(measure("2007-2013"), measure("2016"))
    assert "recouvrent" in why_not_comparable(measure("2007-2016"), measure("2016"))
    assert why_not_comparable(measure("2026-Q1"), measure("2026-Q2")) == ""
    assert why_not_comparable(measure("2023"), measure("2024")) == ""


def test_unknown_is_not_zero():
    assert change_between(measure(value=None), measure("2017", 2.0), Direction.NEUTRAL) is None
    from_zero = change_between(measure(value=0.0), measure("2017", 2.0), Direction.NEUTRAL)
    assert (from_zero.difference, from_zero.relative) == (2, None)


@pytest.mark.parametrize(
    ("direction", "sign"),
    [(Direction.RISE_IS_GOOD, Sign.GOOD), (Direction.FALL_IS_GOOD, Sign.BAD), (Direction.NEUTRAL, Sign.NEUTRAL)],
)
def test_the_direction_gives_its_meaning_to_a_rise(direction, sign):
    assert change_between(measure(), measure("2017", 9.0), direction).sign is sign


def test_no_line_joins_what_is_not_comparable():
    series = [
        measure("2015"),
        measure("2016"),
        measure("2017", method_version=2),
        measure("2018", None, method_version=2),
        measure("2019", method_version=2),
    ]
    cut = [[one.period.code for one in part] for part in segments(series)]
    assert cut == [["2015", "2016"], ["2017"], ["2018"], ["2019"]]
