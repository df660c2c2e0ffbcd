"""The pilot's list of targets: added by hand, dropped with a reason."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.testing.field.access import campaign_or_404, trail_to
from vigie.testing.field.target_forms import DropForm, TargetForm
from vigie.testing.field.targets import (
    add_targets,
    drop_target,
    list_of,
    refusal_to_change_targets,
    refusal_to_drop,
    shown,
)
from vigie.testing.models import Campaign, Target
from vigie.testing.pages import Trail, form_page, page
from vigie.testing.refusals import NotNow
from vigie.testing.rules import may_run_tests

PER_PAGE = 50


def targets_page(campaign: Campaign) -> str:
    """Return the address of the list of targets."""
    return reverse("testing:targets", args=[campaign.code])


def trail_to_targets(campaign: Campaign) -> Trail:
    """Return the links back to the list of targets."""
    return trail_to(campaign, (gettext("Cibles"), targets_page(campaign)))


@allowed(may_run_tests)
@require_safe
@sensitive_variables("rows")
def targets(request: Request, code: str) -> HttpResponse:
    """Show the targets of a campaign, and what they ask of those tested."""
    campaign = campaign_or_404(code)
    told = list_of(campaign)
    kept = Paginator(campaign.targets.filter(dropped_on=None).order_by("stratum", "code"), PER_PAGE)
    rows = kept.get_page(request.GET.get("page"))
    return page(
        request,
        "testing/field/targets.html",
        gettext("Cibles"),
        trail=trail_to(campaign),
        campaign=campaign,
        told=told,
        rows=rows,
        targets=shown(list(rows), told.over),
        dropped=campaign.targets.exclude(dropped_on=None).order_by("-dropped_on", "code")[:PER_PAGE],
        refusal=refusal_to_change_targets(campaign),
    )


def refused(request: Request, campaign: Campaign) -> HttpResponse | None:
    """Return an answer that says why targets do not change any more, or None."""
    refusal = refusal_to_change_targets(campaign)
    if not refusal:
        return None
    messages.warning(request, refusal)
    return redirect(targets_page(campaign))


@allowed(may_run_tests)
@sensitive_post_parameters()
@sensitive_variables("form")
def add_target(request: Request, code: str) -> HttpResponse:
    """Add one target."""
    campaign = campaign_or_404(code)
    if answer := refused(request, campaign):
        return answer
    form = TargetForm(request.POST if request.method == "POST" else None, campaign=campaign)
    if form.is_valid():
        try:
            add_targets(campaign_id=campaign.pk, new=[form.new], by=request.user)
        except NotNow as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, gettext("La cible est dans la liste."))
        return redirect(targets_page(campaign))
    intro = gettext(
        "Il faut au moins une façon de la joindre. Rien de tout cela n'est écrit en clair, ni dans le journal."
    )
    title = gettext("Ajouter une cible")
    return form_page(
        request, form, title, targets_page(campaign), trail=trail_to_targets(campaign), intro=intro, campaign=campaign
    )


@allowed(may_run_tests)
def drop(request: Request, code: str, target_code: str) -> HttpResponse:
    """Drop a target, with a reason."""
    campaign = campaign_or_404(code)
    target = Target.objects.filter(campaign=campaign, code=target_code).first()
    if target is None:
        raise Http404
    if refusal := refusal_to_drop(campaign, target):
        messages.warning(request, refusal)
        return redirect(targets_page(campaign))
    form = DropForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            drop_target(target_id=target.pk, reason=form.cleaned_data["reason"], by=request.user)
        except NotNow as error:
            messages.warning(request, str(error))
            return redirect(targets_page(campaign))
        messages.success(
            request, gettext("La cible est écartée ; ce qui ne lui était pas encore envoyé ne le sera pas.")
        )
        return redirect(targets_page(campaign))
    title = gettext("Écarter la cible %(code)s") % {"code": target.code}
    return form_page(
        request,
        form,
        title,
        targets_page(campaign),
        trail=trail_to_targets(campaign),
        submit_label=gettext("Écarter"),
        campaign=campaign,
    )
