"""Where a pair stands, and what calls for someone: read from dates, never typed in. Plain functions."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

# Two months: beyond, someone asks how it goes.
SILENCE: Final = timedelta(days=61)
# A proposal that nobody answers keeps a place and a young person waiting.
ANSWER: Final = timedelta(days=21)


class Step(StrEnum):
    """What a pair waits for."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    UNDER_WAY = "under_way"
    ENDED = "ended"


def step_of(mentor_agreed_on: date | None, mentee_agreed_on: date | None, ended_on: date | None) -> Step:
    """Return where a pair stands: the mentor answers first, so that no name is released to whoever says no."""
    if ended_on:
        return Step.ENDED
    if mentor_agreed_on is None:
        return Step.MENTOR
    return Step.UNDER_WAY if mentee_agreed_on else Step.MENTEE


def is_silent(step: Step, started_on: date | None, last_meeting: date | None, today: date) -> bool:
    """Whether a pair under way has not met for two months. started_on counts until the first meeting."""
    if step is not Step.UNDER_WAY or started_on is None:
        return False
    return today - max(started_on, last_meeting or started_on) > SILENCE


def is_unanswered(step: Step, proposed_on: date, today: date) -> bool:
    """Whether a proposal has waited for three weeks."""
    return step in (Step.MENTOR, Step.MENTEE) and today - proposed_on > ANSWER
