"""What an import would do: what is created, changed, left, guessed; the same value feeds the report and the browser."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from vigie.plan.importing.drafts import Finding

Kind = Literal["plans", "axes", "actions", "organisations"]
State = Literal["created", "changed", "unchanged"]
KINDS: tuple[Kind, ...] = ("plans", "axes", "actions", "organisations")
STATES: tuple[State, ...] = ("created", "changed", "unchanged")


@dataclass(frozen=True)
class Difference:
    """A field that changes, in words: before is empty when something is added."""

    label: str
    before: str
    after: str


@dataclass
class Outcome:
    """What becomes of one plan, axis, action or organisation."""

    kind: Kind
    label: str
    is_new: bool
    where: str = ""
    differences: list[Difference] = field(default_factory=list)
    row: Any = None

    @property
    def state(self) -> State:
        """Created, changed or unchanged."""
        if self.is_new:
            return "created"
        return "changed" if self.differences else "unchanged"

    def differs(self, label: str, before: object, after: object) -> None:
        """Note a difference, in words."""
        self.differences.append(Difference(label, in_words(before), in_words(after)))


@dataclass(frozen=True)
class Guess:
    """A name taken for another way of writing an organisation; ``known`` is how the organisation is called."""

    name: str
    known: str
    where: str


@dataclass
class ImportPreview:
    """All that an import would do, before anything is written."""

    file_name: str
    outcomes: list[Outcome] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    errors: list[Finding] = field(default_factory=list)

    @property
    def is_refused(self) -> bool:
        """Whether errors forbid writing anything."""
        return bool(self.errors)

    @property
    def changes_nothing(self) -> bool:
        """Whether the database already says all that the file says."""
        return all(outcome.state == "unchanged" for outcome in self.outcomes)

    def of(self, state: State, kind: Kind | None = None) -> list[Outcome]:
        """Return what is created, changed or left, of one kind or of all."""
        return [outcome for outcome in self.outcomes if outcome.state == state and kind in (None, outcome.kind)]

    def counts(self, state: State) -> dict[str, int]:
        """Return how many plans, axes, actions and organisations are created, changed or left."""
        return {kind: len(self.of(state, kind)) for kind in KINDS}

    def as_report(self) -> dict[str, Any]:
        """Return the report of the command, as its users read it."""
        nothing: dict[str, int] = dict.fromkeys(KINDS, 0)
        counts: dict[str, Any] = {state: nothing if self.errors else self.counts(state) for state in STATES}
        return {
            **counts,
            "warnings": [finding.as_json() for finding in self.warnings],
            "errors": [finding.as_json() for finding in self.errors],
        }

    @property
    def fingerprint(self) -> str:
        """Return a mark of all that would be done: another one means that the database or the file moved."""
        done = [
            [one.kind, one.state, one.label, [[d.label, d.before, d.after] for d in one.differences]]
            for one in self.outcomes
        ]
        guesses = [[guess.name, guess.known] for guess in self.guesses]
        return hashlib.sha256(json.dumps([done, guesses], sort_keys=True).encode()).hexdigest()


def in_words(value: object) -> str:
    """Return a value as a person reads it in a list of differences."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(in_words(part) for part in value)
    if isinstance(value, dict):
        return " ; ".join(f"{key} : {in_words(part)}" for key, part in value.items() if part not in (None, "", []))
    return str(value)


def one_line(texts: Iterable[str]) -> str:
    """Return texts on one line."""
    return " ; ".join(texts)
