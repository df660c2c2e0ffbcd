"""An offer goes with its company, that may never have had an account: the pilot ends its seats."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.internships.ending import end_seats
from vigie.internships.holding import hold_lists
from vigie.internships.models import Assignment, Campaign, Offer
from vigie.internships.models.after import AssignmentQuerySet


def seats_to_come() -> AssignmentQuerySet:
    """Return the seats held whose internship is not over."""
    return Assignment.objects.standing().filter(session__week__ends_on__gte=timezone.localdate())


def offers_to_lose(campaign: Campaign) -> QuerySet[Offer]:
    """Return the offers of a campaign where someone is still expected."""
    found = Offer.objects.filter(campaign=campaign, pk__in=seats_to_come().values("session__offer"))
    return found.select_related("company__organisation__parent").order_by("company__organisation__name", "title", "pk")


def lose_offer(*, offer_id: int, by: Person) -> int:
    """End the seats to come of an offer, and take it back; the pupils come first in the second round.

    Return how many ended; when there are none, perhaps since the page was shown, nothing is written.
    """
    with transaction.atomic():
        hold_lists(Offer.objects.filter(pk=offer_id).values_list("campaign", flat=True))
        offer = Offer.objects.select_for_update().get(pk=offer_id)
        ended = end_seats(seats_to_come().filter(session__offer=offer), Assignment.End.OFFER_GONE)
        if ended:
            offer.withdrawn_on = offer.withdrawn_on or timezone.localdate()
            offer.save(update_fields=["withdrawn_on"])
            record(actor=by, verb="offer_lost", on=offer, changes={"places": [ended, 0]})
    return ended
