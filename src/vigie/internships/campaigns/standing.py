"""Where a campaign stands, and what waits for whoever runs it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from vigie.internships.models import (
    ActorContact,
    Campaign,
    FactorAction,
    OfferWeek,
    Pupil,
    Round,
    SchoolEntry,
    WishList,
)


class Standing(StrEnum):
    """A moment in the life of a campaign."""

    PREPARED = "prepared"
    ANNOUNCED = "announced"
    RANKING = "ranking"
    LISTED = "listed"
    DRAWN = "drawn"
    CLOSED = "closed"


# Words, and the colour of the badge.
STANDING_WORDS: Final[dict[Standing, tuple[str | Promise, str]]] = {
    Standing.PREPARED: (_("en préparation"), "being_set_up"),
    Standing.ANNOUNCED: (_("règles publiées"), "to_start"),
    Standing.RANKING: (_("les élèves classent"), "ongoing"),
    Standing.LISTED: (_("listes closes, tirage à venir"), "ongoing"),
    Standing.DRAWN: (_("places attribuées"), "done"),
    Standing.CLOSED: (_("terminée"), "unknown"),
}


def standing_of(campaign: Campaign, day: date, *, is_drawn: bool) -> Standing:
    """Return where a campaign stands on a day. is_drawn: whether one of its rounds was drawn."""
    if campaign.closed_on:
        return Standing.CLOSED
    if is_drawn:
        return Standing.DRAWN
    if campaign.published_on is None:
        return Standing.PREPARED
    if day < campaign.lists_from:
        return Standing.ANNOUNCED
    return Standing.RANKING if day <= campaign.lists_until else Standing.LISTED


def with_standing(campaigns: QuerySet[Campaign], day: date) -> list[tuple[Campaign, str | Promise, str]]:
    """Return campaigns, each with where it stands: words, and the colour of the badge. One query."""
    drawn = Round.objects.filter(campaign=OuterRef("pk"), drawn_on__isnull=False)
    rows = campaigns.annotate(is_drawn=Exists(drawn))
    return [(each, *STANDING_WORDS[standing_of(each, day, is_drawn=each.is_drawn)]) for each in rows]


@dataclass(frozen=True)
class Figures:
    """What a campaign holds today. waiting: offers to read. lists: pupils who ranked."""

    offers: int
    companies: int
    waiting: int
    seats: int
    schools: int
    pupils: int
    lists: int


def figures_of(campaign: Campaign) -> Figures:
    """Count what a campaign holds; offers, companies and seats are those that pupils see."""
    published = Q(approved_on__isnull=False, withdrawn_on=None)
    waiting = Q(submitted_on__isnull=False, approved_on=None, withdrawn_on=None)
    offers = campaign.offers.order_by().aggregate(
        published=Count("pk", filter=published),
        companies=Count("company", filter=published, distinct=True),
        waiting=Count("pk", filter=waiting),
    )
    seats = OfferWeek.objects.filter(
        offer__campaign=campaign, offer__approved_on__isnull=False, offer__withdrawn_on=None
    ).aggregate(sum=Sum("seats"))["sum"]
    taking = Pupil.objects.taking_part().filter(school_class__entry__campaign=campaign)
    return Figures(
        offers["published"],
        offers["companies"],
        offers["waiting"],
        seats or 0,
        campaign.entries.count(),
        taking.count(),
        ranked(campaign),
    )


def ranked(campaign: Campaign) -> int:
    """Return how many pupils who take part have ranked at least one offer."""
    taking = Pupil.objects.taking_part().filter(school_class__entry__campaign=campaign)
    return WishList.objects.filter(pupil__in=taking).exclude(sessions=[]).count()


def silent_schools(campaign: Campaign) -> list[SchoolEntry]:
    """Return the schools of a campaign of which no pupil has ranked yet."""
    lists = WishList.objects.filter(pupil__school_class__entry=OuterRef("pk")).exclude(sessions=[])
    return list(campaign.entries.select_related("organisation").filter(~Exists(lists)))


def untouched_factors(actions: Sequence[FactorAction]) -> list[FactorAction.Factor]:
    """Return the factors on which nothing is done yet: all four act together (S130)."""
    touched = {action.factor for action in actions}
    return [factor for factor in FactorAction.Factor if factor.value not in touched]


def uncontacted() -> list[str | Promise]:
    """Return the categories of actors that nobody has explained the exchange to yet (S139)."""
    contacted = set(ActorContact.objects.order_by().values_list("category", flat=True).distinct())
    return [category.label for category in ActorContact.Category if category.value not in contacted]


def warnings_of(
    campaign: Campaign, standing: Standing, figures: Figures, silent: Sequence[SchoolEntry], day: date
) -> list[str]:
    """Return what waits for whoever runs a campaign, in sentences: what is late, what lacks."""
    found = []
    if standing == Standing.PREPARED:
        found.append(gettext("Les règles ne sont pas publiées : aucun élève ne peut classer."))
    if standing != Standing.CLOSED and not figures.schools:
        found.append(gettext("Aucun établissement ne participe encore."))
    if standing != Standing.CLOSED and not figures.offers:
        found.append(gettext("Aucune offre n'est publiée."))
    if standing in (Standing.RANKING, Standing.LISTED) and silent:
        names = ", ".join(str(entry.organisation) for entry in silent)
        said = ngettext(
            "Un établissement n'a encore aucune liste : %(names)s.",
            "%(number)d établissements n'ont encore aucune liste : %(names)s.",
            len(silent),
        )
        found.append(said % {"number": len(silent), "names": names})
    if standing == Standing.LISTED and day >= campaign.draw_on:
        found.append(gettext("Le jour du tirage est venu."))
    if standing in (Standing.ANNOUNCED, Standing.RANKING) and figures.seats < figures.pupils:
        said = gettext("Il y a %(seats)d places pour %(pupils)d élèves : continuez à aller voir des entreprises.")
        found.append(said % {"seats": figures.seats, "pupils": figures.pupils})
    return found
