"""Protects an edition and audits it: long work, done by a worker while a page shows how far it has gone."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext, override
from django_tasks import task

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core import jobs
from vigie.core.models import JobProgress
from vigie.observatory.counting import NegativeCount
from vigie.observatory.editions.editing import edition_of_draft
from vigie.observatory.editions.gathering import gather
from vigie.observatory.editions.ledger import entries_about, facts_counted, ledger_marks
from vigie.observatory.editions.preparing import UNDONE, State, locked, refuse_closed, threshold_now
from vigie.observatory.editions.protection import CannotProtect, fault_of, protect_gathered
from vigie.observatory.editions.reviewing import tell_reviewer
from vigie.observatory.models import EditionDraft
from vigie.observatory.released_json import hash_of, to_json

Proof = dict[str, Any]


def ask_for_protection(*, draft_id: int, person: Person) -> JobProgress:
    """Ask for the protection of a draft as it is now, and return what its page follows; asked twice, it is done once.

    Raises CannotPrepare once it is signed or abandoned.
    """
    with transaction.atomic():
        draft = locked(draft_id)
        refuse_closed(draft)
        running = job_of(draft, person)
        if running and not running.is_finished:
            return running
        for name, value in UNDONE.items():
            setattr(draft, name, value)
        draft.revision += 1
        draft.threshold = threshold_now()
        arguments = {"draft_id": draft.pk, "revision": draft.revision, "person_id": person.pk}
        label = gettext("Protection de l'édition « %(title)s »") % {"title": draft.title}
        progress = jobs.start(protect_edition, label=label[:200], owner_key=str(person.pk), arguments=arguments)
        draft.job = progress.pk
        draft.save(update_fields=[*UNDONE, "revision", "threshold", "updated_at"])
    return progress


def job_of(draft: EditionDraft, person: Person) -> JobProgress | None:
    """Return the protection of a draft as it is now that someone asked for; None when there is none."""
    return JobProgress.objects.filter(pk=draft.job, owner_key=str(person.pk)).first() if draft.job else None


@task()
def protect_edition(draft_id: int, revision: int, person_id: int, progress_id: str) -> str:
    """Protect and audit a draft, unless it changed since it was asked; return the address of its page."""
    page = reverse("observatory:draft", args=[draft_id])
    draft = EditionDraft.objects.select_related("catalogue", "corrects").filter(pk=draft_id).first()
    refuse_changed(draft, revision)
    assert draft
    if draft.state != State.DRAFT:
        # Done already, by an attempt that died before saying so.
        return page
    with override("fr"):
        content, proof, fault = protected(draft, progress_id)
        keep(draft, content, proof, fault, actor=Person.objects.filter(pk=person_id).first())
    return page


def refuse_changed(draft: EditionDraft | None, revision: int) -> None:
    """Raise PermanentFailure, with what to do, when a draft is no longer what was to be protected."""
    if draft is None or draft.revision != revision or not draft.is_open:
        raise jobs.PermanentFailure(gettext("L'édition a changé depuis : protégez-la de nouveau."))


def protected(draft: EditionDraft, progress_id: str) -> tuple[dict[str, Any], Proof, str]:
    """Return what a draft would release, the proof that it may, and what to mend. Raises PermanentFailure."""

    def tell(done: int, total: int) -> None:
        jobs.report(progress_id, done=done, total=total)

    # The marks are read first: what is signed or poured meanwhile makes the proof out of date, and signing says so.
    marks = ledger_marks(is_fictitious=draft.is_fictitious)
    facts = facts_counted(draft.vintage, is_fictitious=draft.is_fictitious)
    if not facts:
        raise jobs.PermanentFailure(
            gettext("Aucun fait de %(year)d n'est encore versé : il n'y a rien à compter.") % {"year": draft.vintage}
        )
    entries = entries_about(draft.vintage, is_fictitious=draft.is_fictitious)
    try:
        gathered = gather(draft, {name for entry in entries for name in entry.dimensions})
        result = protect_gathered(gathered, draft.threshold, entries, tell)
    except (NegativeCount, CannotProtect) as failure:
        raise jobs.PermanentFailure(str(failure)) from failure
    content = to_json(edition_of_draft(draft, gathered, result, former=len(marks)))
    return content, {**result.proof, "ledger": marks, "facts": facts}, fault_of(result)


def keep(draft: EditionDraft, content: dict[str, Any], proof: Proof, fault: str, *, actor: Person | None) -> None:
    """Write what was protected, unless the draft changed meanwhile; tell its reviewer when the audit found nothing."""
    with transaction.atomic():
        current = locked(draft.pk)
        refuse_changed(current, draft.revision)
        current.state = State.PROTECTED if fault else State.AUDITED
        current.content, current.proof, current.fault = content, proof, fault
        current.protected_hash = hash_of(content)
        current.save(update_fields=["state", "content", "proof", "fault", "protected_hash", "updated_at"])
        record(actor=actor, verb="edition_protected" if fault else "edition_audited", on=current)
        if not fault:
            tell_reviewer(current)
