"""Writes what the assessor reads, criterion by criterion, then hands it in."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.label.assessing.naming import locked_assessment, why_not_read
from vigie.label.facts import state_of_application
from vigie.label.models import Application, Assessment, Criterion, Reading
from vigie.label.refusing import NotNow, refuse_if
from vigie.label.states import State
from vigie.label.steps import NOT_SENT, NOT_WHOLE


def refuse_unless_reading(application: Application, assessment: Assessment) -> None:
    """Raise NotNow unless the assessor may read now."""
    if assessment.accepted_on is None:
        raise NotNow(gettext("Dites d'abord que vous n'avez pas de conflit d'intérêts avec cette structure."))
    if state_of_application(application, timezone.localdate()) not in {State.ASSESSING, State.TO_DECIDE}:
        raise NotNow(NOT_SENT)
    refuse_if(why_not_read(assessment.person, application.organisation, assessment.organisation_id))
    if assessment.finished_on:
        raise NotNow(gettext("Votre lecture est rendue : elle ne se modifie plus."))


def write_reading(*, assessment: Assessment, criterion: Criterion, level: int, comment: str, actor: Person) -> Reading:
    """Write what is read on a criterion. Raises NotNow."""
    with transaction.atomic():
        application, held = locked_assessment(assessment)
        refuse_unless_reading(application, held)
        reading, _made = Reading.objects.update_or_create(
            assessment=held,
            criterion=criterion,
            defaults={"application": application, "level": level, "comment": comment},
        )
        record(actor=actor, verb="label_reading_written", on=application)
    return reading


def finish(*, assessment: Assessment, summary: str, actor: Person) -> None:
    """Hand in a reading once every criterion is read. Raises NotNow."""
    with transaction.atomic():
        application, held = locked_assessment(assessment)
        refuse_unless_reading(application, held)
        unread = application.framework.criteria.exclude(pk__in=held.readings.values("criterion"))
        refuse_if(NOT_WHOLE if unread.exists() else None)
        held.finished_on, held.summary = timezone.localdate(), summary
        held.save(update_fields=["finished_on", "summary"])
        record(actor=actor, verb="label_assessment_finished", on=application)
