"""What importing past meetings would do, before anything is written; the page and the command show the same value."""

import hashlib
import json
from dataclasses import dataclass, field

from vigie.accounts.models import Organisation
from vigie.plan.importing.drafts import Finding
from vigie.plan.importing.preview import Guess
from vigie.plan.meetings.import_drafts import MeetingDraft
from vigie.plan.models import Body


@dataclass(frozen=True)
class MeetingOutcome:
    """What becomes of a meeting of the file. body: None while it is to be created; is_known: left as it is."""

    draft: MeetingDraft
    body: Body | None
    is_known: bool


@dataclass
class MeetingPreview:
    """All that an import of past meetings would do. organisations: by name as written in the file."""

    file_name: str
    outcomes: list[MeetingOutcome] = field(default_factory=list)
    organisations: dict[str, Organisation | None] = field(default_factory=dict)
    guesses: list[Guess] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    errors: list[Finding] = field(default_factory=list)

    @property
    def is_refused(self) -> bool:
        """Whether errors forbid writing anything."""
        return bool(self.errors)

    @property
    def new(self) -> list[MeetingOutcome]:
        """The meetings that would be created."""
        return [outcome for outcome in self.outcomes if not outcome.is_known]

    @property
    def known(self) -> list[MeetingOutcome]:
        """The meetings that are already there, and would be left as they are."""
        return [outcome for outcome in self.outcomes if outcome.is_known]

    @property
    def new_bodies(self) -> list[str]:
        """The names of the bodies that would be created, each once."""
        return list(dict.fromkeys(outcome.draft.body for outcome in self.new if outcome.body is None))

    @property
    def fingerprint(self) -> str:
        """Return a mark of all that would be done: another one means that the database or the file moved."""
        done = [[repr(one.draft), one.body.pk if one.body else None, one.is_known] for one in self.outcomes]
        ties = sorted((name, found.pk if found else 0) for name, found in self.organisations.items())
        return hashlib.sha256(json.dumps([done, ties]).encode()).hexdigest()
