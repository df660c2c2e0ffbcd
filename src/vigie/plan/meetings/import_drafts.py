"""What a file says of past meetings, as plain frozen values; the database is not known here."""

from dataclasses import dataclass, field
from datetime import time

from vigie.core.fuzzy_dates import FuzzyDate
from vigie.plan.importing.drafts import Findings


@dataclass(frozen=True)
class NamedDraft:
    """Someone, or a structure, named at a meeting. state: present, excused, represented or absent."""

    name: str
    state: str
    represented_by: str = ""


@dataclass(frozen=True)
class DecisionDraft:
    """A decision as the file writes it. due: a date as it is kept, or nothing. kind, state: codes of ``Decision``."""

    text: str
    carrier: str = ""
    due: str = ""
    kind: str = "decision"
    state: str = "open"


@dataclass(frozen=True)
class MeetingDraft:
    """A past meeting. dated: a year, a month or a day, as it is kept."""

    where: str
    body: str
    dated: str
    title: str = ""
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    minutes: str = ""
    source: str = ""
    named: tuple[NamedDraft, ...] = ()
    decisions: tuple[DecisionDraft, ...] = ()

    @property
    def day(self) -> FuzzyDate:
        """The date as it is known."""
        return FuzzyDate.parse(self.dated)


@dataclass(frozen=True)
class MeetingReading:
    """All that a file says of past meetings, and what was found on the way."""

    file_name: str
    meetings: tuple[MeetingDraft, ...] = ()
    findings: Findings = field(default_factory=Findings)
