"""Pours waiting facts, shuffled, once a month at most: neither order nor hour ties a fact to what was told.

A fact waits for company: facts of one source are poured together, at least as many as the territory's threshold.
Whoever knows which room heard somebody in a month learns no more than that.
"""

import secrets
import uuid
from collections import Counter
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from vigie.observatory.editions.reading import is_vintage_closed
from vigie.observatory.forgetting_order import forget_order
from vigie.observatory.models import EditionDraft, Fact, ReferentialVersion, WaitingFacts
from vigie.observatory.referentials.versions import current_version
from vigie.observatory.waiting import WaitingFact, add_waiting, lock_waiting, read_waiting
from vigie.territory.thresholds import small_count_threshold

BATCH = 500


class Outcome(StrEnum):
    """What became of a pouring."""

    POURED = "poured"
    TOO_FEW = "too_few"
    ALREADY_THIS_MONTH = "already_this_month"


@task()
def pour() -> None:
    """Pour the facts of the month: a job asked for every day, that looks on the first one only.

    Otherwise the day of a pouring would be the day on which the last person needed spoke.
    """
    with transaction.atomic():
        row, month = lock_waiting(), month_of(timezone.localdate())
        if row.looked_month >= month:
            return
        WaitingFacts.objects.filter(pk=row.pk).update(looked_month=month)
        pour_facts(day=timezone.localdate())


def pour_facts(*, day: date, is_check: bool = False) -> Outcome:
    """Pour what may be poured on a day, in one transaction; two processes at once pour once.

    is_check: say what would be done, and change nothing.
    """
    with transaction.atomic():
        row = lock_waiting()
        if row.poured_month >= month_of(day):
            return Outcome.ALREADY_THIS_MONTH
        ready, left = parted([read_waiting(text) for text in row.content], small_count_threshold())
        if not ready:
            return Outcome.TOO_FEW
        if not is_check:
            write(ready, day)
            row.content, row.poured_month = [], month_of(day)
            row.save(update_fields=["poured_month"])
            add_waiting(row, left)
    return Outcome.POURED


def parted(waiting: Sequence[WaitingFact], least: int) -> tuple[list[WaitingFact], list[WaitingFact]]:
    """Return the facts to pour and those to leave. Only new facts give company; corrections follow their source.

    A correction that changes the source waits for both: its halves never lie in two pourings.
    """
    company = Counter((fact.value.source, fact.is_fictitious) for fact in waiting if not fact.is_correction)
    parts: tuple[list[WaitingFact], list[WaitingFact]] = ([], [])
    for fact in waiting:
        is_alone = any(company[source, fact.is_fictitious] < least for source in fact.sources)
        parts[is_alone].append(fact)
    return parts


def write(ready: Sequence[WaitingFact], day: date) -> None:
    """Write facts under identifiers drawn by lot, in an order drawn by lot; all have one version of the lists."""
    shuffled = list(ready)
    secrets.SystemRandom().shuffle(shuffled)
    version, vintages = current_version(), {}
    for is_fictitious in (False, True):
        vintages[is_fictitious] = open_vintage(day.year, is_fictitious=is_fictitious)
    rows = [fact_of(each, version, each.vintage or vintages[each.is_fictitious]) for each in shuffled]
    Fact.objects.bulk_create(rows, batch_size=BATCH)
    forget_order()


def fact_of(each: WaitingFact, version: ReferentialVersion, vintage: int) -> Fact:
    """Return the row of a fact. Its identifier is read from the system's source of chance."""
    return Fact(
        id=uuid.UUID(bytes=secrets.token_bytes(16), version=4),
        referential=version,
        vintage=vintage,
        sign=each.sign,
        is_fictitious=each.is_fictitious,
        **each.value.codes(),
    )


def open_vintage(year: int, *, is_fictitious: bool) -> int:
    """Return the first vintage, from a year on, whose edition still takes facts: neither signed nor protected."""
    while is_vintage_closed(year, is_fictitious=is_fictitious) or is_protected(year, is_fictitious=is_fictitious):
        year += 1
    return year


def is_protected(year: int, *, is_fictitious: bool) -> bool:
    """Whether an edition of that year is past its protection: a fact added then would be counted nowhere."""
    settled = (EditionDraft.State.PROTECTED, EditionDraft.State.AUDITED, EditionDraft.State.REVIEWED)
    return EditionDraft.objects.filter(vintage=year, is_fictitious=is_fictitious, state__in=settled).exists()


def month_of(day: date) -> str:
    """Return the month of a day: « 2026-11 »."""
    return f"{day:%Y-%m}"
