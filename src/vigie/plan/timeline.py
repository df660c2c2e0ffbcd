"""Lays spans of time on the line of one year: where each bar begins, how long it is, whether it goes on beyond."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

# A bar shorter than this, in days, could not be seen nor pointed at.
SHORTEST_BAR = 4
# The length, in days, of the point of a bar that goes beyond the year.
POINT = 6


@dataclass(frozen=True)
class Bar:
    """A span as drawn on a year: days from its first of January, and a length in days.

    goes_back, goes_on: it began before the year, it goes on after it or has no end.
    """

    start: int
    length: int
    goes_back: bool
    goes_on: bool

    def outline(self) -> str:
        """Return the bar as an SVG path, 4 to 16 units high; what goes beyond the year ends in a point."""
        end = self.start + self.length
        tip = min(POINT, self.length // 2)
        left = (
            f"M{self.start + tip} 4L{self.start} 10L{self.start + tip} 16" if self.goes_back else f"M{self.start} 4V16"
        )
        right = f"H{end - tip}L{end} 10L{end - tip} 4z" if self.goes_on else f"H{end}V4z"
        return left + right


def days_in(year: int) -> int:
    """Return how many days the year has."""
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days


def month_starts(year: int) -> list[int]:
    """Return how many days of the year come before each of its months."""
    return [(date(year, month, 1) - date(year, 1, 1)).days for month in range(1, 13)]


def bar_in(year: int, first: date | None, last: date | None) -> Bar | None:
    """Return the part of a span that falls in a year, both days included; None when it misses that year.

    first: None when nobody said when it begins; then it is laid from the beginning of the year of its end.
    last: None when it has no end.
    """
    opening, closing = date(year, 1, 1), date(year, 12, 31)
    begins = first or (date(last.year, 1, 1) if last else None)
    if begins is None or begins > closing or (last is not None and last < opening):
        return None
    start = max(begins, opening)
    end = min(last or closing, closing)
    offset = min((start - opening).days, days_in(year) - SHORTEST_BAR)
    return Bar(
        start=offset,
        length=max((end - start + timedelta(days=1)).days, SHORTEST_BAR),
        goes_back=begins < opening,
        goes_on=last is None or last > closing,
    )


def month_of_entry(year: int, first: date | None, last: date | None) -> int:
    """Return the month of a year in which a span is listed: that of its beginning; 0 when it was already going on."""
    begins = first or last
    return begins.month if begins and begins.year == year else 0


def year_to_show(asked: str, today: date, days: Iterable[date], *, has_open_end: bool) -> int:
    """Return the year to show: the one asked for, else this year, brought back to the years actions speak of."""
    if asked.isdecimal() and len(asked) == 4 and 1000 <= int(asked) <= 9998:
        return int(asked)
    years = {day.year for day in days}
    latest = max(years | ({today.year} if has_open_end else set()), default=today.year)
    return max(min(today.year, latest), min(years, default=latest))
