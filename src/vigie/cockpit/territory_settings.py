"""The settings of the territory, changed by the administrator: here because the territory does not know who acts."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vigie.accounts.access import Reason, Request, allowed
from vigie.accounts.actor import Actor
from vigie.accounts.journal import record
from vigie.accounts.models import Person, Role
from vigie.territory.models import Territory
from vigie.territory.settings_form import TerritorySettingsForm, change_territory_settings


def may_change_settings(actor: Actor) -> Reason:
    """The administrator alone changes what shows on every page of the installation."""
    if actor.has(Role.ADMINISTRATOR):
        return None
    return gettext_lazy("Seule l'administration de Vigie change ces réglages.")


@allowed(may_change_settings)
@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: Request) -> HttpResponse:
    """Show the settings, and apply those that are sent."""
    territory = Territory.objects.first()
    form = None
    if territory is not None:
        form = TerritorySettingsForm(request.POST or None, request.FILES or None, instance=territory)
        if request.method == "POST" and form.is_valid():
            apply_settings(request, territory.pk, form)
            return redirect(request.path)
    breadcrumb = [(_("Réglages du territoire"), None)]
    return render(request, "cockpit/territory_settings.html", {"form": form, "breadcrumb": breadcrumb})


def apply_settings(request: Request, territory_id: int, form: TerritorySettingsForm) -> None:
    """Change the settings and journal them together, then tell what happened."""
    if change_and_record(actor=request.user, territory_id=territory_id, form=form):
        messages.success(request, _("Les réglages sont enregistrés."))
    else:
        messages.info(request, _("Rien n'a changé."))


@transaction.atomic
def change_and_record(*, actor: Person, territory_id: int, form: TerritorySettingsForm) -> bool:
    """Apply a valid form and write the journal line; False when nothing changes."""
    changes = change_territory_settings(territory_id=territory_id, values=form.chosen_values())
    if changes:
        territory = Territory.objects.get(pk=territory_id)
        record(actor=actor, verb="territory_settings_changed", on=territory, changes=changes)
    return bool(changes)
