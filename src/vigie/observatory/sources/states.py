"""Where a request for data stands, computed from its dates. Plain values."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext, ngettext


class State(StrEnum):
    """Where a request stands, what calls for an act first."""

    DUE = "due"
    TO_SEND = "to_send"
    WAITING = "waiting"
    PARTIAL = "partial"
    ANSWERED = "answered"
    REFUSED = "refused"


@dataclass(frozen=True)
class Asked:
    """What is known of a request. reminded_on: days of its reminders. patience: in days."""

    asked_on: date | None = None
    reminded_on: tuple[date, ...] = ()
    patience: int = 30
    answered_on: date | None = None
    is_partial: bool = False
    refused_on: date | None = None


def state_of(asked: Asked, day: date) -> State:
    """Return where a request stands on a day."""
    if asked.refused_on:
        return State.REFUSED
    if asked.answered_on:
        return State.PARTIAL if asked.is_partial else State.ANSWERED
    if asked.asked_on is None:
        return State.TO_SEND
    return State.DUE if to_remind_from(asked) <= day else State.WAITING


def last_said_on(asked: Asked) -> date:
    """Return the day on which whoever holds the data last heard of a request that was sent."""
    assert asked.asked_on is not None
    return max([asked.asked_on, *asked.reminded_on])


def to_remind_from(asked: Asked) -> date:
    """Return the day from which a request that was sent may be reminded."""
    return last_said_on(asked) + timedelta(days=asked.patience)


def state_in_words(asked: Asked, day: date) -> str:
    """Say where a request stands: « sans réponse depuis 42 jours, relancée 2 fois »."""
    state = state_of(asked, day)
    if state is State.TO_SEND:
        return gettext("à envoyer")
    if state is State.REFUSED:
        return gettext("refusée")
    if state in (State.ANSWERED, State.PARTIAL):
        return gettext("réponse partielle") if asked.is_partial else gettext("réponse reçue")
    return waiting_in_words(asked, day)


def waiting_in_words(asked: Asked, day: date) -> str:
    """Say for how long a request has had no answer, and how often it was reminded."""
    assert asked.asked_on is not None
    days = max(0, (day - asked.asked_on).days)
    words = ngettext("sans réponse depuis %(days)d jour", "sans réponse depuis %(days)d jours", days) % {"days": days}
    count = len(asked.reminded_on)
    if not count:
        return words
    reminded = ngettext("relancée %(count)d fois", "relancée %(count)d fois", count) % {"count": count}
    return f"{words}, {reminded}"
