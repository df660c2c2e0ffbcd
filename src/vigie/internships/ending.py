"""Ends seats, for whatever reason: the company that was to host someone no longer reads their name."""

from typing import Final

from django.db.models import Count, Q
from django.utils import timezone

from vigie.internships.models import Assignment, Offer, Refusal, ReleasedName
from vigie.internships.models.after import AssignmentQuerySet

# On these grounds a company has no seat left: nobody else could sit there.
WITHOUT_SEAT: Final = (Refusal.Ground.CLOSED, Refusal.Ground.NO_TUTOR, Refusal.Ground.DUPLICATE)


def end_seats(seats: AssignmentQuerySet, end: str) -> int:
    """End those of these seats that still hold, and erase the names released for them. Return how many.

    end: a code of ``Assignment.End``. Call it in the transaction of the act that ends them.
    """
    ending = list(seats.standing().select_for_update(of=("self",)).values_list("pk", flat=True))
    ReleasedName.objects.filter(assignment__in=ending).delete()
    return Assignment.objects.filter(pk__in=ending).update(ended_on=timezone.localdate(), end=end)


def is_lost(offer: Offer) -> bool:
    """Whether seats that a draw had given went away with an offer."""
    return Assignment.objects.filter(session__offer=offer, end=Assignment.End.OFFER_GONE).exists()


def seats_not_to_offer() -> Count:
    """Count, for sessions (``OfferWeek``), the seats that nobody can be offered: held, or gone when they ended."""
    is_held = Q(assignments__ended_on=None)
    has_no_seat = Q(
        assignments__end=Assignment.End.REFUSED,
        assignments__refusal__verdict=Refusal.Verdict.ACCEPTED,
        assignments__refusal__ground__in=WITHOUT_SEAT,
    )
    return Count("assignments", filter=is_held | has_no_seat | Q(assignments__end=Assignment.End.OFFER_GONE))
