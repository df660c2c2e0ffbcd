"""What Vigie says of itself to everyone: its accessibility, and what it does with personal data."""

from django.apps import apps
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from vigie.accounts.access import Request, allowed, everyone
from vigie.cockpit.data_register import REGISTER


@allowed(everyone)
def accessibility(request: Request) -> HttpResponse:
    """The accessibility statement (law 2005-102, art. 47): what was checked, what was not, whom to tell."""
    return render(request, "cockpit/accessibility.html", {"breadcrumb": [(_("Accessibilité"), None)]})


@allowed(everyone)
def privacy(request: Request) -> HttpResponse:
    """The data register in plain words: what is kept, why, on what ground, until when."""
    lines = [(line.name or apps.get_model(label)._meta.verbose_name_plural, line) for label, line in REGISTER.items()]
    context = {"lines": lines, "breadcrumb": [(_("Données personnelles"), None)]}
    return render(request, "cockpit/privacy.html", context)
