"""What the exchange of internships waits for: rules to publish, offers to read, a draw whose day has come."""

from datetime import date

from django.urls import reverse
from django.utils.translation import ngettext_lazy

from vigie.cockpit.waiting import Waiting
from vigie.internships.models import Campaign, Offer


def to_run_exchange(day: date) -> list[Waiting]:
    """What the pilot has to do for pupils to rank, and for places to be drawn."""
    open_ones = Campaign.objects.filter(closed_on=None)
    unpublished = list(open_ones.filter(published_on=None).values_list("pk", flat=True))
    waiting = Offer.objects.filter(
        campaign__closed_on=None, submitted_on__isnull=False, approved_on=None, withdrawn_on=None
    )
    to_read = list(waiting.values_list("campaign", flat=True))
    due = open_ones.filter(published_on__isnull=False, draw_on__lte=day).exclude(rounds__drawn_on__isnull=False)
    to_draw = list(due.values_list("pk", flat=True))
    publish = ngettext_lazy(
        "%(number)d campagne de stages aux règles à publier",
        "%(number)d campagnes de stages aux règles à publier",
        "number",
    )
    read = ngettext_lazy("%(number)d offre de stage à lire", "%(number)d offres de stage à lire", "number")
    draw = ngettext_lazy(
        "%(number)d campagne de stages dont le jour du tirage est venu",
        "%(number)d campagnes de stages dont le jour du tirage est venu",
        "number",
    )
    return [
        Waiting(draw % {"number": len(to_draw)}, page_of(to_draw), len(to_draw)),
        Waiting(read % {"number": len(to_read)}, page_of(sorted(set(to_read)), "internships:offers"), len(to_read)),
        Waiting(publish % {"number": len(unpublished)}, page_of(unpublished), len(unpublished)),
    ]


def page_of(campaigns: list[int], name: str = "internships:campaign") -> str:
    """Return the page of the one campaign, else the list of campaigns."""
    return reverse(name, args=campaigns) if len(campaigns) == 1 else reverse("internships:campaigns")
