"""What the exchange of internships waits for: rules to publish, offers to read, a draw whose day has come."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import ngettext_lazy

from vigie.cockpit.waiting import Waiting
from vigie.internships.models import Campaign, Offer, Pupil


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


def to_prepare_classes(organisations: Collection[int], day: date) -> list[Waiting]:
    """What those who refer for schools have to do while campaigns take lists."""
    open_ones = [campaign.pk for campaign in Campaign.objects.filter(closed_on=None) if campaign.lists_until >= day]
    pupils = Pupil.objects.taking_part().filter(
        school_class__entry__organisation__in=organisations, school_class__entry__campaign__in=open_ones
    )
    counts = pupils.aggregate(
        unlisted=Count("pk", filter=Q(wish_list__isnull=True)),
        unchecked=Count("pk", filter=Q(groups_checked_on=None)),
        untold=Count("pk", filter=Q(is_minor=True, parents_informed_on=None)),
    )
    sentences = {
        "untold": ngettext_lazy(
            "%(number)d élève aux parents à informer", "%(number)d élèves aux parents à informer", "number"
        ),
        "unchecked": ngettext_lazy(
            "%(number)d élève à la situation à vérifier", "%(number)d élèves à la situation à vérifier", "number"
        ),
        "unlisted": ngettext_lazy(
            "%(number)d élève sans liste de vœux", "%(number)d élèves sans liste de vœux", "number"
        ),
    }
    home = reverse("internships:school_home")
    return [Waiting(said % {"number": counts[name]}, home, counts[name]) for name, said in sentences.items()]
