"""Reads what became of the label in a year; structures are named, nobody else."""

from datetime import date

from vigie.cockpit.annual_report.commitment_values import LabelDecisionOfYear, LabelOfYear
from vigie.label.models import Commitment, Decision
from vigie.label.public.register import register


def label_of_year(year: int) -> LabelOfYear | None:
    """Return the commitments and decisions of a year, and how many labels were in force at its end, or today.

    None while nobody committed.
    """
    decided = Decision.objects.filter(decided_on__year=year).defer("file")
    rows = decided.select_related("application__organisation__parent", "withdrawal").order_by("decided_on", "pk")
    commitments = Commitment.objects.filter(signed_at__year=year).values("organisation").distinct().count()
    found = tuple(decision_of_year(each) for each in rows)
    if not found and not Commitment.objects.exists():
        return None
    last = date(year, 12, 31)
    held = [each for each in register(last) if each.is_valid and each.valid_from <= last]
    return LabelOfYear(commitments, len(held), found)


def decision_of_year(decision: Decision) -> LabelDecisionOfYear:
    """Return a decision of the year."""
    withdrawal = getattr(decision, "withdrawal", None)
    return LabelDecisionOfYear(
        structure=str(decision.application.organisation),
        outcome=decision.outcome,
        decided_on=decision.decided_on,
        valid_until=decision.valid_until,
        withdrawn_on=withdrawal.withdrawn_on if withdrawal else None,
        is_experimental=decision.is_experimental,
        is_fictitious=decision.application.is_fictitious,
    )
