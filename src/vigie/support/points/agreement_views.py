"""Pages of the relay agreements (S147, S152)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Request, allowed
from vigie.observatory.keeping import add, change, remove, saved
from vigie.support.models import RelayAgreement
from vigie.support.points.agreement_state import AgreementState, state_on
from vigie.support.points.forms import AgreementForm
from vigie.support.points.rules import may_keep_points
from vigie.support.points.working_pages import confirm_page, form_page, working_page

PAGE = "support:agreements"
# A badge for each state, in the colours of the house, and its words.
STATES: dict[AgreementState, tuple[str, Promise]] = {
    AgreementState.DRAFT: ("being_set_up", _("en préparation")),
    AgreementState.TO_COME: ("on_request", _("signature à venir")),
    AgreementState.IN_FORCE: ("ok", _("en vigueur")),
    AgreementState.ENDING: ("warning", _("finit bientôt")),
    AgreementState.ENDED: ("late", _("finie")),
}


@allowed(may_keep_points)
def agreements(request: Request) -> HttpResponse:
    """List the agreements with their states."""
    today = timezone.localdate()
    rows = RelayAgreement.objects.select_related("origin", "destination")
    return working_page(
        request,
        "support/points/agreements.html",
        PAGE,
        rows=[(row, *STATES[state_on(row.signed_on, row.ends_on, today)]) for row in rows],
    )


@allowed(may_keep_points)
def add_agreement(request: Request) -> HttpResponse:
    """Add an agreement."""
    form = AgreementForm(request.POST if request.method == "POST" else None)
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and saved(form, add, verb="relay_agreement_added", actor=request.user):
        messages.success(request, gettext("La convention est ajoutée."))
        return redirect(PAGE)
    return form_page(request, form, PAGE, gettext("Ajouter une convention"), reverse(PAGE))


@allowed(may_keep_points)
def change_agreement(request: Request, agreement_id: int) -> HttpResponse:
    """Change an agreement."""
    with transaction.atomic():
        found = get_object_or_404(RelayAgreement.objects.select_for_update(of=("self",)), pk=agreement_id)
        form = AgreementForm(request.POST if request.method == "POST" else None, instance=found)
        is_sent = request.method == "POST" and form.is_valid()
        if is_sent and saved(form, change, verb="relay_agreement_changed", actor=request.user):
            messages.success(request, gettext("C'est enregistré."))
            return redirect(PAGE)
    more = {"delete_url": reverse("support:remove_agreement", args=[found.pk]), "delete_label": gettext("Supprimer…")}
    return form_page(request, form, PAGE, gettext("Modifier la convention"), reverse(PAGE), **more)


@allowed(may_keep_points)
def remove_agreement(request: Request, agreement_id: int) -> HttpResponse:
    """Ask, then remove an agreement."""
    found = get_object_or_404(RelayAgreement.objects.select_related("origin", "destination"), pk=agreement_id)
    if request.method == "POST":
        remove(row=found, verb="relay_agreement_removed", actor=request.user)
        messages.success(request, gettext("La convention est supprimée."))
        return redirect(PAGE)
    return confirm_page(
        request,
        PAGE,
        gettext("Supprimer cette convention ?"),
        subject=str(found),
        consequence=gettext("Mieux vaut lui donner une date de fin, si elle a existé : son histoire reste."),
        submit_label=gettext("Supprimer"),
        done=reverse("support:change_agreement", args=[found.pk]),
    )
