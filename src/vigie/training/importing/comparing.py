"""Compares a table of past attendance with what is recorded: what it would create or change. Nothing is written."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Literal

from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.models import Organisation
from vigie.core.fuzzy_dates import simplify
from vigie.plan.importing.drafts import Finding, Findings
from vigie.plan.importing.preview import Difference
from vigie.plan.importing.sheets import Sheet
from vigie.training.importing.rows import AttendanceRow, read_sheets
from vigie.training.models import Enrolment, Module, Session
from vigie.training.people import who_of
from vigie.training.retention import NAMES_KEPT
from vigie.training.structures import known_names, written

State = Literal["created", "changed", "unchanged"]
STATES: Final[tuple[State, ...]] = ("created", "changed", "unchanged")
# By what a session is found again: its module, its day.
SessionKey = tuple[str, date]
COMPARED: Final = ("name", "job_title", "level", "sex", "presence", "reason")


@dataclass
class AttendanceOutcome:
    """What becomes of a row. enrolment: None when it is new. values: what is written."""

    row: AttendanceRow
    who: str
    organisation: int | None
    enrolment: Enrolment | None = None
    values: dict[str, Any] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

    @property
    def key(self) -> SessionKey:
        """The session of the row."""
        return simplify(self.row.module), self.row.day

    @property
    def label(self) -> str:
        """What the preview calls it."""
        return f"{self.row.name} – {self.row.module}, {self.row.day:%d/%m/%Y}"

    @property
    def where(self) -> str:
        """Where the row stands."""
        return self.row.where

    @property
    def state(self) -> State:
        """Created, changed or unchanged."""
        if self.enrolment is None:
            return "created"
        return "changed" if self.differences else "unchanged"


@dataclass
class AttendancePreview:
    """All that an import would do. sessions: recorded ones by key. modules: recorded ones by simplified name."""

    file_name: str
    outcomes: list[AttendanceOutcome]
    sessions: Mapping[SessionKey, Session]
    modules: Mapping[str, Module]
    findings: Findings

    @property
    def errors(self) -> list[Finding]:
        """What must be mended before anything is written."""
        return self.findings.errors

    @property
    def warnings(self) -> list[Finding]:
        """What is worth knowing."""
        return self.findings.warnings

    @property
    def changes_nothing(self) -> bool:
        """Whether all is already recorded."""
        return all(outcome.state == "unchanged" for outcome in self.outcomes)

    @property
    def new_sessions(self) -> list[SessionKey]:
        """The sessions to create, by day."""
        return sorted({each.key for each in self.outcomes} - set(self.sessions), key=lambda key: (key[1], key[0]))

    @property
    def new_modules(self) -> list[str]:
        """The modules to create, as the file writes them."""
        names = {each.key[0]: each.row.module for each in reversed(self.outcomes) if each.key not in self.sessions}
        return sorted(name for key, name in names.items() if key not in self.modules)

    def of(self, state: State) -> list[AttendanceOutcome]:
        """Return the outcomes of a state."""
        return [outcome for outcome in self.outcomes if outcome.state == state]

    @property
    def fingerprint(self) -> str:
        """A mark of what would be done, alike as long as it is the same."""
        told = [
            (one.label, one.who, one.organisation, one.state, [(each.label, each.after) for each in one.differences])
            for one in self.outcomes
        ]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:24]


def compare(sheets: Sequence[Sheet], file_name: str) -> AttendancePreview:
    """Return what a table would do. A fixed number of queries."""
    found = Findings()
    rows = read_sheets(sheets, timezone.localdate(), found)
    modules = {simplify(module.name): module for module in Module.objects.all()}
    sessions = recorded_sessions(rows)
    enrolments = {
        (each.session_id, each.who): each
        for each in Enrolment.objects.standing().filter(session__in=[held.pk for held in sessions.values()])
    }
    names, labels = known_names(), {row.pk: str(row) for row in Organisation.objects.select_related("parent")}
    outcomes = [outcome_of(row, names, labels, sessions, enrolments) for row in rows]
    refuse_doubles(outcomes, sessions, found)
    warn_of_structures(outcomes, found)
    return AttendancePreview(file_name, without_forgotten(outcomes, sessions, found), sessions, modules, found)


def recorded_sessions(rows: Sequence[AttendanceRow]) -> dict[SessionKey, Session]:
    """Return the sessions on record that rows speak of: those an import created from them, wherever they moved since;
    else not cancelled, of the same module, on the same day.
    """
    asked = {(simplify(row.module), row.day) for row in rows}
    held = list(Session.objects.select_related("version__module").order_by("starts_at", "pk"))
    created = {session.import_key: session for session in held if session.import_key}
    found = {key: created[mark] for key in asked if (mark := import_key_of(key)) in created}
    for session in held:
        key = (simplify(session.version.module.name), session.day)
        if key in asked and session.cancelled_on is None:
            found.setdefault(key, session)
    return found


def import_key_of(key: SessionKey) -> str:
    """Return the mark by which a session is found again in a table, even once its day was corrected."""
    name, day = key
    return hashlib.sha256(f"{name}\n{day}".encode()).hexdigest()


def without_forgotten(
    outcomes: Sequence[AttendanceOutcome], sessions: Mapping[SessionKey, Session], found: Findings
) -> list[AttendanceOutcome]:
    """Leave out rows of sessions whose names are forgotten; warn where someone asked to be.

    Whoever was forgotten is recognised no more: written again, they would be named again, and count twice.
    """
    numbers = [session.pk for session in sessions.values()]
    names_gone = set(
        Enrolment.objects.filter(session__in=numbers, anonymised_on__isnull=False).values_list("session", flat=True)
    )
    kept: list[AttendanceOutcome] = []
    for outcome in outcomes:
        session = sessions.get(outcome.key)
        if outcome.enrolment or session is None or session.pk not in names_gone:
            kept.append(outcome)
        elif session.ends_at < timezone.now() - NAMES_KEPT:
            found.warn(outcome.where, gettext("les noms de cette session ancienne sont effacés : ligne laissée."))
        else:
            found.warn(
                outcome.where,
                gettext("quelqu'un de cette session a été effacé à sa demande : si c'est cette ligne, retirez-la."),
            )
            kept.append(outcome)
    return kept


def outcome_of(
    row: AttendanceRow,
    names: Mapping[str, int],
    labels: Mapping[int, str],
    sessions: Mapping[SessionKey, Session],
    enrolments: Mapping[tuple[int, str], Enrolment],
) -> AttendanceOutcome:
    """Return what becomes of a row."""
    organisation = names.get(written(row.structure)) or names.get(written(row.structure.partition(" – ")[0]))
    place = labels[organisation] if organisation else row.structure
    # As a directory that knew less then has told them apart.
    whos = [
        who_of(email=row.email, name=row.name, structure=text)
        for text in dict.fromkeys((place, row.structure, row.structure.partition(" – ")[0]))
    ]
    outcome = AttendanceOutcome(row, whos[0], organisation)
    if session := sessions.get(outcome.key):
        outcome.who = next((who for who in whos if (session.pk, who) in enrolments), whos[0])
        outcome.enrolment = enrolments.get((session.pk, outcome.who))
    outcome.values = {
        "name": row.name,
        "job_title": row.job_title,
        "level": row.level or "not_stated",
        "sex": row.sex or "not_stated",
        "presence": row.presence,
        "reason": row.reason,
    }
    if outcome.enrolment:
        outcome.differences = differences_of(outcome, row)
    return outcome


def differences_of(outcome: AttendanceOutcome, row: AttendanceRow) -> list[Difference]:
    """Return what a row changes of someone already there; an empty cell keeps what is known."""
    held = outcome.enrolment
    told = {name: value for name, value in outcome.values.items() if getattr(row, name) or name == "reason"}
    outcome.values = {name: value for name, value in told.items() if getattr(held, name) != value}
    if outcome.organisation and held and held.organisation_id != outcome.organisation:
        outcome.values["organisation_id"] = outcome.organisation
    return [Difference(label_of(name), words_of(held, name), str(value)) for name, value in outcome.values.items()]


def label_of(name: str) -> str:
    """Return the French name of a field."""
    return str(Enrolment._meta.get_field(name.removesuffix("_id")).verbose_name)  # type: ignore[union-attr]


def words_of(held: Enrolment | None, name: str) -> str:
    """Return a recorded value as people read it."""
    shown = getattr(held, f"get_{name}_display", None)
    return str(shown() if shown else getattr(held, name) or "")


def refuse_doubles(
    outcomes: Sequence[AttendanceOutcome], sessions: Mapping[SessionKey, Session], found: Findings
) -> None:
    """Refuse two rows of one person at one session, were it written under its first day and under the corrected one."""
    first: dict[tuple[SessionKey | int, str], AttendanceOutcome] = {}
    for outcome in outcomes:
        session = sessions.get(outcome.key)
        key = (session.pk if session else outcome.key, outcome.who)
        if key in first:
            sentence = gettext("la même personne est déjà à « %(where)s » pour cette session : gardez une seule ligne.")
            found.refuse(outcome.where, sentence % {"where": first[key].where})
        first.setdefault(key, outcome)


def warn_of_structures(outcomes: Sequence[AttendanceOutcome], found: Findings) -> None:
    """Warn, once each, of structures that the directory does not know: they count for no coverage."""
    unknown: dict[str, str] = {}
    for outcome in outcomes:
        if outcome.row.structure and outcome.organisation is None:
            unknown.setdefault(outcome.row.structure, outcome.where)
    for name, where in sorted(unknown.items())[:50]:
        sentence = gettext("« %(name)s » n'est pas dans l'annuaire : ajoutez-la pour qu'elle compte comme touchée.")
        found.warn(where, sentence % {"name": name})
