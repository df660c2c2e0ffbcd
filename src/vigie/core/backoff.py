"""How long to wait before trying again."""

from datetime import timedelta


def delay_before(attempt: int, *, first: timedelta, longest: timedelta, chance: float) -> timedelta:
    """Return the wait after a failed attempt: doubled each time, bounded, and spread by half at most.

    attempt: how many attempts have failed, from 1. chance: a number from 0 to 1, drawn by the caller, so that
    messages refused together do not all come back together.
    """
    full = min(first * 2 ** min(attempt - 1, 30), longest)
    return full * (1 - chance / 2)
