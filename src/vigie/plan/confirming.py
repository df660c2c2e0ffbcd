"""Confirms what was deduced from the source, one reading at a time or a whole axis at once; and undoes it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.models import Action, ActionAxis, Axis, AxisItem, Classified, Plan, Priority, ReadingNote

Reading = AxisItem | Priority | ActionAxis


def subject_of(reading: Reading) -> Axis | Plan | Action:
    """Return the thing in whose history the confirmation is told."""
    if isinstance(reading, AxisItem):
        return reading.axis
    return reading.plan if isinstance(reading, Priority) else reading.action


def label_of(reading: Reading) -> str:
    """Return the reading in a few words, for the journal."""
    if isinstance(reading, ActionAxis):
        return gettext("axe %(code)s") % {"code": reading.axis.code}
    return reading.text[:80]


def confirm(*, reading: Reading, actor: Person) -> None:
    """Say that a deduced reading is right. A reading already confirmed stays as it is."""
    with transaction.atomic():
        if not reading.is_doubtful:
            return
        reading.confirmed_at, reading.confirmed_by = timezone.now(), actor
        reading.save(update_fields=["confirmed_at", "confirmed_by"])
        changes = {label_of(reading): [gettext("déduit"), gettext("confirmé")]}
        record(actor=actor, verb="reading_confirmed", on=subject_of(reading), changes=changes)


def reopen(*, reading: Reading, actor: Person) -> None:
    """Undo a confirmation: the reading is doubtful again."""
    with transaction.atomic():
        if reading.confirmed_at is None:
            return
        reading.confirmed_at = reading.confirmed_by = None
        reading.save(update_fields=["confirmed_at", "confirmed_by"])
        changes = {label_of(reading): [gettext("confirmé"), gettext("déduit")]}
        record(actor=actor, verb="reading_reopened", on=subject_of(reading), changes=changes)


def confirm_axis(*, axis: Axis, actor: Person) -> int:
    """Confirm every deduced reading of an axis: its items and the actions tied to it. Return how many there were."""
    with transaction.atomic():
        seal = {"confirmed_at": timezone.now(), "confirmed_by": actor}
        doubtful = {"classification": Classified.Classification.DEDUCED, "confirmed_at": None}
        count = axis.items.filter(**doubtful).update(**seal) + axis.action_links.filter(**doubtful).update(**seal)
        if count:
            record(actor=actor, verb="axis_readings_confirmed", on=axis, changes={gettext("lectures"): ["", count]})
    return count


def reopen_axis(*, axis: Axis, actor: Person) -> int:
    """Undo every confirmation of an axis; what the source says plainly was never confirmed and does not move."""
    with transaction.atomic():
        seal = {"confirmed_at": None, "confirmed_by": None}
        sure = {"classification": Classified.Classification.DEDUCED, "confirmed_at__isnull": False}
        count = axis.items.filter(**sure).update(**seal) + axis.action_links.filter(**sure).update(**seal)
        if count:
            record(actor=actor, verb="axis_readings_reopened", on=axis, changes={gettext("lectures"): [count, ""]})
    return count


def settle_note(*, note: ReadingNote, actor: Person, is_settled: bool) -> None:
    """Say that a doubt about the transcription is settled, or open it again."""
    with transaction.atomic():
        if (note.settled_at is not None) == is_settled:
            return
        note.settled_at = timezone.now() if is_settled else None
        note.save(update_fields=["settled_at"])
        verb = "reading_note_settled" if is_settled else "reading_note_reopened"
        record(actor=actor, verb=verb, on=note.plan, changes={note.text[:80]: ["", ""]})
