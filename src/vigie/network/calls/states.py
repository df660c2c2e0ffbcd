"""Where a call stands on a day: computed, never typed in."""

from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.network.models import Call


class State(StrEnum):
    """Where a call stands."""

    DRAFT = "draft"
    COMING = "coming"
    OPEN = "open"
    CLOSED = "closed"


# A badge for each, in the colours of the house, and its words.
WORDS: dict[State, tuple[str, Promise]] = {
    State.DRAFT: ("to_start", _("en préparation")),
    State.COMING: ("being_set_up", _("à venir")),
    State.OPEN: ("ok", _("ouvert")),
    State.CLOSED: ("done", _("clos")),
}


def state_of(published_on: date | None, opens_on: date, closes_on: date, day: date) -> State:
    """Return where a call stands."""
    if published_on is None:
        return State.DRAFT
    if day < opens_on:
        return State.COMING
    return State.OPEN if day <= closes_on else State.CLOSED


def state_of_call(call: Call, day: date) -> State:
    """Return where a call stands on a day."""
    return state_of(call.published_on, call.opens_on, call.closes_on, day)


def badge(call: Call, day: date) -> tuple[str, Promise]:
    """Return the colour and the words of a call's state."""
    return WORDS[state_of_call(call, day)]
