"""Modules and their versions: written, published, followed by another version, retired."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.training.models import Material, Module, ModuleVersion
from vigie.training.registering.acts import NotPossible

COPIED = ("summary", "objectives", "programme", "prerequisites", "minutes", "audiences", "skills", "written_by")


def create_module(*, name: str, fields: Mapping[str, Any], by: Person) -> ModuleVersion:
    """Create a module with its first version, still a draft."""
    with transaction.atomic():
        module = Module.objects.create(name=name, slug=free_slug(name))
        version = ModuleVersion.objects.create(module=module, number=1, **fields)
        record(actor=by, verb="training_module_created", on=module)
    return version


def free_slug(name: str) -> str:
    """Return an address for a module that no other has."""
    base = slugify(name)[:50] or "module"
    taken = set(Module.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        slug for number in range(1, 10_000) if (slug := base if number == 1 else f"{base}-{number}") not in taken
    )


def publish_version(*, version_id: int, by: Person) -> ModuleVersion:
    """Publish a draft: from now on it changes no more. Published already, it stays so."""
    with transaction.atomic():
        version = ModuleVersion.objects.select_for_update(of=("self",)).select_related("module").get(pk=version_id)
        if version.published_on is None:
            version.published_on = timezone.localdate()
            version.save(update_fields=["published_on"])
            record(actor=by, verb="training_version_published", on=version)
    return version


def next_version(*, module_id: int, by: Person) -> ModuleVersion:
    """Return the draft of a module: the one there is, else a new one, with the words and files of the last version."""
    with transaction.atomic():
        module = Module.objects.select_for_update().get(pk=module_id)
        last = module.versions.order_by("-number").first()
        if last is None or last.published_on is None:
            if last is None:
                raise NotPossible(gettext("Ce module n'a aucune version."))
            return last
        kept = {name: getattr(last, name) for name in COPIED}
        version = ModuleVersion.objects.create(module=module, number=last.number + 1, **kept)
        Material.objects.bulk_create(
            Material(version=version, title=each.title, file=each.file.name, extension=each.extension, added_by=by)
            for each in last.materials.all()
        )
        record(actor=by, verb="training_version_opened", on=version)
    return version


def retire_module(*, module_id: int, is_retired: bool, by: Person) -> Module:
    """Take a module out of the catalogue, or put it back; its sessions stay."""
    with transaction.atomic():
        module = Module.objects.select_for_update().get(pk=module_id)
        if bool(module.retired_on) != is_retired:
            module.retired_on = timezone.localdate() if is_retired else None
            module.save(update_fields=["retired_on"])
            record(actor=by, verb="training_module_retired" if is_retired else "training_module_restored", on=module)
    return module
