"""The period a measure covers: a year, several years, a quarter, a month. Plain values."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import FuzzyDate, FuzzyPeriod
from vigie.observatory.referentials.quarters import quarter_label

QUARTER = re.compile(r"(?P<year>\d{4})[- ]?[tTqQ](?P<quarter>[1-4])")
QUARTER_FIRST = re.compile(r"[tTqQ](?P<quarter>[1-4])[- ]?(?P<year>\d{4})")
# What spreadsheets make of a year: « 2017,0 ».
SPREADSHEET_YEAR = re.compile(r"(?P<year>\d{4})[.,]0+")


@dataclass(frozen=True)
class Period:
    """What a measure covers. code: « 2017 », « 2007-2013 », « 2026-Q3 », which ``parse_period`` reads back."""

    code: str
    first_day: date
    last_day: date

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year."""
        return self.first_day.year, self.last_day.year

    @property
    def days(self) -> int:
        """How long it lasts."""
        return (self.last_day - self.first_day).days + 1


def parse_period(text: str) -> Period:
    """Read « 2017 », « 2007-2013 », « de 2007 à 2013 », « T3 2026 », « 2026-T3 », « mars 2026 », « 2015-02/2015-06 ».

    Raises ValueError, with a French sentence, for what has no beginning or no end.
    """
    bare = " ".join(text.split())
    if match := SPREADSHEET_YEAR.fullmatch(bare):
        bare = match["year"]
    if match := QUARTER.fullmatch(bare) or QUARTER_FIRST.fullmatch(bare):
        return quarter_of(int(match["year"]), int(match["quarter"]))
    try:
        period = FuzzyPeriod.parse(bare)
    except ValueError as error:
        raise ValueError(not_a_period(text)) from error
    if period.start is None or period.end is None:
        raise ValueError(not_a_period(text))
    return Period(code_of(period.start, period.end), period.start.first_day, period.end.last_day)


def code_of(start: FuzzyDate, end: FuzzyDate) -> str:
    """Return the one way of writing a period."""
    if start == end:
        return str(start)
    whole_years = start.month is None and end.month is None
    return f"{start}-{end}" if whole_years else f"{start}/{end}"


def quarter_of(year: int, quarter: int) -> Period:
    """Return a quarter of a year."""
    first, last = FuzzyDate(year, 3 * quarter - 2), FuzzyDate(year, 3 * quarter)
    return Period(f"{year}-Q{quarter}", first.first_day, last.last_day)


def not_a_period(text: str) -> str:
    """Say what may be written."""
    return gettext(
        "« %(text)s » n'est pas une période : écrivez une année (2017), plusieurs (2007-2013), un trimestre (T3 2026) "
        "ou un mois (2026-03)."
    ) % {"text": text[:40]}


def period_in_words(code: str) -> str:
    """Return a period as one reads it: « 2007–2013 », « T3 2026 », « mars 2026 »."""
    if QUARTER.fullmatch(code):
        return quarter_label(code)
    try:
        return FuzzyPeriod.parse(code).in_words()
    except ValueError:
        return code
