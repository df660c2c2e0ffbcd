"""The pilot's pages: who reads, which tests count, how far the campaign is; never what came back."""

from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.models import Role
from vigie.accounts.vault_access import VaultRequest, vault_open
from vigie.testing.coding.access import CodingRefused, deciding_campaign, frozen_campaign, trail_to
from vigie.testing.coding.following import following_of
from vigie.testing.coding.forms import CoderForm, ValidityForm
from vigie.testing.coding.looking import take_look, why_not_now
from vigie.testing.coding.naming import name_coder, remove_coder
from vigie.testing.coding.rules import may_decide_validity
from vigie.testing.coding.validity import decide_validity, steps_of, tests_of, undecided
from vigie.testing.field.access import trail_to as trail_to_campaign
from vigie.testing.models import Campaign
from vigie.testing.pages import Trail, confirm_page, page
from vigie.testing.rules import may_run_tests

TESTS_PER_PAGE: Final = 50
# Those that wait for a decision, in the address of the page.
WAITING: Final = "a-decider"


def pilot_trail(campaign: Campaign) -> Trail:
    """Return the links back, for the pilot."""
    return trail_to_campaign(campaign, (gettext("Suivi"), reverse("testing:follow", args=[campaign.code])))


@allowed(may_run_tests)
@vault_open
def coders(request: VaultRequest, code: str) -> HttpResponse:
    """Name who reads."""
    campaign = frozen_campaign(code)
    form = CoderForm(request.POST if request.method == "POST" else None, campaign=campaign)
    if form.is_valid():
        try:
            name_coder(campaign_id=campaign.pk, by=request.user, pair=request.vault, **form.cleaned_data)
        except CodingRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, gettext("La personne est nommée : elle trouve ses lectures dans « Mes lectures ».")
            )
            return redirect("testing:coders", code)
    return page(
        request,
        "testing/coding/coders.html",
        gettext("Qui lit ce qui est revenu"),
        status=422 if form.errors else 200,
        trail=pilot_trail(campaign),
        campaign=campaign,
        form=form,
        coders=list(campaign.coders.select_related("person")),
        is_fictitious=campaign.is_fictitious,
    )


@allowed(may_run_tests)
def remove_coder_page(request: Request, code: str, coder_id: int) -> HttpResponse:
    """Take back someone's naming."""
    campaign = frozen_campaign(code)
    coder = campaign.coders.select_related("person").filter(pk=coder_id).first()
    if coder is None:
        raise Http404
    done = reverse("testing:coders", args=[code])
    if request.method == "POST":
        try:
            remove_coder(coder_id=coder.pk, by=request.user)
        except CodingRefused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, gettext("Cette personne ne lit plus rien de la campagne."))
        return redirect(done)
    return confirm_page(
        request,
        gettext("Ne plus faire lire cette personne"),
        subject=str(coder.person),
        consequence=gettext("Sa clé lui est retirée. C'est possible tant qu'elle n'a rien lu."),
        done=done,
        submit_label=gettext("Retirer"),
        trail=pilot_trail(campaign),
    )


@allowed(may_decide_validity)
@require_safe
def validity(request: Request, code: str) -> HttpResponse:
    """List tests with what may make them not count: all of them, or those that wait for a decision."""
    campaign = deciding_campaign(request, code)
    waiting, only_waiting = undecided(campaign), request.GET.get("voir") == WAITING
    shown = waiting if only_waiting else tests_of(campaign)
    return page(
        request,
        "testing/coding/validity.html",
        gettext("Quels tests comptent"),
        trail=_deciding_trail(request, campaign),
        campaign=campaign,
        tests=Paginator(shown, TESTS_PER_PAGE).get_page(request.GET.get("page")),
        undecided=waiting.count(),
        only_waiting=only_waiting,
        is_fictitious=campaign.is_fictitious,
    )


def _deciding_trail(request: Request, campaign: Campaign) -> Trail:
    return (
        pilot_trail(campaign)
        if request.actor.has(Role.PILOT)
        else trail_to((campaign.name, reverse("testing:readings", args=[campaign.code])))
    )


@allowed(may_decide_validity)
def decide(request: Request, code: str, number: int) -> HttpResponse:
    """Decide on one test."""
    campaign = deciding_campaign(request, code)
    test = tests_of(campaign).filter(number=number).first()
    if test is None:
        raise Http404
    initial = {"validity": test.validity, "reason": test.validity_reason}
    form = ValidityForm(request.POST if request.method == "POST" else None, initial=initial)
    done = reverse("testing:validity", args=[code])
    if form.is_valid():
        try:
            decide_validity(test_id=test.pk, by=request.user, **form.cleaned_data)
        except CodingRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("C'est décidé pour le test %(number)s.") % {"number": test.number})
            return redirect(done)
    return page(
        request,
        "testing/coding/decide.html",
        gettext("Le test %(number)s compte-t-il ?") % {"number": test.number},
        status=422 if form.errors else 200,
        trail=[*_deciding_trail(request, campaign), (gettext("Quels tests comptent"), done)],
        campaign=campaign,
        test=test,
        steps=steps_of(test),
        form=form,
        done=done,
        is_fictitious=campaign.is_fictitious,
    )


@allowed(may_run_tests)
@require_safe
def follow(request: Request, code: str) -> HttpResponse:
    """Show how far a campaign is; never its effect."""
    campaign = frozen_campaign(code)
    return page(
        request,
        "testing/coding/follow.html",
        gettext("Suivre : %(name)s") % {"name": campaign.name},
        trail=trail_to_campaign(campaign),
        campaign=campaign,
        following=following_of(campaign),
        is_fictitious=campaign.is_fictitious,
    )


@allowed(may_run_tests)
def look(request: Request, code: str, number: int) -> HttpResponse:
    """Take a planned look, once it is asked for twice."""
    campaign = frozen_campaign(code)
    taken = campaign.looks_taken.filter(number=number).exists()
    if not taken and number != campaign.looks_taken.count() + 1:
        raise Http404
    done = reverse("testing:follow", args=[code])
    if request.method == "POST" or taken:
        try:
            take_look(campaign_id=campaign.pk, number=number, by=request.user)
        except CodingRefused as refusal:
            messages.warning(request, str(refusal))
        return redirect(done)
    return confirm_page(
        request,
        gettext("Regard %(number)s sur %(looks)s") % {"number": number, "looks": campaign.looks},
        subject="",
        consequence=gettext(
            "Vous saurez si l'égalité est refusée : oui ou non, rien d'autre. Un regard fait ne se refait pas."
        ),
        done=done,
        refusal=why_not_now(campaign),
        submit_label=gettext("Faire ce regard"),
        button_class="btn-primary",
        trail=pilot_trail(campaign),
    )
