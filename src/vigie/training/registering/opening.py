"""Whether people may register to a session: a pure function on plain values."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext


@dataclass(frozen=True)
class Opening:
    """What decides it. announced_on: None while the session is being prepared. until: last day to register."""

    announced_on: date | None
    cancelled_on: date | None
    starts_at: datetime
    until: date | None


def registration_refusal(opening: Opening, now: datetime, today: date) -> str | None:
    """Return why nobody may register now, as a sentence; None when people may."""
    if opening.cancelled_on:
        return gettext("Cette session est annulée.")
    if opening.announced_on is None:
        return gettext("Cette session n'est pas encore ouverte aux inscriptions.")
    if opening.starts_at <= now:
        return gettext("Cette session a déjà commencé : choisissez-en une autre dans le catalogue.")
    if opening.until and opening.until < today:
        return gettext("Les inscriptions à cette session sont closes : choisissez-en une autre dans le catalogue.")
    return None


def free_places(places: int, seated: int) -> int:
    """Return how many places are left, never less than none."""
    return max(places - seated, 0)


def to_promote(places: int, seated: int, waiting: list[int]) -> list[int]:
    """Return who of the waiting list receives a place, in order of arrival. waiting: in that order."""
    return waiting[: free_places(places, seated)]
