"""Rows of the calculator of time left: each limit of law with what is left of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vigie.law.models import TimeLimit
from vigie.support.rights.facts import countable
from vigie.support.rights.time_left import Dates, TimeLeft, all_time_left


@dataclass(frozen=True)
class CountedLimit:
    """A line of the answer: the limit of law, and what is left of it."""

    law: TimeLimit
    left: TimeLeft


def counted(limits: Iterable[TimeLimit], dates: Dates, today: date) -> list[CountedLimit]:
    """Return what is left by each limit, the most pressing first."""
    by_code = {limit.code: limit for limit in limits}
    found = all_time_left([countable(limit) for limit in by_code.values()], dates, today)
    return [CountedLimit(by_code[each.limit.code], each) for each in found]
