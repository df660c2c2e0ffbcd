"""Whether two measures may be compared, and how they differ when they may. Plain values.

Same method, same perimeter, same unit, periods as long, and nobody said the contrary: else nothing is drawn between
them, and the reason is said.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext

from vigie.core.measuring import Direction
from vigie.observatory.indicators.periods import Period

# Quarters, and leap years, have not all the same number of days.
ABOUT = 0.05


@dataclass(frozen=True)
class Compared:
    """A measure, as far as comparing goes. value: None when unknown. why_not: what who recorded it says, or nothing."""

    period: Period
    value: float | None
    unit: str = ""
    perimeter: str = ""
    method_version: int = 1
    why_not: str = ""


class Sign(StrEnum):
    """What a change means to who reads the indicator."""

    GOOD = "good"
    BAD = "bad"
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class Change:
    """How a measure differs from the one before. relative: None when the first is zero."""

    since: str
    difference: float
    relative: float | None
    sign: Sign


def why_not_comparable(before: Compared, after: Compared) -> str:
    """Return why two measures may not be compared, in a French phrase; nothing when they may."""
    if after.why_not:
        return after.why_not
    if before.method_version != after.method_version:
        return gettext("la méthode a changé")
    if before.perimeter != after.perimeter:
        return gettext("le périmètre a changé")
    if before.unit != after.unit:
        return gettext("l'unité a changé")
    if before.period.last_day >= after.period.first_day:
        return gettext("les périodes se recouvrent")
    if abs(before.period.days - after.period.days) > ABOUT * max(before.period.days, after.period.days):
        return gettext("les périodes n'ont pas la même durée")
    return ""


def change_between(before: Compared, after: Compared, direction: Direction) -> Change | None:
    """Return the change from a measure to the next; None when one is unknown or when they are not comparable."""
    if before.value is None or after.value is None or why_not_comparable(before, after):
        return None
    difference = after.value - before.value
    relative = difference / before.value if before.value else None
    return Change(before.period.code, difference, relative, sign_of(difference, direction))


def sign_of(difference: float, direction: Direction) -> Sign:
    """Return what a difference means: rising complaints are good news when the indicator says so (S157)."""
    if difference == 0 or direction is Direction.NEUTRAL:
        return Sign.NEUTRAL
    rises = difference > 0
    return Sign.GOOD if rises == (direction is Direction.RISE_IS_GOOD) else Sign.BAD


def segments(series: Iterable[Compared]) -> list[list[Compared]]:
    """Cut a series, in the order of time, where no line may join two points: incomparable, or unknown."""
    cut: list[list[Compared]] = []
    last: Compared | None = None
    for one in series:
        joins = last is not None and last.value is not None and one.value is not None
        if joins and last is not None and not why_not_comparable(last, one):
            cut[-1].append(one)
        else:
            cut.append([one])
        last = one
    return cut
