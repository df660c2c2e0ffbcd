"""The pilot's pages about mandates: prepared, begun, renewed, ended; and nominations to answer."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.models import Organisation, Role
from vigie.network.calls.access import trail_to_network
from vigie.network.examining.access import candidacy_or_404, trail_to_candidacy
from vigie.network.mandates.access import (
    mandate_or_404,
    nomination_or_404,
    trail_to_mandate,
    trail_to_mandates,
)
from vigie.network.mandates.condition_words import checklist
from vigie.network.mandates.forms import AppointForm, DaysForm, EndForm, PlacesForm, RenewForm, ReturnForm
from vigie.network.mandates.giving import begin_mandate, end_mandate, renew_mandate
from vigie.network.mandates.holding import mandate_rows, missing_for, standing_of
from vigie.network.mandates.naming import appoint, confirm_nomination, prepare_sentinel, say_places
from vigie.network.mandates.nominating import return_nomination
from vigie.network.mandates.standing import WORDS, Standing
from vigie.network.models import Function, Mandate
from vigie.network.pages import form_page, page
from vigie.network.refusals import NotNow
from vigie.network.rules import may_run_network


def attempted(request: Request, act: Callable[[], object], done: str) -> bool:
    """Do an act and say it is done, or say why not; return whether it was done."""
    try:
        act()
    except NotNow as refusal:
        messages.warning(request, str(refusal))
        return False
    messages.success(request, done)
    return True


@allowed(may_run_network)
@require_safe
def mandates(request: Request) -> HttpResponse:
    """List mandates by where they stand: those that go on, or all of them."""
    day, shows_all = timezone.localdate(), request.GET.get("tous") == "1"
    rows = mandate_rows(Mandate.objects.told().select_related("renewal").order_by("person__name", "-named_on"), day)
    over = {Standing.EXPIRED, Standing.ENDED, Standing.GIVEN_UP}
    return page(
        request,
        "network/mandates/mandates.html",
        gettext("Mandats"),
        trail=trail_to_network(),
        rows=[row for row in rows if shows_all or row.standing not in over],
        shows_all=shows_all,
    )


@allowed(may_run_network)
@require_safe
def mandate_page(request: Request, mandate_id: int) -> HttpResponse:
    """Show a mandate: what is missing before it begins, its days, and what may be done."""
    mandate, day = mandate_or_404(mandate_id), timezone.localdate()
    state = standing_of(mandate, day)
    preparing = state is Standing.PREPARING
    living = state in {Standing.PREPARING, Standing.COMING, Standing.IN_FORCE, Standing.ENDING}
    is_ambassador = mandate.function == Function.AMBASSADOR
    return page(
        request,
        "network/mandates/mandate.html",
        str(mandate.person),
        trail=trail_to_mandates(),
        mandate=mandate,
        badge=WORDS[state],
        checklist=checklist(mandate.function, missing_for(mandate, day)) if preparing else [],
        may_begin=preparing and not missing_for(mandate, day),
        may_renew=state in {Standing.IN_FORCE, Standing.ENDING, Standing.EXPIRED} and not hasattr(mandate, "renewal"),
        may_end=living and not mandate.ended_on,
        may_be_sentinel=is_ambassador
        and state in {Standing.IN_FORCE, Standing.ENDING}
        and not Mandate.objects.filter(person=mandate.person, function=Function.SENTINEL, ended_on=None).exists(),
        is_fictitious=mandate.person.is_fictitious,
        has_account=mandate.person.is_active,
    )


@allowed(may_run_network)
@require_http_methods(["GET", "POST"])
def appoint_candidate(request: Request, code: str) -> HttpResponse:
    """Name whoever sent a candidacy that was accepted."""
    candidacy = candidacy_or_404(code)
    mine = Organisation.objects.filter(pk__in=request.actor.organisations_as(Role.PILOT)).first()
    initial = {"organisation": mine, "communes": [candidacy.commune] if candidacy.commune else []}
    form = AppointForm(request.POST if request.method == "POST" else None, initial=initial)
    back = reverse("network:candidacy", args=[code])
    if form.is_valid():
        told = form.cleaned_data
        try:
            mandate = appoint(
                candidacy_id=candidacy.pk,
                organisation=told["organisation"],
                communes=told["communes"],
                neighbourhoods=told.get("neighbourhoods", []),
                by=request.user,
            )
        except NotNow as refusal:
            messages.warning(request, str(refusal))
            return redirect(back)
        messages.success(
            request, gettext("C'est fait : un courriel l'invite à ouvrir son espace, pour lire la charte.")
        )
        return redirect("network:mandate", mandate.pk)
    title = gettext("Nommer dans le réseau")
    return form_page(request, form, title, back, submit_label=gettext("Nommer"), trail=trail_to_candidacy(candidacy))


@allowed(may_run_network)
@require_http_methods(["GET", "POST"])
def begin(request: Request, mandate_id: int) -> HttpResponse:
    """Give a mandate its days, once all that is required is there."""
    mandate = mandate_or_404(mandate_id)
    form = DaysForm(request.POST if request.method == "POST" else None, initial={"starts_on": timezone.localdate()})
    back = reverse("network:mandate", args=[mandate_id])
    if form.is_valid():
        told = form.cleaned_data
        attempted(
            request,
            lambda: begin_mandate(mandate_id=mandate_id, by=request.user, **told),
            gettext("Le mandat est donné. Ses droits s'éteindront d'eux-mêmes après le dernier jour."),
        )
        return redirect(back)
    title = gettext("Donner le mandat")
    return form_page(request, form, title, back, submit_label=title, trail=trail_to_mandate(mandate))


@allowed(may_run_network)
@require_http_methods(["GET", "POST"])
def renew(request: Request, mandate_id: int) -> HttpResponse:
    """Follow a mandate by another."""
    mandate = mandate_or_404(mandate_id)
    form = RenewForm(request.POST if request.method == "POST" else None)
    back = reverse("network:mandate", args=[mandate_id])
    if form.is_valid():
        try:
            following = renew_mandate(mandate_id=mandate_id, by=request.user, **form.cleaned_data)
        except NotNow as refusal:
            messages.warning(request, str(refusal))
            return redirect(back)
        messages.success(request, gettext("Le mandat est renouvelé."))
        return redirect("network:mandate", following.pk)
    title = gettext("Renouveler le mandat")
    return form_page(request, form, title, back, submit_label=gettext("Renouveler"), trail=trail_to_mandate(mandate))


@allowed(may_run_network)
@require_http_methods(["GET", "POST"])
def end(request: Request, mandate_id: int) -> HttpResponse:
    """End a mandate before its term."""
    mandate = mandate_or_404(mandate_id)
    form = EndForm(request.POST if request.method == "POST" else None, initial={"last_day": timezone.localdate()})
    back = reverse("network:mandate", args=[mandate_id])
    if form.is_valid():
        told = form.cleaned_data
        attempted(
            request,
            lambda: end_mandate(mandate_id=mandate_id, by=request.user, **told),
            gettext("La fin du mandat est notée."),
        )
        return redirect(back)
    title = gettext("Mettre fin au mandat")
    return form_page(request, form, title, back, submit_label=title, trail=trail_to_mandate(mandate))


@allowed(may_run_network)
@require_http_methods(["GET", "POST"])
def places(request: Request, mandate_id: int) -> HttpResponse:
    """Say where a member acts."""
    mandate = mandate_or_404(mandate_id)
    form = PlacesForm(request.POST if request.method == "POST" else None, instance=mandate)
    back = reverse("network:mandate", args=[mandate_id])
    if form.is_valid():
        say_places(mandate=mandate, places=form.cleaned_data, by=request.user)
        messages.success(request, gettext("C'est noté."))
        return redirect(back)
    return form_page(request, form, gettext("Où ce membre agit"), back, trail=trail_to_mandate(mandate))


@allowed(may_run_network)
@require_POST
def make_sentinel(request: Request, mandate_id: int) -> HttpResponse:
    """Prepare an ambassador to be a sentinel too."""
    mandate_or_404(mandate_id)
    try:
        mandate = prepare_sentinel(mandate_id=mandate_id, by=request.user)
    except NotNow as refusal:
        messages.warning(request, str(refusal))
        return redirect("network:mandate", mandate_id)
    messages.success(request, gettext("Son mandat de sentinelle se prépare : il commencera après la formation."))
    return redirect("network:mandate", mandate.pk)


@allowed(may_run_network)
@require_POST
def confirm(request: Request, nomination_id: int) -> HttpResponse:
    """Confirm whom a structure names."""
    nomination_or_404(request, nomination_id)
    try:
        mandate = confirm_nomination(nomination_id=nomination_id, by=request.user)
    except NotNow as refusal:
        messages.warning(request, str(refusal))
        return redirect("network:nomination", nomination_id)
    messages.success(request, gettext("C'est fait : un courriel l'invite à ouvrir son espace, pour lire la charte."))
    return redirect("network:mandate", mandate.pk)


@allowed(may_run_network)
@require_http_methods(["GET", "POST"])
def send_back(request: Request, nomination_id: int) -> HttpResponse:
    """Send a nomination back to its structure."""
    nomination = nomination_or_404(request, nomination_id)
    form = ReturnForm(request.POST if request.method == "POST" else None)
    back = reverse("network:nomination", args=[nomination_id])
    if form.is_valid():
        because = form.cleaned_data["because"]
        attempted(
            request,
            lambda: return_nomination(nomination_id=nomination_id, because=because, by=request.user),
            gettext("La désignation est renvoyée à la structure, avec vos mots."),
        )
        return redirect(back)
    trail = [*trail_to_network(), (str(nomination.organisation), back)]
    title = gettext("Renvoyer à la structure")
    return form_page(request, form, title, back, submit_label=gettext("Renvoyer"), trail=trail)
