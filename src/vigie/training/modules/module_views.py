"""The pilot's pages: modules, their versions and their files."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.journal import record
from vigie.training.models import Material, Module, ModuleVersion
from vigie.training.modules.files import add_material, given_back, open_material, remove_material
from vigie.training.modules.forms import MaterialForm, ModuleForm, VersionForm
from vigie.training.modules.writing import create_module, next_version, publish_version, retire_module
from vigie.training.pages import Trail, confirm_page, form_page, page
from vigie.training.rules import may_run_training


def trail_to_modules() -> Trail:
    """Return the links back to the modules."""
    return [
        (gettext("Suivi des formations"), reverse("training:sessions")),
        (gettext("Modules"), reverse("training:modules")),
    ]


def trail_to_module(module: Module) -> Trail:
    """Return the links back to a module."""
    return [*trail_to_modules(), (module.name, reverse("training:kept_module", args=[module.pk]))]


@allowed(may_run_training)
@require_safe
def modules(request: Request) -> HttpResponse:
    """List the modules, those retired last."""
    rows = Module.objects.annotate(count=Count("versions__sessions")).prefetch_related("versions")
    listed = sorted(rows, key=lambda row: (row.retired_on is not None, row.name))
    title = gettext("Modules de formation")
    return page(request, "training/modules/list.html", title, trail=trail_to_modules()[:1], modules=listed)


@allowed(may_run_training)
@require_safe
def kept_module(request: Request, module_id: int) -> HttpResponse:
    """Show a module, its versions and its files."""
    found = get_object_or_404(Module, pk=module_id)
    versions = list(found.versions.prefetch_related("materials").annotate(count=Count("sessions")).order_by("-number"))
    return page(
        request,
        "training/modules/kept.html",
        found.name,
        trail=trail_to_modules(),
        module=found,
        versions=versions,
        has_draft=any(version.published_on is None for version in versions),
        is_fictitious=found.is_fictitious,
    )


@allowed(may_run_training)
def add_module(request: Request) -> HttpResponse:
    """Write a new module."""
    form = ModuleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        version = create_module(name=form.cleaned_data["name"], fields=form.version_fields, by=request.user)
        messages.success(request, gettext("Le module est en brouillon : joignez ses supports, puis publiez-le."))
        return redirect("training:kept_module", version.module_id)
    return form_page(request, form, gettext("Écrire un module"), reverse("training:modules"), trail=trail_to_modules())


@allowed(may_run_training)
def change_version(request: Request, version_id: int) -> HttpResponse:
    """Change a draft; a published version changes no more."""
    with transaction.atomic():
        rows = ModuleVersion.objects.select_for_update(of=("self",)).select_related("module")
        version = get_object_or_404(rows, pk=version_id)
        done = reverse("training:kept_module", args=[version.module_id])
        if version.published_on:
            messages.warning(request, gettext("Cette version est publiée : ouvrez-en une nouvelle pour la changer."))
            return redirect(done)
        form = VersionForm(request.POST if request.method == "POST" else None, instance=version)
        if form.is_valid():
            if form.changes():
                form.save()
                record(actor=request.user, verb="training_version_changed", on=version)
            messages.success(request, gettext("C'est enregistré."))
            return redirect(done)
    title = gettext("Modifier la version %(number)s") % {"number": version.number}
    return form_page(request, form, title, done, trail=trail_to_module(version.module))


@allowed(may_run_training)
@require_POST
def publish(request: Request, version_id: int) -> HttpResponse:
    """Publish a draft."""
    get_object_or_404(ModuleVersion, pk=version_id)
    version = publish_version(version_id=version_id, by=request.user)
    messages.success(request, gettext("La version %(number)s est publiée.") % {"number": version.number})
    return redirect("training:kept_module", version.module_id)


@allowed(may_run_training)
@require_POST
def open_version(request: Request, module_id: int) -> HttpResponse:
    """Open a new version, with the words and files of the last one."""
    get_object_or_404(Module, pk=module_id)
    version = next_version(module_id=module_id, by=request.user)
    return redirect("training:change_version", version.pk)


@allowed(may_run_training)
@require_POST
def retire(request: Request, module_id: int) -> HttpResponse:
    """Take a module out of the catalogue, or put it back."""
    get_object_or_404(Module, pk=module_id)
    retire_module(module_id=module_id, is_retired=request.POST.get("retired") == "1", by=request.user)
    messages.success(request, gettext("C'est enregistré."))
    return redirect("training:kept_module", module_id)


@allowed(may_run_training)
def add_file(request: Request, version_id: int) -> HttpResponse:
    """Join a file to a version."""
    version = get_object_or_404(ModuleVersion.objects.select_related("module"), pk=version_id)
    done = reverse("training:kept_module", args=[version.module_id])
    form = MaterialForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        add_material(version=version, title=form.chosen_title, file=form.checked, by=request.user)
        messages.success(request, gettext("Le support est joint."))
        return redirect(done)
    return form_page(request, form, gettext("Joindre un support"), done, trail=trail_to_module(version.module))


@allowed(may_run_training)
def remove_file(request: Request, material_id: int) -> HttpResponse:
    """Ask, then take a file away."""
    material = get_object_or_404(Material.objects.select_related("version__module"), pk=material_id)
    done = reverse("training:kept_module", args=[material.version.module_id])
    if request.method == "POST":
        remove_material(material=material, by=request.user)
        messages.success(request, gettext("Le support est retiré."))
        return redirect(done)
    return confirm_page(
        request,
        gettext("Retirer ce support ?"),
        subject=material.title,
        consequence=gettext("Les personnes inscrites ne pourront plus le télécharger."),
        done=done,
        submit_label=gettext("Retirer"),
        trail=trail_to_module(material.version.module),
    )


@allowed(may_run_training)
@require_POST
def share_file(request: Request, material_id: int) -> HttpResponse:
    """Open a file to everyone, or to those registered only."""
    material = get_object_or_404(Material.objects.select_related("version"), pk=material_id)
    open_material(material=material, is_open=request.POST.get("open") == "1", by=request.user)
    messages.success(request, gettext("C'est enregistré."))
    return redirect("training:kept_module", material.version.module_id)


@allowed(may_run_training)
@require_safe
def kept_file(request: Request, material_id: int) -> HttpResponse:
    """Give the pilot a file, whoever it is open to."""
    return given_back(get_object_or_404(Material, pk=material_id))
