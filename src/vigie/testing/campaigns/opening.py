"""Finds the campaign that a page speaks of, says where its pages are, and keeps a frozen protocol from changing."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from vigie.testing.models import Campaign
from vigie.testing.pages import Trail


def campaign_for(code: str) -> Campaign:
    """Return a campaign with its criterion and domain. Raises Http404."""
    return get_object_or_404(Campaign.objects.select_related("criterion", "domain", "action"), code=code)


def locked_campaign(code: str) -> Campaign:
    """Return a campaign, locked until the end of the transaction. Raises Http404."""
    found = Campaign.objects.select_for_update().filter(code=code).first()
    if found is None:
        raise Http404
    return found


def why_kept(campaign: Campaign) -> str:
    """Return why the protocol of a campaign may not change, or an empty text when it may."""
    if campaign.frozen_on:
        said = gettext(
            "Le protocole est figé depuis le %(day)s : il ne change plus, pour que personne ne puisse l'ajuster."
        )
        return said % {"day": date_format(campaign.frozen_on, "j F Y")}
    if campaign.stopped_on:
        return gettext("Cette campagne est arrêtée : son protocole ne change plus.")
    return ""


def trail_to(campaign: Campaign | None = None, *, protocol: bool = False) -> Trail:
    """Return the links back to the list, to a campaign, and to its protocol."""
    trail: Trail = [(gettext("Campagnes de tests"), reverse("testing:campaigns"))]
    if campaign:
        trail.append((campaign.name, reverse("testing:campaign", args=[campaign.code])))
    if campaign and protocol:
        trail.append((gettext("Protocole"), reverse("testing:protocol", args=[campaign.code])))
    return trail
