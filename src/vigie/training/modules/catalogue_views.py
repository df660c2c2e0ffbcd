"""Public pages: the catalogue, a module, and the files open to everyone."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.training.models import Material, Module, Session
from vigie.training.modules.catalogue import audiences_of, last_published, lines_of
from vigie.training.modules.files import given_back
from vigie.training.pages import page
from vigie.training.registering.messages import when
from vigie.training.registering.session_page import counted, shown


@require_safe
@allowed(everyone)
def catalogue(request: Request) -> HttpResponse:
    """Show the modules and their sessions to come; those for one audience on demand."""
    lines = lines_of()
    audiences = audiences_of(lines)
    chosen = request.GET.get("public", "")
    if chosen not in dict(audiences):
        chosen = ""
    shown_lines = [line for line in lines if not chosen or chosen in line.version.audiences]
    return page(
        request,
        "training/modules/catalogue.html",
        gettext("Formations"),
        lines=shown_lines,
        audiences=audiences,
        chosen=chosen,
    )


@require_safe
@allowed(everyone)
def module(request: Request, slug: str) -> HttpResponse:
    """Show what a module is, and when it is given."""
    found = get_object_or_404(Module.objects.offered(), slug=slug)
    version = last_published(found)
    assert version is not None
    sessions = counted(Session.objects.announced().to_come().filter(version__module=found)).order_by("starts_at", "pk")
    return page(
        request,
        "training/modules/module.html",
        found.name,
        trail=[(gettext("Formations"), reverse("training:catalogue"))],
        module=found,
        version=version,
        rows=[(shown(session), when(session)) for session in sessions],
        materials=version.materials.filter(shared_on__isnull=False),
        is_fictitious=found.is_fictitious,
    )


@require_safe
@allowed(everyone)
def open_file(request: Request, material_id: int) -> HttpResponse:
    """Give a file that is open to everyone, of a published version."""
    rows = Material.objects.filter(shared_on__isnull=False, version__published_on__isnull=False)
    return given_back(get_object_or_404(rows, pk=material_id))
