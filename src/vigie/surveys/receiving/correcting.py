"""Takes in answers that a phone corrected after sending them: they replace the first ones, and nothing counts twice.

An anonymous answer cannot be found again, so it cannot be replaced either: its correction is refused, and it stays.
"""

import uuid
from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vigie.surveys.models import Answer, SubmissionMark, SurveyVersion, WaitingAnswer, Wave
from vigie.surveys.receiving.arrivals import (
    NotReceived,
    Received,
    is_new,
    let_in,
    sealed_answer,
    wait_sealed,
)
from vigie.surveys.receiving.files import move_files
from vigie.surveys.receiving.limits import leave_quotas
from vigie.surveys.receiving.locking import lock_counts, read_while_open
from vigie.surveys.receiving.pouring import opened_answer, opened_waiting
from vigie.surveys.receiving.sealing import mark_of

if TYPE_CHECKING:
    from vigie.surveys.engine.flattening import Flat

NOT_FOUND_AGAIN = _(
    "Cette enquête est anonyme : une réponse envoyée ne peut plus être retrouvée, donc pas corrigée. "
    "La première reste comptée, une seule fois ; rien d'autre n'a été enregistré."
)
ALREADY_CORRECTED = _(
    "Cette réponse a déjà été corrigée : reprenez la dernière correction sur le téléphone, et corrigez celle-là."
)
ALREADY_TOLD = _(
    "Cette réponse a déjà été versée à l'observatoire : elle ne peut plus être corrigée. "
    "Elle reste comptée une seule fois ; rien d'autre n'a été enregistré."
)


def replaced_mark(wave_id: int, mark: bytes) -> bytes:
    """Return the mark that says that a submission, known by its own mark, was replaced by another."""
    return mark_of(wave_id, f"replaced:{mark.hex()}")


def is_replaced(wave: Wave, mark: bytes) -> bool:
    """Whether a correction has taken the place of a submission."""
    return SubmissionMark.objects.filter(wave_id=wave.pk, tag=replaced_mark(wave.pk, mark)).exists()


def correct(
    wave: Wave, version: SurveyVersion, flat: "Flat", *, mark: bytes, old: bytes, files: Collection[str] = ()
) -> Received:
    """Take in an answer in place of the one whose mark is ``old``, in one transaction; REPEATED when it already came.

    The old one not having come, the new one stands for both: should the old one arrive later, it changes nothing.
    files: the names of files that the new answer holds; those sent with the old one go on with it.
    Raises NotReceived: as ``arrivals.receive`` does, or because the old one was replaced already, is anonymous, or has
    made facts.
    """
    row = uuid.uuid4()
    sealed = sealed_answer(wave, version, flat, language="", mark=mark, row=row)
    with transaction.atomic():
        if not is_new(wave.pk, mark):
            return Received.REPEATED
        if not is_new(wave.pk, replaced_mark(wave.pk, old)):
            raise NotReceived(ALREADY_CORRECTED)
        if not is_new(wave.pk, old):
            take_out(wave, old)
            move_files(wave, old, mark, files)
        let_in(wave, flat, None, by_collector=True)
        wait_sealed(wave, row, sealed)
    return Received.NEW


def take_out(wave: Wave, mark: bytes) -> None:
    """Take an answer out of its wave and of its quotas, in the transaction of the caller. Raises NotReceived."""
    if wave.survey.is_anonymous:
        raise NotReceived(NOT_FOUND_AGAIN)
    read_while_open(wave.pk)
    lock_counts(wave.pk)
    waiting = waiting_answer(wave, mark)
    poured = Answer.objects.filter(wave_id=wave.pk, mark=mark).first() if waiting is None else None
    if poured and wave.survey.fact_mapping:
        raise NotReceived(ALREADY_TOLD)
    row = waiting or poured
    if row:
        opened = opened_waiting(row) if isinstance(row, WaitingAnswer) else opened_answer(row)
        leave_quotas(wave, opened.values)
        row.delete()


def waiting_answer(wave: Wave, mark: bytes) -> WaitingAnswer | None:
    """Return the answer that waits under a mark, which is sealed with it: each has to be opened."""
    rows = WaitingAnswer.objects.filter(wave_id=wave.pk)
    return next((row for row in rows.iterator() if opened_waiting(row).mark == mark), None)
