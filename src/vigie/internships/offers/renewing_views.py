"""Takes up the offers of the last campaign in one click, after saying which."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext, ngettext

from vigie.accounts.access import Request, allowed
from vigie.internships.holding import hold_lists
from vigie.internships.models import Campaign, Company
from vigie.internships.offers.offer_views import home_of
from vigie.internships.offers.opening import company_or_404, moment_of, trail_to
from vigie.internships.offers.renewing import last_campaign, renew_offers, renewable
from vigie.internships.offers.steps import adding_refusal
from vigie.internships.pages import page
from vigie.internships.rules import may_enter_offers


@allowed(may_enter_offers)
def renew(request: Request, campaign_id: int, company_id: int) -> HttpResponse:
    """Show the offers that would be taken up, then make them drafts."""
    with transaction.atomic():
        hold_lists([campaign_id])
        return renewing(request, get_object_or_404(Campaign, pk=campaign_id), company_or_404(request, company_id))


def renewing(request: Request, campaign: Campaign, company: Company) -> HttpResponse:
    """Say which offers would be taken up, or take them up."""
    refusal = adding_refusal(moment_of(campaign, request))
    if request.method == "POST" and not refusal:
        made = renew_offers(company=company, campaign=campaign, actor=request.user)
        sentence = ngettext(
            "%(number)d offre est reprise en brouillon : relisez ses places, puis proposez-la.",
            "%(number)d offres sont reprises en brouillon : relisez leurs places, puis proposez-les.",
            len(made),
        )
        messages.success(request, sentence % {"number": len(made)} if made else gettext("Tout était déjà repris."))
        return redirect(home_of(request, campaign))
    return page(
        request,
        "internships/offers/renew.html",
        gettext("Reprendre les offres de la dernière campagne"),
        trail=trail_to(request, campaign),
        campaign=campaign,
        company=company,
        last=last_campaign(company, campaign),
        offers=renewable(company, campaign),
        refusal=refusal,
        done=home_of(request, campaign),
    )
