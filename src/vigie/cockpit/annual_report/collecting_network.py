"""Reads how the network stood in a year: counts only, nobody is named."""

from datetime import date

from vigie.cockpit.annual_report.commitment_values import NetworkOfYear
from vigie.network.coverage.growth import counted_year
from vigie.network.members.activity import totals
from vigie.network.models import Candidacy, ExtensionReview, Mandate


def network_of_year(year: int) -> NetworkOfYear | None:
    """Return who was active in a year, what they noted, what came in. None while the network does not exist."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    counted = counted_year(year)
    received = Candidacy.objects.filter(received_on__year=year)
    if not counted.people and not received.exists():
        return None
    mandates = Mandate.objects.filter(starts_on__lte=last)
    return NetworkOfYear(
        ambassadors=counted.ambassadors,
        sentinels=counted.sentinels,
        joined=counted.joined,
        candidacies=received.count(),
        accepted=received.filter(decision=Candidacy.Decision.ACCEPTED).count(),
        reviews=ExtensionReview.objects.filter(held_on__year=year).count(),
        activity=tuple(totals(mandates.values_list("pk", flat=True), first, last)),
        is_fictitious=mandates.filter(person__is_fictitious=True).exists()
        or received.filter(call__is_fictitious=True).exists(),
    )
