"""When an application opens, and until when it is to be sent: plain days and hours."""

from datetime import date, datetime, timedelta
from typing import Final

# Time to begin a test, and time to follow it up once it opens.
TO_BEGIN: Final = timedelta(days=7)
TO_FOLLOW: Final = timedelta(days=1)


def first_due_on(given_on: date, ends_on: date) -> date:
    """Return the last day to send the first application of a test: a week, within the campaign."""
    return max(given_on, min(given_on + TO_BEGIN, ends_on))


def due_on_when_given(opens_at: datetime | None, due_on: date | None, given_on: date, ends_on: date) -> date:
    """Return the last day of an application given, or given again once the one before was sent. opens_at: local."""
    if opens_at is None or due_on is None:
        return first_due_on(given_on, ends_on)
    return max(due_on, given_on + TO_FOLLOW)


def next_opening(sent_at: datetime, delay: int) -> tuple[datetime, date]:
    """Return from when the next application may be sent, and its last day. sent_at: local. delay: hours."""
    opens_at = sent_at + timedelta(hours=delay)
    return opens_at, opens_at.date() + TO_FOLLOW
