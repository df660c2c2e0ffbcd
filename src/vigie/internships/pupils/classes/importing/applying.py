"""Reading a list for a school, and writing it: whole or not at all, once."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.fuzzy_dates import simplify
from vigie.internships.models import Pupil, SchoolClass, SchoolEntry
from vigie.internships.names.identities import Identity
from vigie.internships.pupils.classes.acts import new_pupil_fields, rewrite_pupil
from vigie.internships.pupils.classes.forms import why_not_that_age
from vigie.internships.pupils.classes.importing.comparing import Comparison, compare
from vigie.internships.pupils.classes.importing.rows import PupilRow, School
from vigie.internships.pupils.classes.naming import NamedPupil, all_named
from vigie.plan.importing.drafts import Findings, Refusal
from vigie.plan.importing.sheets import Sheet
from vigie.plan.importing.sources import open_bytes
from vigie.territory.models import Commune


def sheets_of(content: bytes, name: str) -> tuple[Sheet, ...]:
    """Return the sheets of a table. Raises Refusal for anything else."""
    opened = open_bytes(content, name)
    if not opened.sheets:
        raise Refusal(gettext("Ce fichier n'est pas un tableau : donnez la liste en .xlsx, .ods ou .csv."))
    return opened.sheets


def school_of(entry: SchoolEntry, default_class: SchoolClass | None) -> School:
    """Return what the reader must know of a school."""
    communes: dict[str, int] = {}
    for commune in Commune.objects.only("pk", "name", "insee_code"):
        communes[simplify(commune.name.replace("-", " "))] = communes[commune.insee_code.lower()] = commune.pk
    return School(
        classes={simplify(each.name): each.pk for each in entry.classes.all()},
        communes=communes,
        why_not_that_age=lambda born: why_not_that_age(entry.campaign, born),
        default_class=default_class.pk if default_class else None,
    )


def known_pupils(entry: SchoolEntry, key: bytes) -> list[NamedPupil]:
    """Return all the pupils of a school in a campaign, withdrawn ones too."""
    pupils = Pupil.objects.filter(school_class__entry=entry).select_related("school_class__entry__campaign")
    return all_named(pupils, key)


def apply_rows(*, entry: SchoolEntry, rows: Iterable[PupilRow], key: bytes, actor: Person) -> Comparison:
    """Write a list that was previewed; a second time, nothing is left to write.

    Raises Refusal when a row became doubtful since the preview, or when a class was removed.
    """
    findings, listed = Findings(), list(rows)
    with transaction.atomic():
        SchoolEntry.objects.select_for_update().get(pk=entry.pk)
        classes = {each.pk: each for each in entry.classes.select_related("entry__campaign")}
        comparison = compare(listed, known_pupils(entry, key), findings)
        if findings.errors or any(row.school_class not in classes for row in listed):
            raise Refusal(gettext("La liste des élèves a changé depuis l'aperçu : donnez le fichier à nouveau."))
        Pupil.objects.bulk_create(new_pupils(comparison.created, classes, key), batch_size=200)
        for row, known in comparison.changed:
            write_change(row, known, classes, key)
        sizes = {name: ["", len(getattr(comparison, name))] for name in ("created", "changed")}
        record(actor=actor, verb="pupils_imported", on=entry, changes=sizes)
    return comparison


def new_pupils(rows: Iterable[PupilRow], classes: dict[int, SchoolClass], key: bytes) -> list[Pupil]:
    """Return the pupils to add, their names sealed."""
    return [Pupil(**new_pupil_fields(classes[row.school_class], key, row.identity()), **row.facts()) for row in rows]


def write_change(row: PupilRow, known: NamedPupil, classes: dict[int, SchoolClass], key: bytes) -> None:
    """Change a pupil as a row says."""
    identity: Identity = row.identity(known.identity)
    facts: dict[str, Any] = {**row.facts(), "school_class": classes[row.school_class]}
    rewrite_pupil(known.pupil, key, identity, facts)
    known.pupil.save()
