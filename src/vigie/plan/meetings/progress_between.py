"""How the plan stood the day of a meeting, beside the meeting before (S180, S181)."""

from dataclasses import dataclass

from vigie.plan.meetings.holding import progress_of
from vigie.plan.models import Action, Meeting


@dataclass(frozen=True)
class ProgressRow:
    """One status: its code, its words, how many actions that day, and at the meeting before when it is known."""

    code: str
    label: str
    number: int
    before: int | None

    @property
    def difference(self) -> str:
        """Return « +2 », « −1 », « = », or nothing when the day before is not known."""
        if self.before is None:
            return ""
        change = self.number - self.before
        if not change:
            return "="
        return f"+{change}" if change > 0 else f"−{-change}"


@dataclass(frozen=True)
class Progress:
    """The plan the day of a meeting; previous: the meeting it is compared with, None when there is none."""

    rows: list[ProgressRow]
    previous: Meeting | None

    @property
    def shares(self) -> list[tuple[str, str, int]]:
        """The statuses as the bar of shares draws them."""
        return [(row.code, row.label, row.number) for row in self.rows if row.number]

    @property
    def changed(self) -> list[ProgressRow]:
        """The statuses of which the number is no more what it was at the meeting before."""
        return [row for row in self.rows if row.before is not None and row.before != row.number]


def progress_rows(meeting: Meeting) -> Progress | None:
    """Return how the plan stood the day of a meeting; None when it was not frozen."""
    return compared(meeting, meeting.progress) if meeting.progress else None


def progress_today(meeting: Meeting) -> Progress:
    """Return how the plan stands now, for a meeting that looks at it."""
    return compared(meeting, progress_of(meeting))


def compared(meeting: Meeting, counts: dict[str, int]) -> Progress:
    """Return counts of actions by status, beside those of the meeting of the same body before."""
    earlier = Meeting.objects.held().filter(body=meeting.body, plan=meeting.plan, first_day__lt=meeting.first_day)
    previous = earlier.exclude(progress={}).select_related("body").first()
    before = previous.progress if previous else None
    rows = [
        ProgressRow(code, str(label), counts.get(code, 0), before.get(code, 0) if before else None)
        for code, label in Action.Status.choices
        if counts.get(code) or (before or {}).get(code)
    ]
    return Progress(rows, previous)
