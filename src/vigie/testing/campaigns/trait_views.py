"""Writes a trait of all profiles at once, so that they stay alike but for what is tested."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.testing.campaigns.line_forms import VALUE, TraitForm
from vigie.testing.campaigns.opening import locked_campaign, trail_to, why_kept
from vigie.testing.campaigns.writing import remove_trait, write_trait
from vigie.testing.models import Campaign, Trait
from vigie.testing.pages import form_page
from vigie.testing.refusals import NotNow
from vigie.testing.rules import may_run_tests


def back(campaign: Campaign) -> str:
    """Return the place of traits in the page of the protocol."""
    return f"{reverse('testing:protocol', args=[campaign.code])}#profils"


@allowed(may_run_tests)
def add_trait(request: Request, code: str) -> HttpResponse:
    """Describe a trait of all profiles."""
    with transaction.atomic():
        found = locked_campaign(code)
        return _written(request, found, None)


@allowed(may_run_tests)
def change_trait(request: Request, code: str, line_id: int) -> HttpResponse:
    """Change a trait of all profiles. line_id: of the trait of any of them."""
    with transaction.atomic():
        found = locked_campaign(code)
        return _written(request, found, get_object_or_404(Trait, pk=line_id, profile__campaign=found))


@allowed(may_run_tests)
@require_POST
def drop_trait(request: Request, code: str, line_id: int) -> HttpResponse:
    """Take a trait away from all profiles; taken away already, nothing happens."""
    with transaction.atomic():
        found = locked_campaign(code)
        trait = Trait.objects.filter(pk=line_id, profile__campaign=found).first()
        if refused := why_kept(found):
            messages.info(request, refused)
        elif trait:
            remove_trait(campaign=found, label=trait.label, by=request.user)
            messages.success(request, gettext("C'est retiré."))
    return redirect(back(found))


def _written(request: Request, campaign: Campaign, trait: Trait | None) -> HttpResponse:
    if refused := why_kept(campaign):
        messages.info(request, refused)
        return redirect(back(campaign))
    profiles = list(campaign.profiles.all())
    if not profiles:
        messages.info(request, gettext("Décrivez d'abord un profil."))
        return redirect(back(campaign))
    form = TraitForm(request.POST or None, campaign=campaign, profiles=profiles, initial=_recorded(campaign, trait))
    if request.method == "POST" and form.is_valid() and _kept(request, form, trait.label if trait else ""):
        messages.success(request, gettext("C'est enregistré."))
        return redirect(back(campaign))
    title = gettext("Changer cette caractéristique") if trait else gettext("Ajouter une caractéristique")
    return form_page(request, form, title, back(campaign), trail=trail_to(campaign, protocol=True))


def _kept(request: Request, form: TraitForm, before: str) -> bool:
    """Write the trait of a valid form; when another has its label, say it in the form."""
    try:
        write_trait(
            campaign=form.campaign,
            before=before,
            label=form.cleaned_data["label"],
            is_criterion=form.cleaned_data["is_criterion"],
            values=form.values(),
            by=request.user,
        )
    except NotNow as refused:
        form.add_error("label", str(refused))
        return False
    return True


def _recorded(campaign: Campaign, trait: Trait | None) -> dict[str, object]:
    if trait is None:
        return {}
    same = Trait.objects.filter(profile__campaign=campaign, label=trait.label)
    values = {f"{VALUE}{each.profile_id}": each.value for each in same}
    return {"label": trait.label, "is_criterion": trait.is_criterion, **values}
