"""Finds the campaign that a page of the pilot speaks of, and says where its pages are."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from vigie.internships.models import Campaign
from vigie.internships.pages import Trail


def campaign_for(campaign_id: int) -> Campaign:
    """Return a campaign. Raises Http404."""
    return get_object_or_404(Campaign, pk=campaign_id)


def locked_campaign(campaign_id: int) -> Campaign:
    """Return a campaign, locked until the end of the transaction. Raises Http404."""
    found = Campaign.objects.select_for_update().filter(pk=campaign_id).first()
    if found is None:
        raise Http404
    return found


def trail_to(campaign: Campaign | None = None) -> Trail:
    """Return the links back to the list of campaigns, then to a campaign."""
    trail: Trail = [(gettext("Bourse de stage"), reverse("internships:campaigns"))]
    if campaign:
        trail.append((campaign.name, reverse("internships:campaign", args=[campaign.pk])))
    return trail
