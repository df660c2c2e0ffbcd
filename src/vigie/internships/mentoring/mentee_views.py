"""Young people, entered by the organisation that follows them and opens their names alone."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.vault_access import VaultRequest, vault_open
from vigie.accounts.vault_session import open_vault
from vigie.internships.mentoring import acts
from vigie.internships.mentoring.access import mentee_or_404, pair_of_organisation, pairs_to_read
from vigie.internships.mentoring.forms import MenteeForm
from vigie.internships.mentoring.naming import names_here, opened
from vigie.internships.mentoring.rows import rows_of
from vigie.internships.models import Mentee
from vigie.internships.pages import Trail, form_page, page
from vigie.internships.pupils.classes.access import key_of, own_schools
from vigie.internships.pupils.classes.acts import share_names
from vigie.internships.rules import may_act_for_a_school


def trail_to_mentees() -> Trail:
    """Return the links back to the young people of one's organisation."""
    return [
        (gettext("Mes classes"), reverse("internships:school_home")),
        (gettext("Parrainage"), reverse("internships:mentees")),
    ]


@allowed(may_act_for_a_school)
@require_safe
@sensitive_variables("names")
def mentees(request: Request) -> HttpResponse:
    """Show the young people of one's organisation and their pairs; by name when the vault is open."""
    found = list(Mentee.objects.filter(organisation__in=own_schools(request)))
    names = names_here(request, found)
    pairs = list(pairs_to_read().filter(mentee__in=found))
    paired = {pair.mentee_id for pair in pairs if pair.ended_on is None}
    people = [(mentee, names.get(mentee.pk), mentee.pk in paired) for mentee in found]
    return page(
        request,
        "internships/mentoring/mentees.html",
        gettext("Parrainage"),
        trail=trail_to_mentees()[:1],
        people=people,
        rows=rows_of(pairs, names),
        has_names=bool(names) or not found,
        is_vault_open=open_vault(request) is not None,
    )


@allowed(may_act_for_a_school)
@require_POST
@vault_open
@sensitive_variables("key")
def share_mentee_names(request: VaultRequest) -> HttpResponse:
    """Give the key of the names to one's colleagues who have a vault: an organisation may mentor without a campaign."""
    count = 0
    for organisation in own_schools(request):
        key = key_of(request, organisation)
        count += share_names(organisation=organisation, key=key, actor=request.user)
    told = gettext("Personnes de votre structure qui peuvent ouvrir les noms : %(count)s.") % {"count": count}
    messages.success(request, told)
    return redirect("internships:mentees")


@allowed(may_act_for_a_school)
@require_safe
def mentee_consent(request: Request) -> HttpResponse:
    """Show what a young person agrees to, to read together, print and sign."""
    return page(request, "internships/mentoring/consent.html", gettext("Feuille d'accord"), trail=trail_to_mentees())


@allowed(may_act_for_a_school)
@vault_open
@sensitive_variables("key")
def enter_mentee(request: VaultRequest) -> HttpResponse:
    """Enter a young person who looks for a mentor."""
    form = MenteeForm(request.POST if request.method == "POST" else None, organisations=own_schools(request))
    if form.is_valid():
        organisation = form.cleaned_data["organisation"]
        acts.add_mentee(
            organisation=organisation,
            pseudonym=form.cleaned_data["pseudonym"],
            key=key_of(request, organisation),
            identity=form.identity,
            actor=request.user,
            **form.facts,
        )
        messages.success(request, gettext("C'est enregistré. Le nom est chiffré : il n'est lisible qu'ici."))
        return redirect("internships:mentees")
    title = gettext("Inscrire un ou une jeune")
    return form_page(request, form, title, reverse("internships:mentees"), trail=trail_to_mentees())


@allowed(may_act_for_a_school)
@vault_open
@sensitive_variables("key", "identity")
def edit_mentee(request: VaultRequest, mentee_id: int) -> HttpResponse:
    """Change what a young person looks for, or note that they look no more."""
    mentee = mentee_or_404(request, mentee_id)
    key = key_of(request, mentee.organisation)
    identity = opened(key, mentee)
    form = MenteeForm(
        request.POST if request.method == "POST" else None,
        instance=mentee,
        initial=asdict(identity),
        organisations=own_schools(request),
    )
    if form.is_valid():
        acts.change_mentee(mentee=mentee, key=key, identity=form.identity, actor=request.user, **form.facts)
        messages.success(request, gettext("C'est enregistré."))
        return redirect("internships:mentees")
    return form_page(request, form, identity.full_name, reverse("internships:mentees"), trail=trail_to_mentees())


@allowed(may_act_for_a_school)
@require_POST
@vault_open
@sensitive_variables("key")
def mentee_agrees(request: VaultRequest, pair_id: int) -> HttpResponse:
    """Note that a young person agrees to a pair, and release their name to the mentor's company."""
    pair = pair_of_organisation(request, pair_id)
    key = key_of(request, pair.mentee.organisation)
    try:
        reached = acts.agree_for_mentee(pair_id=pair.pk, key=key, by=request.user)
    except acts.TooLate as error:
        messages.warning(request, str(error))
        return redirect("internships:pair", pair.pk)
    if reached:
        messages.success(request, gettext("Le parrainage commence : l'entreprise peut lire le nom et le contact."))
    else:
        messages.warning(
            request,
            gettext(
                "Le parrainage commence, mais personne dans l'entreprise ne peut encore ouvrir un nom : organisez la "
                "première rencontre vous-même, ou demandez à l'équipe qui pilote d'inviter une personne référente."
            ),
        )
    return redirect("internships:pair", pair.pk)
