"""What the plan itself cites: studies, to be read over and published; a definition of another time, kept apart.

Nothing is added to what the plan says of them: a scale that it does not give stays to be found.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.awareness.models import Definition, Licence, Tool

FILE: Final = Path(__file__).resolve().parent.parent / "data" / "references.json"


@lru_cache(maxsize=1)
def references() -> dict[str, list[dict[str, Any]]]:
    """Return the file of references."""
    content: dict[str, list[dict[str, Any]]] = json.loads(FILE.read_text(encoding="utf-8"))
    return content


def missing_references() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the studies, then the definitions, that the room does not hold yet."""
    held = set(Tool.objects.exclude(reference="").values_list("reference", flat=True))
    terms = set(Definition.objects.values_list("term", flat=True))
    shipped = references()
    return (
        [study for study in shipped["studies"] if study["reference"] not in held],
        [each for each in shipped["historical_definitions"] if each["term"] not in terms],
    )


def take_missing(*, actor: Person | None) -> int:
    """Add what is missing: studies as drafts, definitions kept apart; return how many. Done twice, nothing is added."""
    with transaction.atomic():
        studies, definitions = missing_references()
        for study in studies:
            tool = Tool.objects.create(kind=Tool.Kind.STUDY, licence=Licence.CITED, **study)
            record(actor=actor, verb="tool_added", on=tool)
        for each in definitions:
            definition = Definition.objects.create(is_historical=True, **each)
            record(actor=actor, verb="definition_added", on=definition)
    return len(studies) + len(definitions)
