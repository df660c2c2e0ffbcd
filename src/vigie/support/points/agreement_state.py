"""Where an agreement between two points stands: read from its dates, never typed in."""

from datetime import date, timedelta
from enum import StrEnum

# Time enough to write the next one.
ENDS_SOON = timedelta(days=90)


class AgreementState(StrEnum):
    """States of a relay agreement (S147, S152)."""

    DRAFT = "draft"
    TO_COME = "to_come"
    IN_FORCE = "in_force"
    ENDING = "ending"
    ENDED = "ended"


def state_on(signed_on: date | None, ends_on: date | None, day: date) -> AgreementState:
    """Say where an agreement stands on a day; the last day still counts."""
    if signed_on is None:
        return AgreementState.DRAFT
    if signed_on > day:
        return AgreementState.TO_COME
    if ends_on is None:
        return AgreementState.IN_FORCE
    if ends_on < day:
        return AgreementState.ENDED
    return AgreementState.ENDING if ends_on - day <= ENDS_SOON else AgreementState.IN_FORCE
