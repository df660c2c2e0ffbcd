"""Opens an offer, a company, a campaign for whoever may prepare offers there; for the others, they do not exist."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.access import Request
from vigie.internships.campaigns.opening import trail_to as trail_to_campaign
from vigie.internships.holding import hold_lists
from vigie.internships.models import Campaign, Company, Offer, OfferWeek, Round
from vigie.internships.offers.steps import Moment
from vigie.internships.pages import Trail
from vigie.internships.rules import may_prepare_offer, may_run_exchange


def is_pilot(request: Request) -> bool:
    """Whether whoever acts runs the exchange."""
    return may_run_exchange(request.actor) is None


def draws_of(campaigns: Iterable[Campaign]) -> dict[int, list[date | None]]:
    """Return the days of the draws committed in campaigns, None for one that is not done. One query."""
    found: dict[int, list[date | None]] = {campaign.pk: [] for campaign in campaigns}
    for campaign_id, drawn_on in Round.objects.filter(campaign__in=found).values_list("campaign", "drawn_on"):
        found[campaign_id].append(drawn_on)
    return found


def moment_of(campaign: Campaign, request: Request, drawn: list[date | None] | None = None) -> Moment:
    """Return where a campaign stands for whoever acts. drawn: as ``draws_of`` says; one query when it is not given."""
    drawn = draws_of([campaign])[campaign.pk] if drawn is None else drawn
    today = timezone.localdate()
    return Moment(
        today=today,
        offers_until=campaign.offering_until,
        is_pilot=is_pilot(request),
        is_closed=campaign.closed_on is not None,
        is_frozen=None in drawn,
        was_drawn=bool(drawn),
        lists_are_open=campaign.published_on is not None and campaign.lists_from <= today,
    )


def offers_to_read() -> QuerySet[Offer]:
    """Return offers with all that their pages say."""
    weeks = Prefetch("weeks", OfferWeek.objects.select_related("week"))
    return Offer.objects.select_related("campaign", "company__organisation__parent", "commune").prefetch_related(weeks)


def offer_or_404(request: Request, offer_id: int, *, locked: bool = False) -> Offer:
    """Return an offer that whoever acts may prepare; locked, inside a transaction. Raises Http404.

    Locked, nobody freezes the lists of its campaign meanwhile.
    """
    if locked:
        hold_lists(Offer.objects.filter(pk=offer_id).values_list("campaign", flat=True))
    rows = offers_to_read()
    offer = (rows.select_for_update(of=("self",)) if locked else rows).filter(pk=offer_id).first()
    if offer is None or may_prepare_offer(request.actor, offer.company.organisation_id):
        raise Http404
    return offer


def company_or_404(request: Request, company_id: int, *, locked: bool = False) -> Company:
    """Return a company whose offers whoever acts may prepare; locked, inside a transaction. Raises Http404."""
    rows = Company.objects.select_related("organisation__parent")
    company = get_object_or_404(rows.select_for_update(of=("self",)) if locked else rows, pk=company_id)
    if may_prepare_offer(request.actor, company.organisation_id):
        raise Http404
    return company


def companies_of(request: Request) -> QuerySet[Company]:
    """Return the companies whose offers whoever acts may prepare: all of them for the pilot."""
    rows = Company.objects.select_related("organisation__parent")
    if is_pilot(request):
        return rows
    held = {place for place, _role in request.actor.organisations if not may_prepare_offer(request.actor, place)}
    return rows.filter(organisation__in=held)


def trail_to(request: Request, campaign: Campaign, offer: Offer | None = None) -> Trail:
    """Return the links back: to the campaign for the pilot, to their own page for a company; then to an offer."""
    if is_pilot(request):
        trail = [*trail_to_campaign(campaign), (gettext("Offres"), reverse("internships:offers", args=[campaign.pk]))]
    else:
        trail = [(gettext("Mes offres de stage"), reverse("internships:company_home"))]
    if offer:
        trail.append((offer.title, reverse("internships:offer", args=[offer.pk])))
    return trail
