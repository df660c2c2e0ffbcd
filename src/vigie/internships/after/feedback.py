"""Codes by which pupils tell how their internship went: handed out on paper, tied to nobody."""

from datetime import date

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext

from vigie.accounts.access import Reason
from vigie.accounts.models import Person
from vigie.core.day_words import date_format
from vigie.internships.models import Assignment, SchoolEntry
from vigie.surveys.models import TokenBatch
from vigie.surveys.receiving.tokens import make_batch


def seats_of(entry: SchoolEntry) -> QuerySet[Assignment]:
    """Return the seats that pupils of a school hold."""
    return Assignment.objects.standing().filter(pupil__school_class__entry=entry)


def feedback_size(entry: SchoolEntry) -> int:
    """Return how many pupils of a school have a seat: as many codes are made."""
    return seats_of(entry).count()


def feedback_refusal(entry: SchoolEntry, day: date) -> Reason:
    """Return why no code is made for a school on a day, or None: the last internship ends that day at the latest."""
    if entry.campaign.feedback_wave_id is None:
        return gettext("L'équipe qui pilote n'a pas encore choisi l'enquête de retour de stage.")
    last = seats_of(entry).aggregate(last=Max("session__week__ends_on"))["last"]
    if last is None:
        return gettext("Aucun élève de l'établissement n'a de stage pour le moment.")
    if day < last:
        sentence = gettext("Le dernier stage de vos élèves finit le %(day)s : les codes se font à partir de ce jour.")
        return sentence % {"day": date_format(last, "j F Y")}
    return None


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
