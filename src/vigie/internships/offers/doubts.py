"""The doubtful wording of an offer, by field, with the criterion in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext

from vigie.internships.models import Offer
from vigie.internships.offers.wording import Finding, findings
from vigie.law.models import Criterion

READ: Final = ("title", "tasks", "access", "accessibility_note")


@dataclass(frozen=True)
class Doubt:
    """A finding in a field. field: its label. criterion: the legal criterion in words; empty: none names it."""

    field: str
    finding: Finding
    criterion: str


def doubts_in(values: Mapping[str, Any]) -> list[Doubt]:
    """Return what is doubtful in the texts of an offer. One query, none when nothing is."""
    found = [(name, each) for name in READ for each in findings(str(values.get(name) or ""))]
    if not found:
        return []
    labels = dict(Criterion.objects.values_list("code", "label"))
    return [
        Doubt(
            str(Offer._meta.get_field(name).verbose_name),  # type: ignore[union-attr]
            each,
            labels.get(each.criterion, "") or other_words(each.criterion),
        )
        for name, each in found
    ]


def doubts_of(offer: Offer) -> list[Doubt]:
    """Return what is doubtful in a recorded offer."""
    return doubts_in({name: getattr(offer, name) for name in READ})


def count_of(offer: Offer) -> int:
    """Return how many findings a recorded offer has. No query."""
    return sum(len(findings(getattr(offer, name))) for name in READ)


def other_words(code: str) -> str:
    """Return what is in question when the law has no row for it here."""
    return code or gettext("égalité d'accès, sans critère de la loi")
