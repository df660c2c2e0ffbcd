"""Files that go with a module: what they really are is looked at, and they leave the disk with their row."""

from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils import timezone

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.exports import safe_filename
from vigie.plan.meetings.documents_checking import TYPES, CheckedFile
from vigie.training.models import Material, ModuleVersion


def add_material(*, version: ModuleVersion, title: str, file: CheckedFile, by: Person) -> Material:
    """Join a file to a version; nothing stays on the disk when the row cannot be written."""
    material = Material(version=version, title=title, extension=file.extension, added_by=by)
    try:
        with transaction.atomic():
            material.file.save(f"{uuid4().hex}.{file.extension}", ContentFile(file.content), save=False)
            material.save(force_insert=True)
            record(actor=by, verb="training_material_added", on=version, changes={"fichier": ["", title]})
    except BaseException:
        if material.file.name:
            material.file.storage.delete(material.file.name)
        raise
    return material


def remove_material(*, material: Material, by: Person) -> None:
    """Take a file away, unless another version goes with the same one."""
    with transaction.atomic():
        record(
            actor=by, verb="training_material_removed", on=material.version, changes={"fichier": [material.title, ""]}
        )
        storage, name = material.file.storage, material.file.name
        material.delete()
        if name and not Material.objects.filter(file=name).exists():
            transaction.on_commit(lambda: storage.delete(name))


def open_material(*, material: Material, is_open: bool, by: Person) -> None:
    """Let everyone take a file, or only those registered."""
    with transaction.atomic():
        material.shared_on = timezone.localdate() if is_open else None
        material.save(update_fields=["shared_on"])
        verb = "training_material_opened" if is_open else "training_material_closed"
        record(actor=by, verb=verb, on=material.version, changes={"fichier": ["", material.title]})


def given_back(material: Material) -> HttpResponse:
    """Return the file as something to save, under the type that it really has. Raises Http404 when it is gone."""
    try:
        with material.file.open("rb") as file:
            content = file.read()
    except FileNotFoundError as error:
        raise Http404 from error
    response = HttpResponse(content, content_type=TYPES.get(material.extension, "application/octet-stream"))
    name = safe_filename(material.title, material.extension)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
