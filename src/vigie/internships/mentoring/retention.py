"""Erases pairs, young people and mentors a year after it ended, as the data register says. May run twice."""

from datetime import date

from django.db.models import QuerySet

from vigie.internships.models import Mentee, MenteePair, Mentor


def erase_mentoring(limit: date) -> int:
    """Erase what ended on a day or before; return how many rows went. A pair that goes on keeps both of its people."""
    old = MenteePair.objects.filter(ended_on__lte=limit)
    known = set(old.values_list("mentee", flat=True))
    pairs, _ = old.delete()
    gone = Mentee.objects.filter(pairs=None)
    mentees, _ = (gone.filter(ended_on__lte=limit) | done_waiting(gone, known, limit)).delete()
    mentors, _ = Mentor.objects.filter(ended_on__lte=limit, pairs=None).delete()
    return pairs + mentees + mentors


def done_waiting(gone: QuerySet[Mentee], known: set[int], limit: date) -> QuerySet[Mentee]:
    """Return those whose last pair ended that long ago, and whose demand is as old."""
    return gone.filter(pk__in=known, agreed_on__lte=limit)
