"""The pilot's pages of campaigns of tests: the list, the choice of a mode, one campaign in one look, its settings."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.observatory.keeping import add, change, saved
from vigie.testing.campaigns.checking import check
from vigie.testing.campaigns.ending import keeps_open
from vigie.testing.campaigns.forms import CampaignForm
from vigie.testing.campaigns.gathering import protocol_of
from vigie.testing.campaigns.mode_words import EXCLUDED, MODES, words_of
from vigie.testing.campaigns.modes import locks_of
from vigie.testing.campaigns.opening import campaign_for, locked_campaign, trail_to, why_kept
from vigie.testing.campaigns.standing import STANDING_WORDS, next_steps, standing_of
from vigie.testing.evidence.keeping import keeping_of
from vigie.testing.models import Campaign, Mode
from vigie.testing.pages import form_page, page
from vigie.testing.rules import may_run_tests


@allowed(may_run_tests)
@require_safe
def campaigns(request: Request) -> HttpResponse:
    """List campaigns, the latest first, each with its mode and where it stands."""
    found = Campaign.objects.select_related("criterion", "domain").defer("protocol")
    rows = [(each, *STANDING_WORDS[standing_of(each)]) for each in found]
    return page(request, "testing/campaigns/campaigns.html", gettext("Campagnes de tests"), rows=rows)


@allowed(may_run_tests)
@require_safe
def choose_mode(request: Request) -> HttpResponse:
    """Explain the three modes: the choice comes first, since what is collected depends on it."""
    title = gettext("À quoi servira cette campagne ?")
    return page(request, "testing/campaigns/modes.html", title, trail=trail_to(), modes=MODES, excluded=EXCLUDED)


@allowed(may_run_tests)
def add_campaign(request: Request, mode: str) -> HttpResponse:
    """Prepare a campaign of a mode. Raises Http404 for a mode that does not exist."""
    if mode not in Mode.values:
        raise Http404
    form = CampaignForm(request.POST or None, instance=Campaign(mode=mode))
    if request.method == "POST" and form.is_valid():
        made = saved(form, add, verb="testing_campaign_prepared", actor=request.user)
        if made:
            messages.success(request, gettext("La campagne est prête : écrivez maintenant son protocole."))
            return redirect("testing:campaign", made.code)
    title = gettext("Préparer une campagne de tests")
    trail = [*trail_to(), (gettext("Le mode"), reverse("testing:choose_mode"))]
    intro = str(words_of(mode).title)
    return form_page(request, form, title, reverse("testing:campaigns"), trail=trail, intro=intro)


@allowed(may_run_tests)
@require_safe
def campaign(request: Request, code: str) -> HttpResponse:
    """Show a campaign to whoever runs it: its mode, where it stands, what comes next."""
    found = campaign_for(code)
    findings = [] if found.frozen_on else check(protocol_of(found))
    return page(
        request,
        "testing/campaigns/campaign.html",
        found.name,
        trail=trail_to(),
        campaign=found,
        is_fictitious=found.is_fictitious,
        standing=STANDING_WORDS[standing_of(found)],
        steps=next_steps(found, findings, timezone.localdate()),
        is_ready=not found.frozen_on and not any(finding.blocks for finding in findings),
        may_end=bool(found.drawn_on and not found.ended_on),
        may_stop=not found.ended_on and not found.stopped_on,
        kept_open=keeps_open(found) if found.drawn_on and not found.ended_on else [],
        words=words_of(found.mode),
        locks=locks_of(found.mode),
        is_kept=why_kept(found),
        **keeping_of(found),
    )


@allowed(may_run_tests)
def change_campaign(request: Request, code: str) -> HttpResponse:
    """Change the settings of a campaign, until its protocol is frozen."""
    done = reverse("testing:protocol", args=[code])
    with transaction.atomic():
        found = locked_campaign(code)
        if refused := why_kept(found):
            messages.info(request, refused)
            return redirect(done)
        form = CampaignForm(request.POST or None, instance=found)
        if request.method == "POST" and form.is_valid():
            change(form=form, verb="testing_campaign_changed", actor=request.user)
            messages.success(request, gettext("C'est enregistré."))
            return redirect(done)
    trail = trail_to(campaign_for(code), protocol=True)
    return form_page(request, form, gettext("Régler la campagne"), done, trail=trail)
