"""Asks, then ends a campaign or stops it: neither is undone, and both reveal the seed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.testing.campaigns.ending import end_campaign, keeps_open, stop_campaign
from vigie.testing.campaigns.forms import StopForm
from vigie.testing.campaigns.opening import campaign_for, trail_to
from vigie.testing.pages import confirm_page, form_page
from vigie.testing.refusals import NotNow
from vigie.testing.rules import may_run_tests


@allowed(may_run_tests)
def end(request: Request, code: str) -> HttpResponse:
    """Ask, then end a campaign."""
    found = campaign_for(code)
    done = reverse("testing:campaign", args=[found.code])
    if found.ended_on:
        messages.info(request, gettext("Cette campagne est déjà terminée."))
        return redirect(done)
    reasons = keeps_open(found)
    if request.method == "POST" and not reasons:
        try:
            end_campaign(campaign_id=found.pk, by=request.user)
        except NotNow as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, gettext("La campagne est terminée, et la graine du tirage révélée."))
        return redirect(done)
    return confirm_page(
        request,
        gettext("Terminer cette campagne ?"),
        trail=trail_to(found),
        subject=found.name,
        consequence=gettext(
            "Plus rien ne pourra être testé, lu ni décidé. La graine du tirage est révélée, et les "
            "résultats peuvent être "
            "calculés."
        ),
        submit_label=gettext("Terminer la campagne"),
        refusal=" ".join(reasons),
        done=done,
    )


@allowed(may_run_tests)
def stop(request: Request, code: str) -> HttpResponse:
    """Stop a campaign before its plan, with a reason."""
    found = campaign_for(code)
    done = reverse("testing:campaign", args=[found.code])
    if found.ended_on or found.stopped_on:
        messages.info(request, gettext("Cette campagne est déjà terminée."))
        return redirect(done)
    form = StopForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        stop_campaign(campaign_id=found.pk, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, gettext("La campagne est arrêtée. Prévenez les personnes qui testent."))
        return redirect(done)
    return form_page(
        request,
        form,
        gettext("Arrêter cette campagne ?"),
        done,
        trail=trail_to(found),
        submit_label=gettext("Arrêter la campagne"),
        intro=gettext(
            "Une campagne peut s'arrêter à tout moment : un risque pour quelqu'un, une gêne, un doute. "
            "Elle ne reprend pas. "
            "Le rapport dira qu'elle s'est arrêtée avant son terme, et pourquoi."
        ),
    )
