"""Where a structure stands with the label: one state and one only, derived from dated facts. No Django here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

# From then on, a label is about to end and is to be renewed.
EXPIRES_SOON: Final = timedelta(days=90)


class State(StrEnum):
    """Where a structure, or one of its applications, stands."""

    NOT_COMMITTED = "not_committed"
    COMMITTED = "committed"
    SELF_ASSESSING = "self_assessing"
    SUBMITTED = "submitted"
    ASSESSING = "assessing"
    TO_DECIDE = "to_decide"
    POSTPONED = "postponed"
    LABELLED = "labelled"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


IN_FORCE: Final = frozenset({State.LABELLED, State.EXPIRING})
ENDED: Final = frozenset({State.EXPIRED, State.REFUSED, State.WITHDRAWN})
OPEN: Final = frozenset({State.SELF_ASSESSING, State.SUBMITTED, State.ASSESSING, State.TO_DECIDE, State.POSTPONED})

# What lies behind whoever stands there: answers handed in, an outside reading that is whole.
ANSWERED: Final = IN_FORCE | {State.SUBMITTED, State.ASSESSING, State.TO_DECIDE}
READ: Final = IN_FORCE | {State.TO_DECIDE}


@dataclass(frozen=True)
class RoundFacts:
    """What happened in one application.

    is_submitted: whether the structure handed it in and was not asked for more since. has_assessor: who accepted to
    read. is_read: whether that reading is whole. was_postponed: whether a decision asked for more. refused_on, granted:
    of the final decision. valid_until: of a label granted. withdrawn_on: when it was withdrawn.
    """

    is_submitted: bool = False
    has_assessor: bool = False
    is_read: bool = False
    was_postponed: bool = False
    refused_on: date | None = None
    valid_until: date | None = None
    withdrawn_on: date | None = None


@dataclass(frozen=True)
class Facts:
    """What happened to one structure. is_committed: whether its head signed. rounds: its applications, oldest first."""

    is_committed: bool = False
    rounds: Sequence[RoundFacts] = ()


def state_of_round(facts: RoundFacts, day: date) -> State:
    """Return where an application stands on a day."""
    if facts.refused_on is not None:
        return State.REFUSED
    if facts.valid_until is not None:
        return state_of_label(facts.valid_until, facts.withdrawn_on, day)
    if not facts.is_submitted:
        return State.POSTPONED if facts.was_postponed else State.SELF_ASSESSING
    if not facts.has_assessor:
        return State.SUBMITTED
    return State.TO_DECIDE if facts.is_read else State.ASSESSING


def state_of_label(valid_until: date, withdrawn_on: date | None, day: date) -> State:
    """Return where a label that was granted stands on a day."""
    if withdrawn_on is not None:
        return State.WITHDRAWN
    if day > valid_until:
        return State.EXPIRED
    return State.EXPIRING if valid_until - day <= EXPIRES_SOON else State.LABELLED


def state_of(facts: Facts, day: date) -> State:
    """Return where a structure stands on a day: a label in force first, then its last application, then its word."""
    states = [state_of_round(each, day) for each in facts.rounds]
    held = [state for state in states if state in IN_FORCE]
    if State.LABELLED in held:
        return State.LABELLED
    if held:
        return held[-1]
    if states:
        return states[-1]
    return State.COMMITTED if facts.is_committed else State.NOT_COMMITTED
