"""Erases cases: rows in one transaction, then the bytes of files, whose keys are gone by then. May stop anywhere."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.erasing import erase_traces
from vigie.support.models import Case, SealedFile
from vigie.support.retention.keeping import kept_values
from vigie.support.retention.periods import is_to_announce, is_to_erase
from vigie.support.retention.purge_journal import erased_tags, tag_of, write_purge
from vigie.support.sealing import forget_stored

ROOM = "support"


@task()
def purge_cases() -> None:
    """Erase again what came back, announce, erase what is past its time: a periodic job."""
    apply_and_clean(timezone.localdate())


def apply_and_clean(today: date) -> dict[str, int]:
    """Apply the retention of a day, then let go of the bytes of what was erased. Call it outside any transaction.

    Each time: a listener may have erased a case since the last one, or a person taken an agreement back.
    """
    counts = apply_retention(today)
    erase_traces(ROOM)
    return counts


def apply_retention(today: date) -> dict[str, int]:
    """Apply the retention of a day; return how many cases were ``again`` erased, ``announced`` and ``erased``."""
    return {"again": erase_again(today), "announced": announce(today), "erased": erase_due(today)}


def erase_again(today: date) -> int:
    """Erase the cases that an older copy of the database brought back; return how many."""
    tags = erased_tags()
    back = [case for case in Case.objects.all() if tag_of(case.pk) in tags] if tags else []
    return erase_all(back, today)


def announce(today: date) -> int:
    """Write on cases that they will be erased, for those who accompany and for the person; return how many."""
    due = [case.pk for case in Case.objects.filter(warned_on=None) if is_to_announce(kept_values(case), today)]
    return Case.objects.filter(pk__in=due, warned_on=None).update(warned_on=today)


def erase_due(today: date) -> int:
    """Erase the cases past their time; return how many."""
    due = [case for case in Case.objects.exclude(warned_on=None) if is_to_erase(kept_values(case), today)]
    return erase_all(due, today)


def erase_all(cases: Iterable[Case], today: date) -> int:
    """Erase cases one by one: what is interrupted leaves each whole or gone. Return how many."""
    return sum(erase_case(case=case, actor=None, today=today) for case in cases)


def erase_case(*, case: Case, actor: Person | None, today: date) -> bool:
    """Erase one case, whatever its age; return False when it was gone already. Counters and facts stay.

    It is written as erased before it is: a copy of the database taken meanwhile cannot bring it back for good.
    """
    write_purge(case.pk, today)
    with transaction.atomic():
        stored = list(SealedFile.objects.filter(compartment__case=case).values_list("stored", flat=True))
        record(actor=actor, verb="case_erased", on=case.point)
        erased, _ = Case.objects.filter(pk=case.pk).delete()
        if not erased:
            transaction.set_rollback(True)
    for name in stored:
        forget_stored(name)
    return bool(erased)
