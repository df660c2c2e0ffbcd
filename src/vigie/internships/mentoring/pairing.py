"""From the rows to a proposal, and from a proposal to pairs."""

from collections import defaultdict
from collections.abc import Set as AbstractSet
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.internships.mentoring.proposing import MenteeRequest, MentorOffer, ProposedPair, propose
from vigie.internships.models import Mentee, MenteePair, Mentor

OPEN = Q(pairs__ended_on=None, pairs__isnull=False)


def standing_mentors() -> QuerySet[Any]:
    """Return the mentors who go on, with how many people each accompanies, as ``taken``."""
    taken = Count("pairs", filter=OPEN)
    return (
        Mentor.objects.filter(ended_on=None)
        .annotate(taken=taken)
        .select_related("person", "company__organisation__parent")
    )


def stopped_mentors() -> QuerySet[Mentor]:
    """Return the mentors who no longer accompany anyone: kept for a year, and welcome back."""
    return Mentor.objects.exclude(ended_on=None).select_related("person", "company__organisation__parent")


def waiting_mentees() -> QuerySet[Mentee]:
    """Return the young people who look for someone."""
    return Mentee.objects.filter(ended_on=None).exclude(pairs__in=MenteePair.objects.filter(ended_on=None))


def offers_of(mentors: QuerySet[Any]) -> list[MentorOffer]:
    """Return mentors as plain values, with the places they still have. One query."""
    rows = mentors.values_list("pk", "sectors", "slots", "places", "taken")
    return [
        MentorOffer(number, frozenset(sectors), frozenset(slots), max(0, places - taken))
        for number, sectors, slots, places, taken in rows
    ]


def requests_of(mentees: QuerySet[Mentee]) -> list[MenteeRequest]:
    """Return young people as plain values. Two queries."""
    past: dict[int, set[int]] = defaultdict(set)
    for mentee, mentor in MenteePair.objects.exclude(ended_on=None).values_list("mentee", "mentor"):
        past[mentee].add(mentor)
    rows = mentees.values_list("pk", "pseudonym", "sectors", "slots", "wishes")
    return [
        MenteeRequest(pseudonym, frozenset(sectors), frozenset(slots), tuple(wishes), frozenset(past[number]))
        for number, pseudonym, sectors, slots, wishes in rows
    ]


def proposal(seed: str) -> list[ProposedPair]:
    """Return the pairs that the seed proposes today."""
    return propose(offers_of(standing_mentors()), requests_of(waiting_mentees()), seed)


def confirm_pairs(*, chosen: AbstractSet[tuple[int, str]], seed: str, by: Person) -> int:
    """Turn into pairs those chosen among the proposal of a seed, which is made again; return how many.

    chosen: mentors' numbers and young people's pseudonyms. Sent twice, what is a pair already is no longer proposed.
    """
    with transaction.atomic():
        list(Mentor.objects.select_for_update().order_by("pk").values_list("pk"))
        list(Mentee.objects.select_for_update().order_by("pk").values_list("pk"))
        kept = [pair for pair in proposal(seed) if (pair.mentor, pair.mentee) in chosen]
        numbers = dict(Mentee.objects.values_list("pseudonym", "pk"))
        for pair in kept:
            row = MenteePair.objects.create(mentor_id=pair.mentor, mentee_id=numbers[pair.mentee])
            record(actor=by, verb="pairs_confirmed", on=row)
    return len(kept)
