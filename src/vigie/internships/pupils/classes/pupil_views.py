"""One pupil: added, changed, taken out of the campaign; and codes for a class. Names ask for an open vault."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from vigie.accounts.access import Request, allowed
from vigie.accounts.vault_access import VaultRequest, vault_open
from vigie.internships.models import SchoolClass
from vigie.internships.names.identities import PUPIL, open_identity
from vigie.internships.pages import confirm_page, form_page, page
from vigie.internships.pupils.classes import acts
from vigie.internships.pupils.classes.access import class_or_404, key_if_open, key_of, pupil_or_404
from vigie.internships.pupils.classes.addresses import class_page
from vigie.internships.pupils.classes.class_views import class_trail, pupils_of, ticked
from vigie.internships.pupils.classes.forms import PupilForm
from vigie.internships.pupils.classes.naming import all_named, named
from vigie.internships.pupils.codes import NONCE, new_nonce
from vigie.internships.rules import may_act_for_a_school


@allowed(may_act_for_a_school)
@vault_open
def add_pupil(request: VaultRequest, class_id: int) -> HttpResponse:
    """Add a pupil by hand."""
    school_class = class_or_404(request, class_id)
    key = key_of(request, school_class.entry.organisation)
    form = PupilForm(request.POST or None, campaign=school_class.entry.campaign)
    if form.is_valid():
        acts.add_pupil(school_class=school_class, key=key, identity=form.identity, actor=request.user, **form.facts)
        messages.success(request, gettext("L'élève est dans la classe. Son nom est chiffré : il n'est lisible qu'ici."))
        return redirect(class_page(school_class.pk))
    title = gettext("Ajouter un ou une élève")
    return form_page(request, form, title, class_page(school_class.pk), trail=class_trail(school_class))


@allowed(may_act_for_a_school)
@vault_open
def change_pupil(request: VaultRequest, pupil_id: int) -> HttpResponse:
    """Change what is known of a pupil."""
    pupil = pupil_or_404(request, pupil_id)
    school_class = pupil.school_class
    key = key_of(request, school_class.entry.organisation)
    identity = open_identity(key, PUPIL, pupil.pseudonym, bytes(pupil.sealed_identity))
    groups = pupil.lives_in_qpv, pupil.has_scholarship
    form = PupilForm(
        request.POST or None, instance=pupil, initial=asdict(identity), campaign=school_class.entry.campaign
    )
    if form.is_valid():
        pupil.lives_in_qpv, pupil.has_scholarship = groups
        acts.change_pupil(pupil=pupil, key=key, identity=form.identity, actor=request.user, **form.facts)
        messages.success(request, gettext("C'est enregistré."))
        return redirect(class_page(school_class.pk))
    return form_page(
        request,
        form,
        identity.full_name,
        class_page(school_class.pk),
        trail=class_trail(school_class),
        delete_url=reverse(f"internships:{'take_back' if pupil.withdrawn_on else 'withdraw'}_pupil", args=[pupil.pk]),
        delete_label=gettext("Remettre dans la campagne…")
        if pupil.withdrawn_on
        else gettext("Retirer de la campagne…"),
    )


@allowed(may_act_for_a_school)
def withdraw_pupil(request: Request, pupil_id: int) -> HttpResponse:
    """Ask, then take a pupil out of the campaign."""
    consequence = gettext(
        "Son code n'ouvre plus rien et sa liste ne compte plus ; une place déjà obtenue est rendue pour de bon. Vous "
        "pourrez revenir sur le reste."
    )
    return in_or_out(
        request, pupil_id, gettext("Retirer de la campagne ?"), consequence, gettext("Retirer"), is_back=False
    )


@allowed(may_act_for_a_school)
def take_back_pupil(request: Request, pupil_id: int) -> HttpResponse:
    """Ask, then take a pupil back in."""
    consequence = gettext("Son code et sa liste serviront de nouveau.")
    return in_or_out(
        request, pupil_id, gettext("Remettre dans la campagne ?"), consequence, gettext("Remettre"), is_back=True
    )


def in_or_out(
    request: Request, pupil_id: int, title: str, consequence: str, label: str, *, is_back: bool
) -> HttpResponse:
    """Ask, then do it; done already, nothing more is written."""
    pupil = pupil_or_404(request, pupil_id)
    school_class = pupil.school_class
    if request.method == "POST":
        if (pupil.withdrawn_on is not None) == is_back:
            acts.withdraw(pupil=pupil, actor=request.user, is_back=is_back)
        messages.success(request, gettext("C'est fait."))
        return redirect(class_page(school_class.pk))
    return confirm_page(
        request,
        title,
        subject=named(pupil, key_if_open(request, school_class.entry.organisation)).name,
        consequence=consequence,
        done=class_page(school_class.pk),
        submit_label=label,
        trail=class_trail(school_class),
    )


@never_cache
@allowed(may_act_for_a_school)
@vault_open
def class_codes(request: VaultRequest, class_id: int) -> HttpResponse:
    """Choose pupils, then show their codes once, on slips to print and cut."""
    school_class = class_or_404(request, class_id)
    key = key_of(request, school_class.entry.organisation)
    pupils = list(pupils_of(school_class).taking_part())
    nonce = request.POST.get("nonce", "")
    chosen = [pupil for pupil in pupils if pupil.pk in ticked(request, "pupil")]
    if request.method == "POST" and chosen and NONCE.fullmatch(nonce):
        codes = acts.make_codes(pupils=chosen, nonce=nonce, actor=request.user)
        slips = [(each.name, codes[each.pupil.pk]) for each in all_named(chosen, key)]
        address = request.build_absolute_uri(reverse("internships:pupil_door"))
        return codes_page(request, school_class, "internships/classes/slips.html", slips=slips, address=address)
    if request.method == "POST":
        messages.warning(request, gettext("Cochez au moins un ou une élève."))
    return codes_page(
        request, school_class, "internships/classes/codes.html", pupils=all_named(pupils, key), nonce=new_nonce()
    )


def codes_page(request: Request, school_class: SchoolClass, template: str, **context: Any) -> HttpResponse:
    """Draw a page of codes."""
    return page(
        request,
        template,
        gettext("Codes de la classe %(name)s") % {"name": school_class},
        trail=class_trail(school_class),
        school_class=school_class,
        campaign=school_class.entry.campaign,
        **context,
    )
