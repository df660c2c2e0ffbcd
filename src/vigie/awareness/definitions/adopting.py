"""What is done with definitions: written, adopted on a day, taken by structures."""

from datetime import date
from typing import Any

from django.db import transaction

from vigie.accounts.journal import record
from vigie.accounts.models import Organisation, Person
from vigie.awareness.models import Adoption, Definition


def save_definition(*, definition: Definition, actor: Person) -> None:
    """Add a definition, or write what changes in one that nobody adopted."""
    with transaction.atomic():
        verb = "definition_changed" if definition.pk else "definition_added"
        definition.save()
        record(actor=actor, verb=verb, on=definition)


def adopt_definition(
    *, definition_id: int, adopted_on: date, adopted_by: str, decision: Any, actor: Person
) -> Definition:
    """Put a definition in force from a day: its words no longer change. Adopted already, it stays as it is."""
    with transaction.atomic():
        definition = Definition.objects.select_for_update().get(pk=definition_id)
        if definition.adopted_on is None and not definition.is_historical:
            definition.adopted_on, definition.adopted_by, definition.decision = adopted_on, adopted_by, decision
            definition.save(update_fields=["adopted_on", "adopted_by", "decision"])
            record(actor=actor, verb="definition_adopted", on=definition)
    return definition


def note_adoption(*, definition: Definition, organisation: Organisation, adopted_on: date, actor: Person) -> Adoption:
    """Note that a structure adopted a definition; noted twice, the first day stays."""
    with transaction.atomic():
        adoption, is_new = Adoption.objects.get_or_create(
            definition=definition, organisation=organisation, defaults={"adopted_on": adopted_on}
        )
        if is_new:
            record(actor=actor, verb="definition_taken", on=definition, changes={"structure": ["", str(organisation)]})
    return adoption


def remove_adoption(*, adoption: Adoption, actor: Person) -> None:
    """Take back what was noted by mistake."""
    with transaction.atomic():
        changes = {"structure": [str(adoption.organisation), ""]}
        record(actor=actor, verb="definition_left", on=adoption.definition, changes=changes)
        adoption.delete()
