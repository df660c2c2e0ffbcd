"""The company's pages after the match: whom it hosts, once the school has said it; preparation; refusal on a ground."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.models import Role
from vigie.accounts.vault_access import VaultRequest, vault_open
from vigie.internships.after.access import (
    assignment_of_company,
    campaign_of_company,
    placed_in_companies,
)
from vigie.internships.after.agreements import missing_of
from vigie.internships.after.checklist_pages import checklist_page
from vigie.internships.after.checklists import LISTS, Side
from vigie.internships.after.forms import RefusalForm
from vigie.internships.after.refusing import TooLate, ask_refusal
from vigie.internships.after.releasing import released_to
from vigie.internships.models import Assignment, Refusal
from vigie.internships.pages import Trail, form_page, page
from vigie.internships.rules import may_act_for_a_company


def hosted_page(campaign_id: int) -> str:
    """Return the address of those a company hosts in a campaign."""
    return reverse("internships:hosted", args=[campaign_id])


def home_trail() -> Trail:
    """Return the link back to the company's home."""
    return [(gettext("Mes offres de stage"), reverse("internships:company_home"))]


def trail_to(assignment: Assignment) -> Trail:
    """Return the links back to those a company hosts."""
    return [*home_trail(), (gettext("Nos stagiaires"), hosted_page(assignment.session.offer.campaign_id))]


@allowed(may_act_for_a_company)
@require_safe
@vault_open
@sensitive_variables("names")
def hosted(request: VaultRequest, campaign_id: int) -> HttpResponse:
    """Show whom a company hosts: a name once the school has released it, and nothing of anyone's situation."""
    campaign = campaign_of_company(request, campaign_id)
    assignments = list(placed_in_companies(campaign, request.actor.organisations_as(Role.COMPANY)))
    names = released_to(request.user, request.vault, assignments)
    rows = [(each, names.get(each.pk), missing_of(each)) for each in assignments]
    return page(
        request,
        "internships/after/hosted.html",
        gettext("Nos stagiaires"),
        trail=home_trail(),
        campaign=campaign,
        rows=rows,
        is_fictitious=campaign.is_fictitious,
    )


@allowed(may_act_for_a_company)
def prepare_hosting(request: Request, assignment_id: int) -> HttpResponse:
    """Tick what is prepared to receive someone."""
    assignment = assignment_of_company(request, assignment_id)
    done = hosted_page(assignment.session.offer.campaign_id)
    title = gettext("Préparer l'accueil : %(offer)s") % {"offer": assignment.session.offer}
    intro = gettext("%(count)d lignes à parcourir avec l'équipe, avant le premier jour.") % {
        "count": len(LISTS[Side.TUTOR])
    }
    return checklist_page(request, assignment, Side.TUTOR, title, done, trail=trail_to(assignment), intro=intro)


@allowed(may_act_for_a_company)
def refuse(request: Request, assignment_id: int) -> HttpResponse:
    """Ask not to host someone, on a ground of the closed list."""
    assignment = assignment_of_company(request, assignment_id)
    done = hosted_page(assignment.session.offer.campaign_id)
    asked = getattr(assignment, "refusal", None)
    is_sent = request.method == "POST"
    form = RefusalForm(request.POST if is_sent else None, instance=asked or Refusal())
    if is_sent and form.is_valid():
        try:
            ask_refusal(assignment=assignment, by=request.user, **form.cleaned_data)
        except TooLate as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, gettext("Votre demande est transmise : l'équipe qui pilote la bourse décide."))
        return redirect(done)
    title = gettext("Demander à ne pas accueillir : %(offer)s") % {"offer": assignment.session.offer}
    intro = gettext(
        "Une entreprise ne choisit pas la personne qu'elle accueille. Elle peut demander à être déchargée pour une "
        "raison de cette liste ; tant que l'équipe qui pilote n'a pas décidé, le stage tient."
    )
    return form_page(
        request, form, title, done, trail=trail_to(assignment), intro=intro, submit_label=gettext("Demander")
    )
