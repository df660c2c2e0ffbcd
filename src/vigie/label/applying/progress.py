"""Writes the plan of progress of a structure, and follows its measures; it goes on after a decision."""

from django.db import transaction

from vigie.accounts.journal import record
from vigie.accounts.models import Organisation, Person
from vigie.label.models import Measure, ProgressPlan


def plan_of(organisation: Organisation) -> ProgressPlan:
    """Return the plan of a structure, unsaved when there is none."""
    return ProgressPlan.objects.filter(organisation=organisation).first() or ProgressPlan(organisation=organisation)


def write_plan(*, plan: ProgressPlan, actor: Person) -> None:
    """Write what holds a structure back and what lets it move."""
    fields = ("resistances", "fears", "margins", "balance_of_power")
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=plan.organisation_id)
        said = {name: getattr(plan, name) for name in fields}
        ProgressPlan.objects.update_or_create(organisation=plan.organisation, defaults=said)
        record(actor=actor, verb="label_progress_written", on=plan.organisation)


def write_measure(*, organisation: Organisation, measure: Measure, actor: Person) -> None:
    """Write a measure of the plan of a structure."""
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        measure.plan, _made = ProgressPlan.objects.get_or_create(organisation=organisation)
        measure.save()
        record(actor=actor, verb="label_progress_written", on=organisation)
