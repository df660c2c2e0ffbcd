"""Statistical secrecy: which numbers of people the public does not read, lest somebody be recognised.

Plain functions on plain values; why these rules is told in docs/decisions/0013.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from vigie.cockpit.annual_report.collecting_values import SMALL_COUNT, FigureOfYear

TOTAL = "value"
PARTS = ("women", "men", "sex_not_stated")


def parts_to_withhold(parts: Mapping[str, int], *, has_total: bool) -> frozenset[str]:
    """Return the names of the parts of a count of people that are not shown.

    A part from 1 to 10 is withheld. When the total is shown, withheld parts are at least two, and count together at
    least 11 people, lest a subtraction give them away: others are withheld with them, the smallest first. A part
    of which nobody is (zero) is shown.
    """
    shown = sorted((number, name) for name, number in parts.items() if number)
    withheld = {name for number, name in shown if number < SMALL_COUNT}
    if not withheld or not has_total:
        return frozenset(withheld)
    others = [(number, name) for number, name in shown if name not in withheld]
    while others and (len(withheld) < 2 or sum(parts[name] for name in withheld) < SMALL_COUNT):
        withheld.add(others.pop(0)[1])
    return frozenset(withheld)


def public_figure(figure: FigureOfYear) -> FigureOfYear:
    """Return a figure as the public reads it: small counts of people, and what would give them away, are withheld."""
    if not figure.counts_people:
        return replace(figure, women=None, men=None, sex_not_stated=None)
    known = {name: getattr(figure, name) for name in PARTS if getattr(figure, name) is not None}
    if figure.value is not None and 0 < figure.value < SMALL_COUNT:
        names = {name for name in (TOTAL, *PARTS) if getattr(figure, name) is not None}
    else:
        names = set(parts_to_withhold(known, has_total=figure.value is not None))
        if gives_away(figure.value, known, names):
            names |= {name for name, number in known.items() if number}
    hidden = tuple(name for name in (TOTAL, *PARTS) if name in names)
    return replace(figure, withheld=hidden, **dict.fromkeys(hidden))  # type: ignore[arg-type]


def gives_away(total: Decimal | None, parts: Mapping[str, int], withheld: set[str]) -> bool:
    """Whether the total minus what is shown is still a small count, as when parts do not add up to the total."""
    if total is None or not withheld:
        return False
    rest = total - sum(number for name, number in parts.items() if name not in withheld)
    return 0 < rest < SMALL_COUNT
