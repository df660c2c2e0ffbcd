"""Imports a plan: reads, compares, writes in one transaction. The command and the browser both come through here."""

from collections.abc import Collection

from django.db import connection, transaction
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.importing.batch import Batch
from vigie.plan.importing.compare import compare
from vigie.plan.importing.drafts import Findings, Reading
from vigie.plan.importing.preview import STATES, ImportPreview, Outcome, in_words
from vigie.plan.search_index import refresh_search_text

VERBS = {
    ("plans", "changed"): "plan_changed",
    ("axes", "created"): "line_added",
    ("axes", "changed"): "line_changed",
    ("actions", "created"): "action_created",
    ("actions", "changed"): "action_changed",
}
# Any number will do, as long as nothing else takes the same PostgreSQL advisory lock.
IMPORT_LOCK = 5_102_229


class MovedSince(Exception):
    """The database changed after the preview was read; ``preview`` says what the import would now do."""

    def __init__(self, preview: ImportPreview) -> None:
        super().__init__(preview.file_name)
        self.preview = preview


def preview_import(reading: Reading, refused_guesses: Collection[str] = ()) -> ImportPreview:
    """Return what importing this reading would do; nothing is written."""
    return compare(reading, refused_guesses)[0]


def apply_import(
    *,
    reading: Reading,
    actor: Person | None,
    refused_guesses: Collection[str] = (),
    seen: str = "",
    actor_label: str = "",
) -> ImportPreview:
    """Write what a reading says, all or nothing, with its lines in the journal; return what was done.

    refused_guesses: names that are not the organisation guessed for them. seen: fingerprint of the preview someone
    agreed to; raises MovedSince when the import would now do something else. A refused reading writes nothing.
    """
    with transaction.atomic():
        wait_for_other_imports()
        if seen:
            check_unmoved(reading, seen)
        preview, batch = compare(reading, refused_guesses)
        if preview.is_refused:
            return preview
        if preview.changes_nothing and not preview.guesses:
            return preview
        write(preview, batch)
        tell(preview, actor=actor, actor_label=actor_label or gettext("commande d'import"))
    return preview


def wait_for_other_imports() -> None:
    """Let one import at a time read then write; SQLite's immediate transactions already do."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])


def check_unmoved(reading: Reading, seen: str) -> None:
    """Raise MovedSince unless the import would still do what the preview said, before any guess was refused."""
    preview = preview_import(reading)
    if not preview.is_refused and preview.fingerprint != seen:
        raise MovedSince(preview)


def write(preview: ImportPreview, batch: Batch) -> None:
    """Write the rows, then what searches look into."""
    batch.write()
    touched = [one.row.pk for one in preview.outcomes if one.kind == "actions" and one.state != "unchanged"]
    refresh_search_text(touched)


def tell(preview: ImportPreview, *, actor: Person | None, actor_label: str) -> None:
    """Write the journal: one line for the import of each plan, one for each thing created or changed."""
    label = "" if actor else actor_label
    counts: dict[str, list[object]] = {gettext("fichier"): ["", preview.file_name]}
    for state in STATES[:2]:
        counts |= {counted(kind, state): ["", count] for kind, count in preview.counts(state).items() if count}
    for outcome in preview.outcomes:
        if outcome.kind == "plans":
            record(actor=actor, verb="plan_imported", on=outcome.row, changes=counts, actor_label=label)
        verb = VERBS.get((outcome.kind, outcome.state))
        if verb:
            record(actor=actor, verb=verb, on=outcome.row, changes=told(outcome), actor_label=label)


def counted(kind: str, state: str) -> str:
    """Return the name of a count in the journal: « axes – ajouts »."""
    kinds = {"plans": gettext("plans"), "axes": gettext("axes"), "actions": gettext("actions")}
    changes = gettext("ajouts") if state == "created" else gettext("modifications")
    return f"{kinds.get(kind, gettext('structures'))} – {changes}"


def told(outcome: Outcome) -> dict[str, list[str]]:
    """Return the differences of an outcome as the journal keeps them."""
    changes: dict[str, list[str]] = {}
    for difference in outcome.differences:
        before, after = changes.get(difference.label, ["", ""])
        changes[difference.label] = [joined(before, difference.before), joined(after, difference.after)]
    return changes


def joined(one: str, other: str) -> str:
    """Return two texts of the journal in one."""
    return in_words([text for text in (one, other) if text])


def refused(file_name: str, message: str) -> ImportPreview:
    """Return the preview of a file that could not be read at all."""
    findings = Findings()
    findings.refuse(file_name, message)
    return ImportPreview(file_name, errors=findings.errors)
