"""The acts that close a diagnosis, open it again, and number the versions of collecting tools."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.observatory.diagnosis.forms import CollectionToolForm
from vigie.observatory.models import CollectionTool, Diagnosis
from vigie.plan.models import Decision


def validate_diagnosis(*, diagnosis: Diagnosis, validated_on: date, decision: Decision | None, actor: Person) -> None:
    """Close a diagnosis by a decision: its findings marked so may be published. Said twice, it changes nothing.

    Raises ValueError when it has found nothing.
    """
    with transaction.atomic():
        locked = Diagnosis.objects.select_for_update().get(pk=diagnosis.pk)
        if locked.is_validated:
            return
        if not locked.findings.exists():
            raise ValueError(gettext("Ce diagnostic n'a encore aucun constat : ajoutez-en avant de le valider."))
        locked.state, locked.validated_on, locked.decision = Diagnosis.State.VALIDATED, validated_on, decision
        locked.save(update_fields=["state", "validated_on", "decision"])
        record(actor=actor, verb="diagnosis_validated", on=locked, changes={"le": ["", validated_on.isoformat()]})


def reopen_diagnosis(*, diagnosis: Diagnosis, actor: Person) -> None:
    """Open a validated diagnosis again, to correct it: partners no longer read it, editions no longer take from it."""
    with transaction.atomic():
        validated = Diagnosis.objects.filter(pk=diagnosis.pk, state=Diagnosis.State.VALIDATED)
        if validated.update(state=Diagnosis.State.DRAFT, validated_on=None, decision=None):
            record(actor=actor, verb="diagnosis_reopened", on=diagnosis)


def add_tool_version(*, form: CollectionToolForm, actor: Person) -> CollectionTool:
    """Add the next version of a collecting tool; earlier ones stay as they were."""
    with transaction.atomic():
        tool: CollectionTool = form.save(commit=False)
        last = CollectionTool.objects.filter(title=tool.title).aggregate(last=Max("version"))["last"]
        tool.version = (last or 0) + 1
        tool.save(force_insert=True)
        record(actor=actor, verb="collection_tool_added", on=tool)
    return tool
