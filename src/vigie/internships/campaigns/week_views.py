"""The periods of a campaign, as long as its rules are not public."""

from django.contrib import messages
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.internships.campaigns.forms import WeekForm
from vigie.internships.campaigns.opening import locked_campaign, trail_to
from vigie.internships.models import CampaignWeek
from vigie.internships.pages import form_page
from vigie.internships.rules import may_run_exchange
from vigie.observatory.keeping import add, remove


@allowed(may_run_exchange)
def add_week(request: Request, campaign_id: int) -> HttpResponse:
    """Add a period of internships."""
    done = reverse("internships:campaign", args=[campaign_id])
    with transaction.atomic():
        campaign = locked_campaign(campaign_id)
        if campaign.published_on or campaign.closed_on:
            messages.info(request, gettext("Les règles sont publiées : leurs périodes ne changent plus."))
            return redirect(done)
        form = WeekForm(request.POST or None, instance=CampaignWeek(campaign=campaign))
        if request.method == "POST" and form.is_valid():
            add(form=form, verb="campaign_changed", actor=request.user, on=campaign)
            messages.success(request, gettext("La période est ajoutée."))
            return redirect(done)
    return form_page(request, form, gettext("Ajouter une période de stage"), done, trail=trail_to(campaign))


@allowed(may_run_exchange)
@require_POST
def drop_week(request: Request, campaign_id: int, week_id: int) -> HttpResponse:
    """Take a period away, unless offers have seats in it."""
    with transaction.atomic():
        campaign = locked_campaign(campaign_id)
        week = campaign.weeks.filter(pk=week_id).first()
        if week and (campaign.published_on or campaign.closed_on):
            messages.info(request, gettext("Les règles sont publiées : leurs périodes ne changent plus."))
        elif week:
            _drop(request, week)
    return redirect("internships:campaign", campaign_id)


def _drop(request: Request, week: CampaignWeek) -> None:
    try:
        with transaction.atomic():
            remove(row=week, verb="campaign_changed", actor=request.user, on=week.campaign)
    except ProtectedError:
        messages.error(request, gettext("Des offres ont des places pendant cette période : déplacez-les d'abord."))
    else:
        messages.success(request, gettext("La période est retirée."))
