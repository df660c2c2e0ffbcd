"""Acts on an offer: proposed, published, sent back, taken back, made a draft again, erased."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Reason, Request, allowed
from vigie.internships.ending import is_lost
from vigie.internships.models import Offer
from vigie.internships.offers import offer_life
from vigie.internships.offers.doubts import count_of
from vigie.internships.offers.offer_forms import ApprovalForm, ReturnForm
from vigie.internships.offers.offer_views import home_of, offer_page
from vigie.internships.offers.opening import moment_of, offer_or_404, trail_to
from vigie.internships.offers.steps import (
    approving_refusal,
    removing_refusal,
    restoring_refusal,
    submitting_refusal,
    withdrawing_refusal,
)
from vigie.internships.pages import confirm_page
from vigie.internships.rules import may_enter_offers, may_run_exchange


def said(request: Request, offer_id: int, refusal: Reason, done: str) -> HttpResponse:
    """Go back to an offer, with the reason for no, or what was done."""
    if refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("internships:offer", offer_id)


def proposing_refusal(request: Request, offer: Offer) -> Reason:
    """Return why a recorded offer cannot be proposed yet, or None."""
    return submitting_refusal(
        moment_of(offer.campaign, request),
        offer.state,
        seats=sum(week.seats for week in offer.weeks.all()),
        doubts=count_of(offer),
        has_reason=bool(offer.wording_reason),
    )


@require_POST
@allowed(may_enter_offers)
def submit(request: Request, offer_id: int) -> HttpResponse:
    """Propose an offer to the pilot, who reads it over."""
    with transaction.atomic():
        offer = offer_or_404(request, offer_id, locked=True)
        refusal = proposing_refusal(request, offer)
        if not refusal:
            offer_life.submit_offer(offer=offer, actor=request.user)
    return said(request, offer_id, refusal, gettext("L'offre est proposée : elle paraîtra après relecture."))


@require_POST
@allowed(may_run_exchange)
def approve(request: Request, offer_id: int) -> HttpResponse:
    """Publish an offer that was read over; doubtful words need a reason."""
    with transaction.atomic():
        offer = offer_or_404(request, offer_id, locked=True)
        refusal = approving_refusal(moment_of(offer.campaign, request), offer.state)
        if not refusal:
            has_doubts = bool(count_of(offer))
            form = ApprovalForm(request.POST, is_asked=has_doubts)
            if not form.is_valid():
                return offer_page(request, offer, approval=form)
            reason = form.cleaned_data["wording_reason"] if has_doubts else ""
            offer_life.approve_offer(offer=offer, wording_reason=reason, actor=request.user)
    return said(request, offer_id, refusal, gettext("L'offre est publiée : les élèves la voient."))


@require_POST
@allowed(may_run_exchange)
def send_back(request: Request, offer_id: int) -> HttpResponse:
    """Send an offer back to its company, with a sentence."""
    with transaction.atomic():
        offer = offer_or_404(request, offer_id, locked=True)
        refusal = approving_refusal(moment_of(offer.campaign, request), offer.state)
        if not refusal:
            form = ReturnForm(request.POST)
            if not form.is_valid():
                return offer_page(request, offer, returning=form)
            offer_life.return_offer(offer=offer, returned_for=form.cleaned_data["returned_for"], actor=request.user)
    return said(request, offer_id, refusal, gettext("L'offre est renvoyée à l'entreprise, avec votre phrase."))


@require_POST
@allowed(may_enter_offers)
def restore(request: Request, offer_id: int) -> HttpResponse:
    """Make a draft again of an offer that was taken back."""
    with transaction.atomic():
        offer = offer_or_404(request, offer_id, locked=True)
        refusal = restoring_refusal(moment_of(offer.campaign, request), offer.state, is_lost=is_lost(offer))
        if not refusal:
            offer_life.restore_offer(offer=offer, actor=request.user)
    return said(request, offer_id, refusal, gettext("L'offre est de nouveau un brouillon."))


@allowed(may_enter_offers)
def withdraw(request: Request, offer_id: int) -> HttpResponse:
    """Ask, then take an offer back."""
    with transaction.atomic():
        offer = offer_or_404(request, offer_id, locked=True)
        refusal = withdrawing_refusal(moment_of(offer.campaign, request), offer.state)
        if request.method == "POST":
            if not refusal:
                offer_life.withdraw_offer(offer=offer, actor=request.user)
            return said(request, offer_id, refusal, gettext("L'offre est retirée."))
    return confirm_page(
        request,
        gettext("Retirer cette offre ?"),
        subject=offer.title,
        consequence=gettext("Les élèves ne la verront plus, et elle ne comptera pas au tirage."),
        done=reverse("internships:offer", args=[offer_id]),
        submit_label=gettext("Retirer l'offre"),
        refusal=refusal,
        trail=trail_to(request, offer.campaign, offer),
    )


@allowed(may_enter_offers)
def remove(request: Request, offer_id: int) -> HttpResponse:
    """Ask, then erase a draft."""
    with transaction.atomic():
        offer = offer_or_404(request, offer_id, locked=True)
        refusal = removing_refusal(offer.state)
        if request.method == "POST" and not refusal:
            offer_life.remove_offer(offer=offer, actor=request.user)
            messages.success(request, gettext("Le brouillon est supprimé."))
            return redirect(home_of(request, offer.campaign))
    return confirm_page(
        request,
        gettext("Supprimer ce brouillon ?"),
        subject=offer.title,
        consequence=gettext("Ses mots et ses places disparaissent."),
        done=reverse("internships:offer", args=[offer_id]),
        submit_label=gettext("Supprimer"),
        refusal=refusal,
        trail=trail_to(request, offer.campaign, offer),
    )
