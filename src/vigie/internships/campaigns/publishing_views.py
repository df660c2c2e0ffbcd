"""Asks, then publishes the rules of a campaign, or closes it: neither is undone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.internships.campaigns.opening import campaign_for, trail_to
from vigie.internships.campaigns.public_rules import rules_in_words
from vigie.internships.campaigns.publishing import NotReady, close_campaign, keeps_open, missing_from, publish_rules
from vigie.internships.campaigns.simulations import traps_before
from vigie.internships.models import Campaign
from vigie.internships.pages import confirm_page, page
from vigie.internships.rules import may_run_exchange


@allowed(may_run_exchange)
def publish(request: Request, campaign_id: int) -> HttpResponse:
    """Show the rules as everybody will read them with what is missing, then publish them."""
    found = campaign_for(campaign_id)
    if found.published_on:
        messages.info(request, gettext("Les règles sont déjà publiées."))
        return redirect("internships:campaign", found.pk)
    if request.method == "POST":
        return _published(request, found)
    return _asking(request, found, missing_from(found, list(found.weeks.all()), timezone.localdate()))


def _published(request: Request, campaign: Campaign) -> HttpResponse:
    try:
        publish_rules(campaign_id=campaign.pk, by=request.user)
    except NotReady as refused:
        return _asking(request, campaign, refused.reasons)
    messages.success(request, gettext("Les règles sont publiées : elles ne changeront plus."))
    return redirect("internships:campaign", campaign.pk)


def _asking(request: Request, campaign: Campaign, missing: list[str]) -> HttpResponse:
    return page(
        request,
        "internships/campaigns/publish.html",
        gettext("Publier les règles ?"),
        trail=trail_to(campaign),
        status=422 if missing and request.method == "POST" else 200,
        campaign=campaign,
        is_fictitious=campaign.is_fictitious,
        missing=missing,
        weeks=campaign.weeks.all(),
        rules=rules_in_words(campaign),
        traps=traps_before(campaign),
        done=reverse("internships:campaign", args=[campaign.pk]),
    )


@allowed(may_run_exchange)
def close(request: Request, campaign_id: int) -> HttpResponse:
    """Ask, then end a campaign."""
    found = campaign_for(campaign_id)
    done = reverse("internships:campaign", args=[found.pk])
    reasons = [gettext("Cette campagne est déjà terminée.")] if found.closed_on else keeps_open(found)
    if request.method == "POST" and not reasons:
        try:
            close_campaign(campaign_id=found.pk, by=request.user)
        except NotReady as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, gettext("La campagne est terminée."))
        return redirect(done)
    return confirm_page(
        request,
        gettext("Terminer cette campagne ?"),
        trail=trail_to(found),
        subject=found.name,
        consequence=gettext(
            "Plus personne ne pourra proposer d'offre ni classer, et elle ne se rouvre pas. Un an après, les listes et "
            "les attributions sont effacées."
        ),
        submit_label=gettext("Terminer la campagne"),
        refusal=" ".join(reasons),
        done=done,
    )
