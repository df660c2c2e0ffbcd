"""What may be done next with the rounds of a campaign: freeze, draw, open a second round; or why not yet."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from django.utils.translation import gettext

from vigie.core.day_words import date_format


class Act(StrEnum):
    """What comes next."""

    FREEZE = "freeze"
    DRAW = "draw"
    OPEN_SECOND = "open_second"
    NOTHING = "nothing"


class Dates(Protocol):
    """A campaign, by its dates."""

    lists_until: date
    second_lists_until: date | None
    published_on: date | None
    closed_on: date | None


class Kept(Protocol):
    """A round, by its dates."""

    number: int
    draw_on: date
    drawn_on: date | None


@dataclass(frozen=True)
class Step:
    """What comes next, for which round, and why not today; reason None: now."""

    act: Act
    number: int
    reason: str | None = None


def next_step(campaign: Dates, last: Kept | None, day: date) -> Step:
    """Return what comes next. last: the last round of the campaign, None before any."""
    if last and last.drawn_on is None:
        early = gettext("Le tirage est promis pour le %(day)s : pas avant.") if day < last.draw_on else None
        return Step(Act.DRAW, last.number, _closed(campaign) or _dated(early, last.draw_on))
    if last is None:
        return Step(Act.FREEZE, 1, _closed(campaign) or _unpublished(campaign) or _ranking(campaign.lists_until, day))
    if last.number > 1:
        return Step(Act.NOTHING, last.number, gettext("Les deux tours sont faits."))
    if campaign.second_lists_until is None:
        return Step(Act.OPEN_SECOND, 2, _closed(campaign))
    return Step(Act.FREEZE, 2, _closed(campaign) or _ranking(campaign.second_lists_until, day))


def _closed(campaign: Dates) -> str | None:
    return gettext("Cette campagne est terminée.") if campaign.closed_on else None


def _unpublished(campaign: Dates) -> str | None:
    if campaign.published_on:
        return None
    return gettext("Publiez d'abord les règles de la campagne : elles ne changent plus ensuite.")


def _ranking(until: date, day: date) -> str | None:
    if day > until:
        return None
    return _dated(gettext("Les élèves classent jusqu'au %(day)s inclus : les listes se figent ensuite."), until)


def _dated(sentence: str | None, day: date) -> str | None:
    return sentence % {"day": date_format(day, "j F Y")} if sentence else None
