"""The pages of those who read: their campaigns, what is left, one application with the codebook beside."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.vault_access import VaultRequest, vault_open
from vigie.testing.coding.access import CodingRefused, coder_of, settling_coder, trail_to
from vigie.testing.coding.agreeing import agreement_of
from vigie.testing.coding.forms import OutcomeForm, SettlementForm
from vigie.testing.coding.notes_shown import notes_of
from vigie.testing.coding.pieces_shown import pieces_of
from vigie.testing.coding.reading import (
    code_outcome,
    disagreements,
    own_readings,
    reads,
    reported,
    settle,
    to_read,
    unsettled,
)
from vigie.testing.models import Application, Coder
from vigie.testing.pages import page
from vigie.testing.rules import may_test


@allowed(may_test)
@require_safe
def my_readings(request: Request) -> HttpResponse:
    """List the campaigns in which someone reads."""
    coders = list(Coder.objects.select_related("campaign").filter(person=request.user.pk))
    return page(request, "testing/coding/my_readings.html", gettext("Mes lectures"), coders=coders)


@allowed(may_test)
@require_safe
def readings(request: Request, code: str) -> HttpResponse:
    """Show what is left to read, and what one has read."""
    coder = coder_of(request, code)
    return page(
        request,
        "testing/coding/readings.html",
        gettext("Lire : %(campaign)s") % {"campaign": coder.campaign.name},
        trail=trail_to(),
        campaign=coder.campaign,
        coder=coder,
        reads=reads(coder),
        waiting=to_read(coder),
        read=list(own_readings(coder)),
        disagreements=unsettled(coder.campaign).count() if coder.settles else 0,
        is_fictitious=coder.campaign.is_fictitious,
    )


@allowed(may_test)
@vault_open
def read_application(request: VaultRequest, code: str, application: str) -> HttpResponse:
    """Read the notes of one application, and choose its code."""
    coder = coder_of(request, code)
    found = _application(coder, application)
    own = found.codings.filter(coder=coder).first()
    if own is None and found.pk not in {each.pk for each in to_read(coder)}:
        raise Http404
    initial = {"outcome": own.outcome_id} if own else None
    form = OutcomeForm(request.POST if request.method == "POST" else None, campaign=coder.campaign, initial=initial)
    if form.is_valid():
        return _noted(request, coder, found, form)
    return _reading_page(request, coder, found, form, "testing/coding/read.html", gettext("Lire une candidature"))


def _noted(request: VaultRequest, coder: Coder, found: Application, form: OutcomeForm) -> HttpResponse:
    try:
        code_outcome(coder=coder, application_id=found.pk, outcome=form.cleaned_data["outcome"])
    except CodingRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, gettext("Votre lecture est notée."))
    left = to_read(coder)
    code = coder.campaign.code
    if left:
        return redirect("testing:read_application", code, left[0].code)
    return redirect("testing:readings", code)


def _application(coder: Coder, code: str) -> Application:
    found = reported(coder.campaign).filter(code=code).first()
    if found is None:
        raise Http404
    return found


def _reading_page(
    request: VaultRequest,
    coder: Coder,
    found: Application,
    form: OutcomeForm,
    template: str,
    title: str,
    **more: Any,
) -> HttpResponse:
    notes, refusal = [], ""
    try:
        notes = notes_of(found, coder.campaign, request.user, request.vault)
    except CodingRefused as error:
        refusal = str(error)
    return page(
        request,
        template,
        title,
        status=422 if form.errors else 200,
        trail=trail_to((coder.campaign.name, reverse("testing:readings", args=[coder.campaign.code]))),
        campaign=coder.campaign,
        application=found,
        notes=notes,
        pieces=pieces_of(found, coder.campaign, request.user, request.vault),
        refusal=refusal,
        form=form,
        codebook=list(coder.campaign.outcomes.all()),
        is_fictitious=coder.campaign.is_fictitious,
        **more,
    )


@allowed(may_test)
@require_safe
def disagreements_page(request: Request, code: str) -> HttpResponse:
    """Show what two people read otherwise, and how far readers agree."""
    coder = settling_coder(request, code)
    return page(
        request,
        "testing/coding/disagreements.html",
        gettext("Désaccords : %(campaign)s") % {"campaign": coder.campaign.name},
        trail=trail_to((coder.campaign.name, reverse("testing:readings", args=[code]))),
        campaign=coder.campaign,
        applications=list(disagreements(coder.campaign)),
        agreement=agreement_of(coder.campaign),
        is_fictitious=coder.campaign.is_fictitious,
    )


@allowed(may_test)
@vault_open
def settle_disagreement(request: VaultRequest, code: str, application: str) -> HttpResponse:
    """Read again what two people read otherwise, and say what is held."""
    coder = settling_coder(request, code)
    found = disagreements(coder.campaign).filter(code=application).first()
    if found is None:
        raise Http404
    form = SettlementForm(request.POST if request.method == "POST" else None, campaign=coder.campaign)
    if form.is_valid():
        try:
            settle(coder=coder, application_id=found.pk, **form.cleaned_data)
        except CodingRefused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, gettext("Le désaccord est tranché."))
        return redirect("testing:disagreements", code)
    codings = found.codings.select_related("outcome").order_by("outcome__position")
    labels = [coding.outcome.label for coding in codings]
    title = gettext("Trancher un désaccord")
    return _reading_page(request, coder, found, form, "testing/coding/settle.html", title, labels=labels)
