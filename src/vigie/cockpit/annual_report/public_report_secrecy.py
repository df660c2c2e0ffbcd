"""Statistical secrecy: which numbers of people the public does not read, lest somebody be recognised.

Plain functions on plain values; why these rules is told in docs/decisions/0013.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from vigie.cockpit.annual_report.collecting_values import SMALL_COUNT, FigureOfYear
from vigie.core.small_counts import is_small

TOTAL = "value"
PARTS = ("women", "men", "sex_not_stated")


def public_figure(figure: FigureOfYear) -> FigureOfYear:
    """Return a figure as the public reads it: small counts of people, and what would give them away, are withheld.

    From 1 to 10 people in all, nothing is given. From 1 to 10 in a part, no part is given, zeros included: hiding the
    smallest number of parts would sometimes let whoever knows the rule work a small one out.
    """
    if not figure.counts_people:
        return replace(figure, women=None, men=None, sex_not_stated=None)
    numbers = {name: getattr(figure, name) for name in (TOTAL, *PARTS)}
    hidden = tuple(name for name in names_to_withhold(numbers) if numbers[name] is not None)
    nothing: dict[str, Any] = dict.fromkeys(hidden)
    return replace(figure, **nothing, withheld=hidden)


def names_to_withhold(numbers: Mapping[str, float | None]) -> tuple[str, ...]:
    """Return the names of the numbers that are not given, of a total and its parts."""
    if counts_few(numbers[TOTAL]):
        return (TOTAL, *PARTS)
    known = sum(numbers[name] or 0 for name in PARTS)
    # Parts that do not add up to the total tell, by difference, of people nobody counted apart.
    rest = (numbers[TOTAL] or 0) - known
    return PARTS if counts_few(rest) or any(counts_few(numbers[name]) for name in PARTS) else ()


def counts_few(number: float | None) -> bool:
    """Whether a number counts someone, and few enough people to recognise them."""
    return number is not None and is_small(number, SMALL_COUNT)
