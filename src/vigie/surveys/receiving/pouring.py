"""Pours waiting answers among the others, in random order, under random identifiers, sealed anew.

An answer waits for company: as many as the territory's threshold are poured together. All the answers of the wave are
then written again, by one transaction, so that neither order, row number, transaction nor identifier says which came
when, and so after which access code.
"""

import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django_tasks import task

from vigie.observatory.deposit import deposit_checked
from vigie.surveys.models import Answer, Survey, WaitingAnswer, Wave
from vigie.surveys.receiving.facts import facts_of
from vigie.surveys.receiving.locking import lock_counts
from vigie.surveys.receiving.sealing import TEXTS, VALUES, WAITING, seal, unseal
from vigie.territory.thresholds import small_count_threshold

BATCH = 500


@dataclass(frozen=True)
class Opened:
    """What an answer says. mark: of its submission, None when the survey is anonymous."""

    version_id: int
    language: str
    values: dict[str, str]
    texts: dict[str, str]
    mark: bytes | None


def pour(wave: Wave) -> int:
    """Pour the answers of a wave that wait, once they are enough or the wave is closed; return how many were poured.

    One transaction: facts deposited, waiting answers deleted, answers written. Two at once pour once.
    """
    with transaction.atomic():
        lock_counts(wave.pk)
        waiting = list(WaitingAnswer.objects.filter(wave_id=wave.pk))
        is_closed = Wave.objects.filter(pk=wave.pk, closed_on__isnull=False).exists()
        if not waiting or (len(waiting) < small_count_threshold() and not is_closed):
            return 0
        new = [opened_waiting(row) for row in waiting]
        deposit_facts(wave, new)
        WaitingAnswer.objects.filter(wave_id=wave.pk, pk__in=[row.pk for row in waiting]).delete()
        write_anew(wave, new)
    return len(new)


def deposit_facts(wave: Wave, new: Sequence[Opened]) -> None:
    """Deposit the facts that answers hold, as the survey says."""
    survey = Survey.objects.get(pk=wave.survey_id)
    if survey.fact_mapping:
        values = [each.values for each in new]
        facts = facts_of(survey.fact_mapping, values, place=wave.place, today=timezone.localdate())
        deposit_checked(facts, is_fictitious=survey.is_fictitious)


def write_anew(wave: Wave, new: Sequence[Opened]) -> None:
    """Write the answers of a wave again, the new ones among them, in an order drawn by lot."""
    answers = [*new, *map(opened_answer, Answer.objects.filter(wave_id=wave.pk))]
    secrets.SystemRandom().shuffle(answers)
    Answer.objects.filter(wave_id=wave.pk).delete()
    Answer.objects.bulk_create([row_of(wave, each) for each in answers], batch_size=BATCH)


def opened_waiting(row: WaitingAnswer) -> Opened:
    """Open an answer that waits."""
    content: dict[str, Any] = unseal(row.content, wave_id=row.wave_id, row=row.pk, field=WAITING)
    mark = content.get("mark")
    return Opened(
        content["version"],
        content["language"],
        content["values"],
        content["texts"],
        bytes.fromhex(mark) if mark else None,
    )


def opened_answer(row: Answer) -> Opened:
    """Open an answer already poured."""
    content = unseal(row.values, wave_id=row.wave_id, row=row.pk, field=VALUES)
    texts = unseal(row.texts, wave_id=row.wave_id, row=row.pk, field=TEXTS) if row.texts is not None else {}
    return Opened(row.version_id, content["language"], content["values"], texts, bytes(row.mark) if row.mark else None)


def row_of(wave: Wave, each: Opened) -> Answer:
    """Return the row of an answer, under an identifier read from the system's source of chance."""
    row = uuid.UUID(bytes=secrets.token_bytes(16), version=4)
    content = {"language": each.language, "values": each.values}
    return Answer(
        id=row,
        wave_id=wave.pk,
        version_id=each.version_id,
        values=seal(content, wave_id=wave.pk, row=row, field=VALUES),
        texts=seal(each.texts, wave_id=wave.pk, row=row, field=TEXTS) if each.texts else None,
        mark=each.mark,
    )


@task()
def pour_answers() -> None:
    """Pour what waits in each wave: a periodic job, which may run twice."""
    for wave in Wave.objects.filter(Exists(WaitingAnswer.objects.filter(wave=OuterRef("pk")))):
        pour(wave)
