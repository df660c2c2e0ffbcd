"""Writes the dated notes of an action: what is said of it for a year, and the status it has then."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.agreements import NotAgreed, reason_not_to_launch
from vigie.plan.models import Action, ActionNote
from vigie.plan.search_index import refresh_search_text

# Until the end of this month, news are about the year that has just ended, unless someone says otherwise.
LAST_MONTH_FOR_PAST_YEAR = 3


def year_in_question(day: date) -> int:
    """Return the year that news given on a day are about: the past one from January to March."""
    return day.year - 1 if day.month <= LAST_MONTH_FOR_PAST_YEAR else day.year


def add_note(
    *,
    action: Action,
    text: str,
    year: int,
    author: Person | None,
    actor: Person | None,
    status: str = "",
    obstacles: str = "",
) -> ActionNote:
    """Add a note to an action and, when a status is given, change the action's; the note keeps the status of its day.

    obstacles: what slows the action down, apart from what was done.
    author: who says it; actor: who is signed in, None when the note comes by a link sent to the author.
    The same words by the same author on the same day are one note: sending a form twice adds nothing.
    """
    with transaction.atomic():
        locked = Action.objects.select_for_update().get(pk=action.pk)
        today = timezone.localdate()
        same = locked.notes.filter(year=year, text=text, obstacles=obstacles, author=author, dated_on=today).first()
        if same:
            return same
        note = ActionNote.objects.create(
            action=locked,
            year=year,
            dated_on=today,
            text=text,
            obstacles=obstacles,
            status=status or locked.status,
            author=author,
            is_fictitious=bool(author and author.is_fictitious),
        )
        changes = {"note": ["", text], **set_status(locked, status)}
        if obstacles:
            changes["obstacles"] = ["", obstacles]
        tell(action=locked, actor=actor, author=author, verb="note_added", changes=changes)
    return note


def change_note(
    *,
    note: ActionNote,
    text: str,
    year: int,
    actor: Person | None,
    author: Person | None,
    status: str = "",
    obstacles: str = "",
) -> ActionNote:
    """Correct a note; when a status is given, the note and its action take it. The same words change nothing."""
    with transaction.atomic():
        locked = Action.objects.select_for_update().get(pk=note.action_id)
        written = (
            ("note", note.text, text),
            ("obstacles", note.obstacles, obstacles),
            ("année", str(note.year), str(year)),
        )
        changes = {name: [before, after] for name, before, after in written if before != after}
        note.text, note.obstacles, note.year, note.status = text, obstacles, year, status or note.status
        note.save(update_fields=["text", "obstacles", "year", "status"])
        changes |= set_status(locked, status)
        if changes:
            tell(action=locked, actor=actor, author=author, verb="note_changed", changes=changes)
    return note


def remove_note(*, note: ActionNote, actor: Person) -> None:
    """Remove a note; its words stay in the journal."""
    with transaction.atomic():
        changes = {"note": [note.text, ""]}
        note.delete()
        refresh_search_text([note.action_id])
        record(actor=actor, verb="note_removed", on=note.action, changes=changes)


def set_status(action: Action, status: str) -> dict[str, list[str]]:
    """Give an action a status; return the change, empty when there is none. Raises NotAgreed when it cannot start."""
    if not status or status == action.status:
        return {}
    refusal = reason_not_to_launch(action, {"status": status})
    if refusal:
        raise NotAgreed(refusal)
    before = action.get_status_display()
    action.status = status
    action.save(update_fields=["status", "updated_at"])
    return {"status": [str(before), str(action.get_status_display())]}


def tell(
    *, action: Action, actor: Person | None, author: Person | None, verb: str, changes: dict[str, list[str]]
) -> None:
    """Tell the journal, and the search; a note that came by a link is told of the person the link was sent to."""
    refresh_search_text([action.pk])
    record(actor=actor or author, verb=verb, on=action, changes=changes)
