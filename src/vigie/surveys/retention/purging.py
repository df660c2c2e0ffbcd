"""Erases the answers of waves past their time, and all that came with them; frozen results stay. May stop anywhere."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from vigie.accounts.journal import record
from vigie.core.erasing import erase_traces
from vigie.surveys.models import (
    AccessToken,
    Answer,
    AnswerFile,
    Draft,
    Quota,
    SubmissionMark,
    TokenBatch,
    WaitingAnswer,
    Wave,
)
from vigie.surveys.retention.periods import is_to_erase

ROOM = "surveys"


@task()
def purge_answers() -> None:
    """Erase what is past its time, then let the database let go of its bytes: a periodic job, which may run twice."""
    erase_answers_until(timezone.localdate())


def erase_answers_until(today: date) -> int:
    """Apply the retention of a day, then let go of the bytes of what was erased. Call it outside any transaction."""
    erased = apply_retention(today)
    if erased:
        erase_traces(ROOM)
    return erased


def apply_retention(today: date) -> int:
    """Erase the drafts and the waves that are past their time; return how many rows of either."""
    drafts, _ = Draft.objects.filter(expires_on__lte=today).delete()
    return drafts + sum(purge_wave(wave=wave, today=today) for wave in waves_to_purge(today))


def waves_to_purge(today: date) -> list[Wave]:
    """Return the waves whose answers were kept long enough."""
    closed = Wave.objects.filter(closed_on__isnull=False, purged_on=None).select_related("survey")
    return [
        wave for wave in closed if wave.closed_on and is_to_erase(wave.closed_on, wave.survey.retention_months, today)
    ]


def purge_wave(*, wave: Wave, today: date) -> bool:
    """Erase the answers of one wave, with files, marks, access codes and drafts; return False when it was done."""
    with transaction.atomic():
        if not Wave.objects.filter(pk=wave.pk, purged_on=None).update(purged_on=today):
            return False
        for model in (WaitingAnswer, Answer, AnswerFile, SubmissionMark, Draft):
            model.objects.filter(wave_id=wave.pk).delete()
        AccessToken.objects.filter(batch__wave_id=wave.pk).delete()
        TokenBatch.objects.filter(wave_id=wave.pk).delete()
        # How many gave one answer is a small number like another.
        Quota.objects.filter(wave_id=wave.pk).update(count=0)
        record(actor=None, verb="answers_purged", on=wave)
    return True
