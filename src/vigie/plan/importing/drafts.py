"""What a file says of a plan, as plain frozen values; the database is not known here.

A field that a file does not speak of is absent from ``fields``, or None: the import then leaves it as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from vigie.core.fuzzy_dates import FuzzyDate
from vigie.plan.timing import Timing


@dataclass(frozen=True)
class Finding:
    """Something the reader of a file should know. where: « actions[3].axes » or « Feuille « Plan », ligne 12 »."""

    where: str
    message: str

    def as_json(self) -> dict[str, str]:
        """Return the finding as the report holds it."""
        return {"where": self.where, "message": self.message}

    def __str__(self) -> str:
        return f"{self.where} : {self.message}" if self.where else self.message


class Refusal(ValueError):
    """A whole file that cannot be read; the message is a French sentence that says what to do."""


@dataclass
class Findings:
    """Collects what is found while reading: errors stop the import, warnings do not."""

    warnings: list[Finding] = field(default_factory=list)
    errors: list[Finding] = field(default_factory=list)

    def warn(self, where: str, message: str) -> None:
        """Note something doubtful, once."""
        finding = Finding(where, message)
        if finding not in self.warnings[-50:]:
            self.warnings.append(finding)

    def refuse(self, where: str, message: str) -> None:
        """Note something that must be mended before anything is written."""
        self.errors.append(Finding(where, message))


@dataclass(frozen=True)
class LineDraft:
    """An entry of one of the plan's lists: a pillar, an event of its history, a cited figure…

    texts: what an event brought. axis_codes: axes of a priority or of a target. organisation: its name as written.
    related: what only Vigie's own exports say (links to actions), in the form of the file.
    """

    where: str
    fields: Mapping[str, Any]
    texts: tuple[str, ...] | None = None
    axis_codes: tuple[str, ...] | None = None
    organisation: str = ""
    related: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ItemDraft:
    """A line of an axis."""

    where: str
    text: str
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class AxisDraft:
    """An axis, or a mention of one.

    is_label: the title comes from a label (« Axe 3 : … »), which renames nothing.
    is_exact: the title is the axis's own, to the letter.
    """

    where: str
    code: str = ""
    number: int | None = None
    title: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    items: Mapping[str, tuple[ItemDraft, ...]] = field(default_factory=dict)
    is_label: bool = False
    is_exact: bool = False


@dataclass(frozen=True)
class AxisTie:
    """An action serves an axis. classification: « explicit », « deduced », or None when the file does not say."""

    axis: AxisDraft
    classification: str | None = None
    confirmed_at: str | None = None


@dataclass(frozen=True)
class ActionDraft:
    """An action. timing_text and timing are given together, or not at all.

    given_dates: start and end that the file states by themselves; they win over what the words say.
    derived: fields guessed from others of the file; applied to a new action, or when the words they come from change.
    wheres: where some fields stand, by name, when it is more precise than the row.
    related: what hangs on the action and is not in the source (steps, notes, budget…), in the form of the file.
    """

    where: str
    name: str
    code: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    timing_text: str | None = None
    timing: Timing | None = None
    given_dates: tuple[FuzzyDate | None, FuzzyDate | None] = (None, None)
    derived: Mapping[str, Any] = field(default_factory=dict)
    bearers: tuple[str, ...] | None = None
    partners: tuple[str, ...] | None = None
    # Cells that name organisations and are still to be split: known names must win over separators.
    bearers_cell: str = ""
    partners_cell: str = ""
    axes: tuple[AxisTie, ...] | None = None
    parent_code: str | None = None
    related: Mapping[str, Any] = field(default_factory=dict)
    wheres: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PlanDraft:
    """What a file says of one plan. lines: by name of list; a list that the file does not speak of is absent.

    title: empty when the file does not name its plan. source_form: see ``Plan``.
    organisations: what the file says of structures themselves.
    """

    where: str = ""
    title: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, tuple[LineDraft, ...]] = field(default_factory=dict)
    axes: tuple[AxisDraft, ...] = ()
    actions: tuple[ActionDraft, ...] = ()
    organisations: tuple[LineDraft, ...] = ()
    source_form: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """All that a file says: one plan or several, and what was found on the way."""

    file_name: str
    plans: tuple[PlanDraft, ...] = ()
    findings: Findings = field(default_factory=Findings)
