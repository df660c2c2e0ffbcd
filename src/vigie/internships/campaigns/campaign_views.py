"""The pilot's pages of campaigns: the list, one campaign in one look, its rules before they are public."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.internships.campaigns.forms import CampaignForm, FeedbackForm
from vigie.internships.campaigns.opening import campaign_for, locked_campaign, trail_to
from vigie.internships.campaigns.public_rules import rules_in_words
from vigie.internships.campaigns.standing import (
    STANDING_WORDS,
    figures_of,
    silent_schools,
    standing_of,
    uncontacted,
    untouched_factors,
    warnings_of,
    with_standing,
)
from vigie.internships.models import Campaign
from vigie.internships.pages import form_page, page
from vigie.internships.rules import may_run_exchange
from vigie.observatory.keeping import add, change, saved


@allowed(may_run_exchange)
@require_safe
def campaigns(request: Request) -> HttpResponse:
    """List campaigns, the latest first, each with where it stands."""
    rows = with_standing(Campaign.objects.all(), timezone.localdate())
    return page(request, "internships/campaigns/campaigns.html", gettext("Bourse de stage"), rows=rows)


@allowed(may_run_exchange)
def add_campaign(request: Request) -> HttpResponse:
    """Prepare a campaign; nothing of it is public yet."""
    form = CampaignForm(request.POST or None, instance=Campaign())
    if request.method == "POST" and form.is_valid():
        made = saved(form, add, verb="campaign_prepared", actor=request.user)
        if made:
            messages.success(request, gettext("La campagne est prête à régler : ajoutez ses périodes de stage."))
            return redirect("internships:campaign", made.pk)
    title = gettext("Préparer une campagne")
    return form_page(request, form, title, reverse("internships:campaigns"), trail=trail_to())


@allowed(may_run_exchange)
@require_safe
def campaign(request: Request, campaign_id: int) -> HttpResponse:
    """Show a campaign to whoever runs it: where it stands, what waits, its rules, what is done on the four factors."""
    found = campaign_for(campaign_id)
    today = timezone.localdate()
    rounds = list(found.rounds.only("pk", "number", "drawn_on", "committed_on"))
    standing = standing_of(found, today, is_drawn=any(each.drawn_on for each in rounds))
    figures, silent = figures_of(found), silent_schools(found)
    actions = list(found.factor_actions.select_related("organisation"))
    weeks = list(found.weeks.all())
    return page(
        request,
        "internships/campaigns/campaign.html",
        found.name,
        trail=trail_to(),
        campaign=found,
        is_fictitious=found.is_fictitious,
        standing=STANDING_WORDS[standing],
        figures=figures,
        warnings=warnings_of(found, standing, figures, silent, today),
        untouched=untouched_factors(actions),
        uncontacted=uncontacted(),
        actions=actions,
        weeks=weeks,
        rounds=rounds,
        rules=rules_in_words(found),
    )


@allowed(may_run_exchange)
def change_campaign(request: Request, campaign_id: int) -> HttpResponse:
    """Change the rules and dates of a campaign, as long as they are not public."""
    done = reverse("internships:campaign", args=[campaign_id])
    with transaction.atomic():
        found = locked_campaign(campaign_id)
        if found.published_on or found.closed_on:
            messages.info(request, gettext("Les règles sont publiées : elles ne changent plus."))
            return redirect(done)
        form = CampaignForm(request.POST or None, instance=found)
        if request.method == "POST" and form.is_valid():
            change(form=form, verb="campaign_changed", actor=request.user)
            messages.success(request, gettext("C'est enregistré."))
            return redirect(done)
    return form_page(request, form, gettext("Régler la campagne"), done, trail=trail_to(campaign_for(campaign_id)))


@allowed(may_run_exchange)
def choose_feedback(request: Request, campaign_id: int) -> HttpResponse:
    """Tie a campaign to the survey that pupils answer afterwards."""
    done = reverse("internships:campaign", args=[campaign_id])
    with transaction.atomic():
        found = locked_campaign(campaign_id)
        form = FeedbackForm(request.POST or None, instance=found)
        if request.method == "POST" and form.is_valid():
            change(form=form, verb="campaign_feedback_chosen", actor=request.user)
            messages.success(request, gettext("L'enquête de retour de stage est choisie."))
            return redirect(done)
    return form_page(request, form, gettext("Choisir l'enquête de retour de stage"), done, trail=trail_to(found))
