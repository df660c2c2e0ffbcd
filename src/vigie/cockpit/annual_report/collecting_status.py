"""What the status of an action was on a past day: a plain function on what was kept of that time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vigie.cockpit.annual_report.collecting_values import Basis, KnownStatus
from vigie.plan.progress import UNKNOWN_STATUS

# A year is told in the months that follow it: until the end of June.
TOLD_WITHIN = timedelta(days=181)


@dataclass(frozen=True)
class StatusChange:
    """A change that the journal tells: before and after are codes, empty when its words are not understood."""

    on: date
    before: str
    after: str


@dataclass(frozen=True)
class StatusNote:
    """A note that tells a status: the year it is about, the day it was written."""

    year: int
    dated_on: date
    status: str
    is_fictitious: bool = False


def status_on(
    day: date,
    *,
    today: date,
    status: str,
    entered_on: date,
    changes: Sequence[StatusChange] = (),
    notes: Sequence[StatusNote] = (),
) -> KnownStatus:
    """Return the status on a day, and from what it is known; today's, said to be so, when nothing tells.

    status: the one of today. entered_on: when Vigie began to keep the action's changes. changes: oldest first.
    What Vigie saw itself wins over notes; a note about the year of that day may be written in the six months after.
    """
    if day >= today:
        return KnownStatus(status, Basis.CURRENT, today)
    if entered_on <= day and (seen := status_from_changes(day, status, changes)):
        return KnownStatus(seen, Basis.JOURNAL, day)
    telling = [note for note in notes if tells(note, day)]
    if telling:
        latest = max(telling, key=lambda note: note.dated_on)
        return KnownStatus(latest.status, Basis.NOTE, latest.dated_on, latest.is_fictitious)
    return KnownStatus(status, Basis.TODAY, today)


def status_from_changes(day: date, status: str, changes: Sequence[StatusChange]) -> str:
    """Return the status on a day since when every change is known: empty when a change is not understood."""
    before = [change for change in changes if change.on <= day]
    if before:
        return before[-1].after
    return changes[0].before if changes else status


def tells(note: StatusNote, day: date) -> bool:
    """Whether a note says what the status was on a day, the last of a year."""
    if note.status in {"", UNKNOWN_STATUS}:
        return False
    return note.dated_on <= day or (note.year == day.year and note.dated_on <= day + TOLD_WITHIN)
