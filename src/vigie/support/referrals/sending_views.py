"""Referrals of a case, seen from the point that refers: asking, noting an agreement said aloud, calling off."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, check
from vigie.accounts.vault_access import VaultRequest
from vigie.support.cases.access import OpenCase, of_a_case
from vigie.support.cases.case_pages import case_page, step_page
from vigie.support.models import Consent, Referral
from vigie.support.referrals.answering import revoke_referral
from vigie.support.referrals.asking import agreements_of, ask_referral, destinations_of, shareable_in
from vigie.support.referrals.consenting import decline_referral, give_consent, override_consent, withdraw_consent
from vigie.support.referrals.dialogue import ORIGIN, say
from vigie.support.referrals.forms import AskForm, OverrideForm, SaidConsentForm, SayForm
from vigie.support.referrals.seen import referrals_seen
from vigie.support.rules import may_override
from vigie.support.sealing import key_of, read_texts

PAGE = "support:case_referrals"


def overrides(request: Request, opened: OpenCase) -> bool:
    """Whether someone may refer from this point without agreement, to save a life."""
    return opened.case.point.listenings.current().filter(person=request.user, may_override=True).exists()


def referral_of(opened: OpenCase, referral_id: int) -> Referral:
    """Return a referral of a case. Raises Http404."""
    return get_object_or_404(opened.case.referrals.select_related("destination", "compartment"), pk=referral_id)


@require_safe
@of_a_case
def case_referrals(request: VaultRequest, opened: OpenCase) -> HttpResponse:
    """Show where the case was referred, and what became of it."""
    texts = read_texts(opened.shared, opened.shared_key)
    return case_page(
        request,
        "support/referrals/case_referrals.html",
        opened,
        PAGE,
        referrals=referrals_seen(opened.case, texts, request.vault, request.user),
        say_form=SayForm(),
        may_override=overrides(request, opened),
    )


@of_a_case
def ask(request: Request, opened: OpenCase) -> HttpResponse:
    """Ask the person whether part of the case may go to another point."""
    options: dict[str, Any] = {"destinations": destinations_of(opened.case), "codes": shareable_in(opened)}
    form = AskForm(request.POST if request.method == "POST" else None, **options)
    if request.method == "POST" and form.is_valid():
        asked = {"fields": form.cleaned_data.pop("fields_shared"), **form.cleaned_data}
        if tried(form, lambda: ask_referral(opened=opened, actor=request.user, **asked)):
            messages.success(request, gettext("La demande attend la personne. Rien n'est transmis avant son accord."))
            return redirect(PAGE, opened.case.pk)
    intro = gettext("Demandez le moins possible : elle peut accepter tout, une partie, ou rien.")
    more = {"intro": intro, "agreements": agreements_of(opened.case.point)}
    title = gettext("Orienter vers un autre lieu")
    return step_page(request, opened, PAGE, title, form, gettext("Demander"), **more)


def tried(form: Any, act: Callable[[], object]) -> bool:
    """Do an act; when it is refused, say why on its form."""
    try:
        act()
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True


@of_a_case
def override(request: Request, opened: OpenCase) -> HttpResponse:
    """Refer without agreement, to save a life; a permission is needed."""
    check(may_override(overrides(request, opened)))
    options: dict[str, Any] = {"destinations": destinations_of(opened.case), "codes": shareable_in(opened)}
    form = OverrideForm(request.POST if request.method == "POST" else None, **options)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        sent = {"destination": chosen["destination"], "fields": chosen["fields_shared"], "reason": chosen["words"]}
        if tried(form, lambda: override_consent(opened=opened, actor=request.user, **sent)):
            messages.success(request, gettext("C'est transmis. La personne verra que c'est fait, et pourquoi."))
            return redirect(PAGE, opened.case.pk)
    warning = gettext("Seulement si une vie est en danger. La personne verra ce qui est transmis, à qui et pourquoi.")
    title = gettext("Orienter sans accord")
    return step_page(request, opened, PAGE, title, form, gettext("Transmettre maintenant"), warning=warning)


@of_a_case
def said_consent(request: Request, opened: OpenCase, referral_id: int) -> HttpResponse:
    """Write down an agreement that the person said aloud."""
    referral = referral_of(opened, referral_id)
    form = SaidConsentForm(request.POST if request.method == "POST" else None, codes=referral.asked_fields)
    if request.method == "POST" and form.is_valid():
        given = partial(
            give_consent, referral=referral, fields=form.cleaned_data["fields_shared"], how=Consent.How.SAID
        )
        if tried(form, lambda: given(shared=opened.shared, shared_key=opened.shared_key, actor=request.user)):
            messages.success(request, gettext("L'accord est noté, et ce qu'il couvre est transmis."))
            return redirect(PAGE, opened.case.pk)
    intro = gettext("Lieu : %(point)s. Cochez seulement ce qu'elle accepte de partager.") % {
        "point": referral.destination
    }
    title = gettext("Noter l'accord de la personne")
    more = {"intro": intro, "agreements": agreements_of(opened.case.point).filter(destination=referral.destination)}
    return step_page(request, opened, PAGE, title, form, gettext("Noter et transmettre"), **more)


@require_POST
@of_a_case
def end(request: Request, opened: OpenCase, referral_id: int) -> HttpResponse:
    """End a referral: called off, or declined or withdrawn by the person who said so."""
    referral = referral_of(opened, referral_id)
    acts: dict[str, Callable[..., None]] = {
        "annuler": revoke_referral,
        "refus": decline_referral,
        "retrait": withdraw_consent,
    }
    act = acts.get(request.POST.get("acte", ""))
    if act is None:
        raise Http404
    try:
        act(referral=referral, actor=request.user)
    except ValidationError as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, gettext("C'est fait : l'autre lieu ne peut rien lire."))
    return redirect(PAGE, opened.case.pk)


@require_POST
@of_a_case
def say_from_origin(request: VaultRequest, opened: OpenCase, referral_id: int) -> HttpResponse:
    """Write to the other point and to the person about a referral."""
    referral, form = referral_of(opened, referral_id), SayForm(request.POST)
    if not form.is_valid() or referral.compartment is None:
        messages.warning(request, gettext("Écrivez un message."))
        return redirect(PAGE, opened.case.pk)
    key = key_of(referral.compartment, request.vault, request.user)
    say(referral.compartment, key, form.cleaned_data["text"], ORIGIN)
    messages.success(request, gettext("Le message est envoyé."))
    return redirect(PAGE, opened.case.pk)
