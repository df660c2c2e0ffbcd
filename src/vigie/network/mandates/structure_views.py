"""The pages of a structure: its ambassadors, whom it names; nobody of another structure sees them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from vigie.accounts.access import Reason, Request, allowed
from vigie.accounts.actor import Actor
from vigie.accounts.models import Organisation, Role
from vigie.core.exports import file_response
from vigie.core.pdf import to_pdf
from vigie.network.calls.access import trail_to_network
from vigie.network.mandates.access import (
    is_of_structure,
    nomination_or_404,
    own_nomination_or_404,
    trail_to_structure,
)
from vigie.network.mandates.forms import NominationForm
from vigie.network.mandates.holding import mandate_rows
from vigie.network.mandates.mission import mission_document
from vigie.network.mandates.nominating import nominate, withdraw_nomination
from vigie.network.models import Function, Mandate, Nomination
from vigie.network.pages import confirm_page, form_page, page
from vigie.network.refusals import NotNow
from vigie.network.rules import may_name_for_structure, may_run_network


def may_read_nominations(actor: Actor) -> Reason:
    """The pilot, and whoever contributes for a structure."""
    return may_run_network(actor) and may_name_for_structure(actor)


@allowed(may_name_for_structure)
@require_safe
def structure(request: Request) -> HttpResponse:
    """Show the ambassadors of one's structures, and those it has named."""
    mine, day = request.actor.organisations_as(Role.CONTRIBUTOR), timezone.localdate()
    held = Mandate.objects.told().select_related("renewal").filter(organisation__in=mine, function=Function.AMBASSADOR)
    return page(
        request,
        "network/mandates/structure.html",
        gettext("Nos ambassadrices et ambassadeurs"),
        rows=mandate_rows(held.order_by("person__name"), day),
        nominations=list(Nomination.objects.select_related("organisation__parent").filter(organisation__in=mine)),
    )


@allowed(may_name_for_structure)
@require_http_methods(["GET", "POST"])
def add_nomination(request: Request) -> HttpResponse:
    """Name someone of one's own structure."""
    mine = Organisation.objects.filter(pk__in=request.actor.organisations_as(Role.CONTRIBUTOR))
    form = NominationForm(
        request.POST if request.method == "POST" else None,
        organisations=mine.select_related("parent").order_by("name"),
    )
    done = reverse("network:structure")
    if form.is_valid():
        nominate(nomination=form.instance, by=request.user)
        messages.success(
            request, gettext("Merci ! L'équipe qui pilote le plan confirmera, puis la personne sera invitée.")
        )
        return redirect(done)
    intro = gettext(
        "L'ambassadrice ou l'ambassadeur de l'égalité fait connaître le droit et les lieux d'écoute dans sa structure, "
        "et relaie ce qui s'y fait. Cette mission fait partie de son travail."
    )
    title = gettext("Désigner quelqu'un")
    return form_page(
        request, form, title, done, intro=intro, submit_label=gettext("Envoyer"), trail=trail_to_structure()
    )


@allowed(may_read_nominations)
@require_safe
def nomination_page(request: Request, nomination_id: int) -> HttpResponse:
    """Show a nomination, to its structure and to the pilot."""
    nomination = nomination_or_404(request, nomination_id)
    is_own = is_of_structure(request, nomination)
    return page(
        request,
        "network/mandates/nomination.html",
        nomination.name,
        trail=trail_to_structure() if is_own else trail_to_network(),
        nomination=nomination,
        waits=nomination.state == Nomination.State.WAITING,
        is_own=is_own,
        may_answer=request.actor.has(Role.PILOT),
        mandate=nomination.mandates.first() if request.actor.has(Role.PILOT) else None,
    )


@allowed(may_read_nominations)
@require_safe
def mission_file(request: Request, nomination_id: int) -> HttpResponse:
    """Give the mission sheet in PDF."""
    nomination = nomination_or_404(request, nomination_id)
    return file_response(to_pdf(mission_document(nomination)), gettext("Fiche de mission"), "pdf")


@allowed(may_name_for_structure)
@require_http_methods(["GET", "POST"])
def withdraw(request: Request, nomination_id: int) -> HttpResponse:
    """Take back a nomination that waits."""
    nomination = own_nomination_or_404(request, nomination_id)
    if request.method == "POST":
        try:
            withdraw_nomination(nomination_id=nomination.pk, by=request.user)
            messages.success(request, gettext("La désignation est retirée."))
        except NotNow as refusal:
            messages.warning(request, str(refusal))
        return redirect("network:structure")
    return confirm_page(
        request,
        gettext("Retirer la désignation"),
        subject=nomination.name,
        consequence=gettext("L'équipe qui pilote le plan ne la verra plus parmi celles à confirmer."),
        done=reverse("network:nomination", args=[nomination_id]),
        submit_label=gettext("Retirer"),
        trail=trail_to_structure(),
    )
