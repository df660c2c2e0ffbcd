"""Who may rank and have an offer: published rules on the level of studies and on age, and nothing else."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

ADULT_AT: Final = 18


class Bar(StrEnum):
    """Which rule keeps a pupil from an offer."""

    CAMPAIGN_LEVEL = "campaign_level"
    OFFER_LEVEL = "offer_level"
    TOO_YOUNG = "too_young"
    TOO_OLD = "too_old"


@dataclass(frozen=True, slots=True)
class Terms:
    """The rules of a campaign. levels: codes; least_age, most_age: whole years; most_age None: no limit."""

    levels: Collection[str]
    least_age: int
    most_age: int | None = None


def bar_to(level: str, *, is_minor: bool, offer_levels: Collection[str], terms: Terms) -> Bar | None:
    """Return the rule that keeps a pupil from an offer, or None when they may have it.

    offer_levels: codes; empty: all those of the campaign. A birth date stays in the vault of the school, which checks
    ages when it enters its pupils: here is checked what being a minor already tells.
    """
    if level not in terms.levels:
        return Bar.CAMPAIGN_LEVEL
    if offer_levels and level not in offer_levels:
        return Bar.OFFER_LEVEL
    if is_minor and terms.least_age >= ADULT_AT:
        return Bar.TOO_YOUNG
    if not is_minor and terms.most_age is not None and terms.most_age < ADULT_AT:
        return Bar.TOO_OLD
    return None


def eligible(level: str, *, is_minor: bool, offer_levels: Collection[str], terms: Terms) -> bool:
    """Whether a pupil may have an offer."""
    return bar_to(level, is_minor=is_minor, offer_levels=offer_levels, terms=terms) is None


def fits_age(age: int, terms: Terms) -> bool:
    """Whether an age, in whole years on the first day of the internships, is within the rules of a campaign."""
    return terms.least_age <= age and (terms.most_age is None or age <= terms.most_age)
