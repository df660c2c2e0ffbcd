"""Writes what a table of past attendance says, all or nothing, as its preview promised."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Final

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import lock_chain, record
from vigie.accounts.models import Person
from vigie.plan.importing.sheets import Sheet
from vigie.training.importing.comparing import AttendanceOutcome, AttendancePreview, SessionKey, compare, import_key_of
from vigie.training.models import AttendanceUpload, Enrolment, Module, ModuleVersion, Session
from vigie.training.modules.writing import free_slug

# What a table does not say: the hours of a day of training.
STARTS, ENDS = time(9), time(17)
MINUTES: Final = 360
BATCH: Final = 500


class MovedSince(Exception):
    """What is recorded changed after the preview was read; ``preview`` says what the import would now do."""

    def __init__(self, preview: AttendancePreview) -> None:
        super().__init__(preview.file_name)
        self.preview = preview


def apply_import(
    *, sheets: Sequence[Sheet], file_name: str, upload: AttendanceUpload, actor: Person, seen: str
) -> AttendancePreview:
    """Write attendances, and return what was done. seen: mark of the preview someone agreed to.

    Raises MovedSince when the import would now do something else. A refused table writes nothing.
    """
    with transaction.atomic():
        # One import at a time: two of them would create the same session twice.
        lock_chain()
        preview = compare(sheets, file_name)
        if preview.errors or preview.changes_nothing:
            return preview
        if preview.fingerprint != seen:
            raise MovedSince(preview)
        sessions = {**preview.sessions, **create_sessions(preview)}
        create_enrolments(preview.of("created"), sessions)
        for outcome in preview.of("changed"):
            change(outcome)
        counts = {state: ["", len(preview.of(state))] for state in ("created", "changed")}
        record(actor=actor, verb="training_attendances_imported", on=upload, changes=counts)
    return preview


def create_sessions(preview: AttendancePreview) -> dict[SessionKey, Session]:
    """Create the sessions that nothing records, with the modules they need; return them by key."""
    first = {each.key: each.row for each in reversed(preview.outcomes)}
    people: dict[SessionKey, int] = {}
    for each in preview.outcomes:
        people[each.key] = people.get(each.key, 0) + 1
    versions: dict[str, ModuleVersion] = {}
    created = {}
    for key in preview.new_sessions:
        name, day = key
        if name not in versions:
            versions[name] = version_for(preview.modules.get(name), first[key].module)
        created[key] = Session.objects.create(
            version=versions[name],
            starts_at=timezone.make_aware(datetime.combine(day, STARTS)),
            ends_at=timezone.make_aware(datetime.combine(day, ENDS)),
            place=first[key].place,
            places=max(people[key], 1),
            announced_on=None,
            import_key=import_key_of(key),
        )
    return created


def version_for(module: Module | None, name: str) -> ModuleVersion:
    """Return the version that past sessions of a module are tied to: the first there is, else a draft to be written."""
    if module is None:
        module = Module.objects.create(name=name, slug=free_slug(name))
    found = module.versions.order_by("number").first()
    return found or ModuleVersion.objects.create(
        module=module,
        number=1,
        summary=gettext("Module repris de formations passées : à écrire."),
        objectives=gettext("À écrire."),
        minutes=MINUTES,
    )


def create_enrolments(outcomes: Sequence[AttendanceOutcome], sessions: dict[SessionKey, Session]) -> None:
    """Write the new attendances, after those that each session already has."""
    keys = {sessions[each.key].pk for each in outcomes}
    ranks = Session.objects.filter(pk__in=keys).annotate(last=Max("enrolments__rank")).values_list("pk", "last")
    last = {pk: rank or 0 for pk, rank in ranks}
    addresses = {each.row.email for each in outcomes if each.row.email}
    accounts = dict(Person.objects.filter(is_active=True, email__in=addresses).values_list("email", "pk"))
    rows = []
    for outcome in outcomes:
        session = sessions[outcome.key]
        last[session.pk] += 1
        rows.append(
            Enrolment(
                session=session,
                rank=last[session.pk],
                who=outcome.who,
                person_id=accounts.get(outcome.row.email),
                email=outcome.row.email,
                organisation_id=outcome.organisation,
                structure="" if outcome.organisation else outcome.row.structure,
                source=Enrolment.Source.IMPORT,
                registered_at=session.starts_at,
                seated_at=session.starts_at,
                **outcome.values,
            )
        )
    Enrolment.objects.bulk_create(rows, batch_size=BATCH)


def change(outcome: AttendanceOutcome) -> None:
    """Write what a row changes of someone already there; whoever came has a place."""
    held = outcome.enrolment
    assert held is not None
    for name, value in outcome.values.items():
        setattr(held, name, value)
    held.seated_at = held.seated_at or timezone.now()
    held.save(update_fields=[*outcome.values, "seated_at"])
