"""Codes by which pupils tell how their internship went: handed out on paper, tied to nobody."""

from django.db import transaction

from vigie.accounts.models import Person
from vigie.internships.models import Assignment, SchoolEntry
from vigie.surveys.models import TokenBatch
from vigie.surveys.receiving.tokens import make_batch


def feedback_size(entry: SchoolEntry) -> int:
    """Return how many pupils of a school have a seat: as many codes are made."""
    return Assignment.objects.standing().filter(pupil__school_class__entry=entry).count()


def label_of(entry: SchoolEntry) -> str:
    """Return to whom a batch of codes is handed."""
    return str(entry.organisation)[:120]


def batches_of(entry: SchoolEntry) -> list[TokenBatch]:
    """Return the batches already made for a school."""
    if entry.campaign.feedback_wave_id is None:
        return []
    return list(TokenBatch.objects.filter(wave=entry.campaign.feedback_wave_id, label=label_of(entry)))


def make_codes(*, entry: SchoolEntry, seen: str, by: Person) -> list[str]:
    """Make one code for each pupil who has a seat, and return them once. The wave of the campaign must be chosen.

    seen: how many batches the page that asks had seen; none is made when there are others since (a double click).
    """
    wave = entry.campaign.feedback_wave
    if wave is None:
        raise ValueError("No wave is chosen.")
    with transaction.atomic():
        SchoolEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
        if seen != str(len(batches_of(entry))):
            return []
        _batch, codes = make_batch(wave=wave, label=label_of(entry), size=feedback_size(entry), by=by)
    return codes
