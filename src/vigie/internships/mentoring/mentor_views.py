"""Mentors, entered by those who refer for their company, or by the pilot; the company's page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.models import Role
from vigie.accounts.vault_session import open_vault
from vigie.internships.mentoring.access import mentor_or_404, pair_of_company, pairs_to_read
from vigie.internships.mentoring.acts import TooLate, add_mentor, agree_for_mentor, change_mentor
from vigie.internships.mentoring.forms import MentorForm, NewMentorForm
from vigie.internships.mentoring.naming import names_released
from vigie.internships.mentoring.pairing import standing_mentors, stopped_mentors
from vigie.internships.mentoring.pilot_views import trail_to_mentoring
from vigie.internships.mentoring.rows import rows_of
from vigie.internships.offers.opening import companies_of, is_pilot
from vigie.internships.pages import Trail, form_page, page
from vigie.internships.rules import may_act_for_a_company, may_keep_mentors


def mentors_page(request: Request) -> str:
    """Return the address of the mentors that whoever acts keeps."""
    return reverse("internships:mentors" if is_pilot(request) else "internships:company_mentors")


def trail_to_mentors(request: Request) -> Trail:
    """Return the links back to the mentors that whoever acts keeps."""
    if is_pilot(request):
        return [*trail_to_mentoring(), (gettext("Marraines et parrains"), mentors_page(request))]
    return [
        (gettext("Mes offres de stage"), reverse("internships:company_home")),
        (gettext("Parrainage"), mentors_page(request)),
    ]


@allowed(may_act_for_a_company)
@require_safe
@sensitive_variables("names")
def company_mentors(request: Request) -> HttpResponse:
    """Show the mentors of one's company and their pairs; names once released, when the vault is open."""
    held = request.actor.organisations_as(Role.COMPANY)
    pairs = list(pairs_to_read().filter(mentor__company__organisation__in=held))
    names = names_released(request, pairs)
    return page(
        request,
        "internships/mentoring/company.html",
        gettext("Parrainage"),
        trail=trail_to_mentors(request)[:1],
        companies=companies_of(request),
        mentors=standing_mentors().filter(company__organisation__in=held),
        stopped=stopped_mentors().filter(company__organisation__in=held),
        rows=rows_of(pairs, names),
        is_vault_open=open_vault(request) is not None,
    )


@allowed(may_keep_mentors)
def enter_mentor(request: Request) -> HttpResponse:
    """Enter a mentor."""
    form = NewMentorForm(request.POST if request.method == "POST" else None, companies=companies_of(request))
    if form.is_valid():
        chosen = {name: form.cleaned_data[name] for name in ("company", "person", "new_name")}
        add_mentor(mentor=form.save(commit=False), actor=request.user, **chosen)
        messages.success(request, gettext("C'est enregistré. Merci pour les jeunes !"))
        return redirect(mentors_page(request))
    title = gettext("Inscrire une marraine ou un parrain")
    return form_page(request, form, title, mentors_page(request), trail=trail_to_mentors(request))


@allowed(may_keep_mentors)
def edit_mentor(request: Request, mentor_id: int) -> HttpResponse:
    """Change what is known of a mentor, or note that they stop."""
    mentor = mentor_or_404(request, mentor_id)
    form = MentorForm(request.POST if request.method == "POST" else None, instance=mentor)
    if form.is_valid():
        change_mentor(mentor=form.save(commit=False), actor=request.user)
        messages.success(request, gettext("C'est enregistré."))
        return redirect(mentors_page(request))
    return form_page(request, form, str(mentor), mentors_page(request), trail=trail_to_mentors(request))


@allowed(may_act_for_a_company)
@require_POST
def mentor_agrees(request: Request, pair_id: int) -> HttpResponse:
    """Note that a mentor agrees to a pair."""
    pair = pair_of_company(request, pair_id)
    try:
        agree_for_mentor(pair_id=pair.pk, by=request.user)
    except TooLate as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, gettext("C'est noté : la structure qui accompagne transmettra le nom."))
    return redirect("internships:pair", pair.pk)
