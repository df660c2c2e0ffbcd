"""Acts of following a case: take it, answer, note, hand it to a colleague, close it, open it again."""

import json
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.support.cases.access import OpenCase
from vigie.support.counting import What, count
from vigie.support.fields import Field
from vigie.support.models import Case, Task
from vigie.support.sealing import read_texts, share_with, write_next, write_text

State = Case.State
# Why a case ends; sealed with it.
CLOSING_REASONS = {
    "helped": gettext_lazy("la personne a eu ce qu'elle cherchait"),
    "stopped": gettext_lazy("la personne ne souhaite pas continuer"),
    "silent": gettext_lazy("la personne ne répond plus"),
    "elsewhere": gettext_lazy("un autre lieu la suit désormais"),
    "other_problem": gettext_lazy("il s'agit d'un autre problème, elle a été orientée"),
    "other": gettext_lazy("autre raison"),
}


def locked(case: Case) -> Case:
    """Return the case as it is now, held for the transaction."""
    return Case.objects.select_for_update().get(pk=case.pk)


def refuse_if_closed(case: Case) -> None:
    """Raise ValidationError when a case is closed."""
    if case.state == State.CLOSED:
        raise ValidationError(gettext("Ce dossier est terminé : rouvrez-le d'abord."))


@transaction.atomic
def take_case(*, case: Case, actor: Person) -> None:
    """Take charge of a case that nobody follows. Raises ValidationError when someone else took it meanwhile."""
    current = locked(case)
    refuse_if_closed(current)
    if current.taken_by_id == actor.pk:
        return
    if current.taken_by:
        raise ValidationError(gettext("%(name)s suit déjà ce dossier.") % {"name": current.taken_by})
    follow(current, actor)
    record(actor=actor, verb="case_taken", on=current)


def follow(case: Case, person: Person) -> None:
    """Write who follows a case; a new one is new no longer."""
    if case.taken_by is None:
        count(case.point, What.TAKEN, timezone.localdate())
    case.taken_by = person
    case.state = State.TAKEN if case.state == State.NEW else case.state
    case.save(update_fields=["taken_by", "state"])


@transaction.atomic
def answer_person(*, opened: OpenCase, text: str, waits_for_her: bool, actor: Person) -> None:
    """Write to the person; the first answer takes charge of the case. The same words twice running are one message.

    waits_for_her: whether it is now her turn. Raises ValidationError on a closed case, StaleKey.
    """
    current = locked(opened.case)
    refuse_if_closed(current)
    if is_last(opened, Field.MESSAGE, text):
        return
    write_next(opened.shared, opened.shared_key, Field.MESSAGE, text)
    if current.taken_by is None:
        follow(current, actor)
    today = timezone.localdate()
    current.awaits_staff, current.awaits_person = False, waits_for_her
    current.last_contact_on, current.warned_on = today, None
    current.save(update_fields=["awaits_staff", "awaits_person", "last_contact_on", "warned_on"])
    current.tasks.due().filter(kind=Task.Kind.ACKNOWLEDGE).update(done_on=today)
    record(actor=actor, verb="case_answered", on=current)


def is_last(opened: OpenCase, kind: Field, text: str) -> bool:
    """Whether the last text of a list, from the staff, says just that: a double click writes once."""
    is_note = kind == Field.NOTE
    part, key = (opened.internal, opened.internal_key) if is_note else (opened.shared, opened.shared_key)
    listed = [each for field, each in read_texts(part, key).items() if field.startswith(f"{kind}:")]
    last = max(listed, key=lambda each: each.number, default=None)
    return last is not None and not last.by_person and last.text == text


@transaction.atomic
def write_note(*, opened: OpenCase, text: str, actor: Person) -> None:
    """Write an internal note: the person never reads it. The same words twice running are one note. Raises StaleKey."""
    locked(opened.case)
    if is_last(opened, Field.NOTE, text):
        return
    write_next(opened.internal, opened.internal_key, Field.NOTE, text)
    record(actor=actor, verb="case_noted", on=opened.case)


@transaction.atomic
def reassign_case(*, opened: OpenCase, person: Person, actor: Person) -> None:
    """Let a colleague of the point follow a case; they receive its keys if they had none.

    person: one of those who listen at the point. Raises ValidationError when they have no vault.
    """
    current = locked(opened.case)
    refuse_if_closed(current)
    give_keys(opened, person)
    if current.taken_by_id == person.pk:
        return
    follow(current, person)
    record(actor=actor, verb="case_reassigned", on=current, changes={"personne": ["", person.journal_label]})


def give_keys(opened: OpenCase, person: Person) -> None:
    """Give both parts of a case to someone. Raises ValidationError when they have no vault yet."""
    share_with(opened.shared, opened.shared_key, person)
    share_with(opened.internal, opened.internal_key, person)
    if not opened.internal.envelopes.filter(person=person).exists():
        raise ValidationError(
            gettext("%(name)s n'a pas encore ouvert son coffre : le dossier ne peut pas lui être confié.")
            % {"name": person}
        )


@transaction.atomic
def close_case(*, opened: OpenCase, reason: str, words: str, actor: Person, day: date | None = None) -> None:
    """Close a case. reason: a code of ``CLOSING_REASONS``, sealed. words: a last message to the person, or nothing."""
    current = locked(opened.case)
    if current.state == State.CLOSED:
        return
    write_text(opened.internal, opened.internal_key, Field.CLOSING, json.dumps({"reason": reason}))
    if words:
        write_next(opened.shared, opened.shared_key, Field.MESSAGE, words)
        current.last_contact_on, current.warned_on = timezone.localdate(), None
    current.state, current.closed_on = State.CLOSED, day or timezone.localdate()
    current.awaits_staff = current.awaits_person = False
    current.save(update_fields=["state", "closed_on", "awaits_staff", "awaits_person", "last_contact_on", "warned_on"])
    count(current.point, What.CLOSED, current.closed_on)
    record(actor=actor, verb="case_closed", on=current)


@transaction.atomic
def reopen_case(*, opened: OpenCase, reason: str, actor: Person) -> None:
    """Open a closed case again. reason: in words, kept as an internal note."""
    current = locked(opened.case)
    if current.state != State.CLOSED:
        return
    note = gettext("Dossier rouvert : %(reason)s") % {"reason": reason}
    write_next(opened.internal, opened.internal_key, Field.NOTE, note)
    current.state, current.closed_on, current.warned_on = State.TAKEN, None, None
    current.taken_by = current.taken_by or actor
    current.save(update_fields=["state", "closed_on", "warned_on", "taken_by"])
    record(actor=actor, verb="case_reopened", on=current)
