"""The pages on which those who hold the campaign's key read its pieces, and save originals."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed, check
from vigie.accounts.models import Role
from vigie.accounts.vault_access import VaultRequest, vault_open
from vigie.core.sealed_downloads import download
from vigie.testing.campaigns.opening import trail_to
from vigie.testing.coding.access import coder_of, frozen_campaign
from vigie.testing.coding.access import trail_to as readings_trail
from vigie.testing.evidence.erased import purged_after
from vigie.testing.evidence.listing import pieces_by_test
from vigie.testing.evidence.opening import EvidenceClosed, open_piece
from vigie.testing.evidence.rules import may_open, may_see_evidence
from vigie.testing.models import Campaign, Coder, Evidence
from vigie.testing.pages import Trail, page


def campaign_or_404(request: Request, code: str) -> Campaign:
    """Return a campaign whose protocol is frozen, for the pilot and whoever reads in it. Raises Http404."""
    return frozen_campaign(code) if request.actor.has(Role.PILOT) else coder_of(request, code).campaign


def reads_in(request: Request, campaign: Campaign) -> bool:
    """Whether someone is named to read in a campaign."""
    return Coder.objects.filter(campaign=campaign, person=request.user.pk).exists()


def pieces_trail(request: Request, campaign: Campaign, *, inside: bool = False) -> Trail:
    """Return the links back. inside: from a page under the list."""
    if request.actor.has(Role.PILOT):
        trail = trail_to(campaign)
    else:
        trail = readings_trail((campaign.name, reverse("testing:readings", args=[campaign.code])))
    return [*trail, *([(gettext("Pièces"), reverse("testing:evidence", args=[campaign.code]))] if inside else [])]


@allowed(may_see_evidence)
@require_safe
def evidence(request: Request, code: str) -> HttpResponse:
    """List pieces by test. Before the end, what kind they are and whose is for those who read alone."""
    campaign = campaign_or_404(request, code)
    return page(
        request,
        "testing/evidence/evidence.html",
        gettext("Pièces\u00a0: %(name)s") % {"name": campaign.name},
        trail=pieces_trail(request, campaign),
        campaign=campaign,
        tests=pieces_by_test(campaign, request.GET.get("page")),
        refusal=may_open(is_over=bool(campaign.ended_on)),
        tells_kinds=bool(campaign.ended_on) or reads_in(request, campaign),
        is_purged=purged_after(campaign) > 0,
        establishes=bool(campaign.ended_on) and request.actor.has(Role.PILOT),
        is_fictitious=campaign.is_fictitious,
    )


@allowed(may_see_evidence)
@require_safe
@vault_open
def piece(request: VaultRequest, code: str, number: int) -> HttpResponse:
    """Show what a piece is, with the headers of an e-mail."""
    campaign = campaign_or_404(request, code)
    found = piece_or_404(campaign, number)
    try:
        card = open_piece(piece=found, by=request.user, pair=request.vault)
    except EvidenceClosed as refusal:
        messages.warning(request, str(refusal))
        return redirect("testing:evidence", code)
    return page(
        request,
        "testing/evidence/piece.html",
        gettext("Pièce %(number)d") % {"number": found.sequence},
        trail=pieces_trail(request, campaign, inside=True),
        campaign=campaign,
        piece=found,
        card=card,
        is_fictitious=campaign.is_fictitious,
    )


@allowed(may_see_evidence)
@require_safe
@vault_open
def original(request: VaultRequest, code: str, number: int) -> HttpResponse:
    """Give the original to save, to the byte."""
    found = piece_or_404(campaign_or_404(request, code), number)
    try:
        card = open_piece(piece=found, by=request.user, pair=request.vault)
    except EvidenceClosed as refusal:
        messages.warning(request, str(refusal))
        return redirect("testing:evidence", code)
    return cast(HttpResponse, download(card.upload))


def piece_or_404(campaign: Campaign, number: int) -> Evidence:
    """Return a piece that someone may open now. Raises Http404, PermissionDenied."""
    check(may_open(is_over=bool(campaign.ended_on)))
    pieces = Evidence.objects.select_related("campaign", "application__test")
    found = pieces.filter(campaign=campaign, sequence=number).first()
    if found is None:
        raise Http404
    return found
