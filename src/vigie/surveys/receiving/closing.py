"""Closes a wave: it takes no more answers, and what still waits is poured."""

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.surveys.models import Draft, Wave
from vigie.surveys.receiving.pouring import pour


def close_wave(wave: Wave, by: Person | None) -> bool:
    """Close a wave for good; return False when it already was. by: None for the machine, after the last day.

    Whoever was sending an answer at that instant is waited for, and their answer is poured with the others.
    """
    with transaction.atomic():
        if not Wave.objects.filter(pk=wave.pk, closed_on=None).update(closed_on=timezone.localdate()):
            return False
        pour(wave)
        # A draft is an answer that will never be sent.
        Draft.objects.filter(wave_id=wave.pk).delete()
        record(actor=by, verb="wave_closed", on=wave)
    wave.refresh_from_db(fields=["closed_on"])
    return True


@task()
def close_ended_waves() -> None:
    """Close the waves whose last day has passed: a periodic job, which may run twice."""
    for wave in Wave.objects.filter(closed_on=None, closes_on__lt=timezone.localdate()):
        close_wave(wave, None)
