"""Periods of measures, as people and files write them."""

from datetime import date

import pytest

from vigie.observatory.indicators.periods import parse_period, period_in_words


@pytest.mark.parametrize(
    ("text", "code", "first", "last"),
    [
        ("2017", "2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2017,0", "2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2007-2013", "2007-2013", date(2007, 1, 1), date(2013, 12, 31)),
        ("de 2007 à 2013", "2007-2013", date(2007, 1, 1), date(2013, 12, 31)),
        ("2026-T3", "2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("T3 2026", "2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026 q4", "2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("mars 2026", "2026-03", date(2026, 3, 1), date(2026, 3, 31)),
        ("2015-02/2015-06", "2015-02/2015-06", date(2015, 2, 1), date(2015, 6, 30)),
    ],
)
def test_a_period_is_read(text, code, first, last):
    period = parse_period(text)
    assert (period.code, period.first_day, period.last_day) == (code, first, last)
    assert parse_period(period.code) == period


@pytest.mark.parametrize("text", ["", "hier", "depuis 2013", "2013/", "2017-2007", "20177", "2026-T5", "17"])
def test_what_is_no_period_is_refused_in_french(text):
    with pytest.raises(ValueError, match="n'est pas une période"):
        parse_period(text)


def test_a_period_is_said_in_words():
    assert period_in_words("2007-2013") == "2007 – 2013"
    assert period_in_words("2026-Q3") == "T3 2026"
    assert period_in_words("2026-03") == "mars 2026"
