"""What requests and reasons say together: counts, never who."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext

from vigie.training.models import Enrolment, Origin, Reason, Refusal, TrainingRequest


def by_origin() -> list[tuple[str, int]]:
    """Return where requests come from, the most frequent first. One query."""
    rows = TrainingRequest.objects.order_by().values("origin").annotate(count=Count("pk"))
    return in_words(Origin, {row["origin"]: row["count"] for row in rows})


def by_reason() -> list[tuple[str, int, int, int]]:
    """Return why people withdraw, why they do not come, and why structures say no. Three queries."""
    absent = counted(Enrolment.objects.filter(presence=Enrolment.Presence.ABSENT))
    withdrawn = counted(Enrolment.objects.exclude(withdrawn_at=None))
    refused = counted(Refusal.objects.all())
    return [
        (str(label), withdrawn.get(code, 0), absent.get(code, 0), refused.get(code, 0))
        for code, label in Reason.choices
        if code in withdrawn or code in absent or code in refused
    ]


def counted(rows: Any) -> dict[str, int]:
    """Return how many rows give each reason; without any, it was not stated."""
    found: dict[str, int] = {}
    for row in rows.order_by().values("reason").annotate(count=Count("pk")):
        code = row["reason"] or Reason.NOT_STATED
        found[code] = found.get(code, 0) + row["count"]
    return found


def in_words(choices: Any, counts: dict[str, int]) -> list[tuple[str, int]]:
    """Return counts under the words of their codes, the largest first."""
    named = [
        (str(choices(code).label) if code in choices.values else gettext("autre"), n) for code, n in counts.items()
    ]
    return sorted(named, key=lambda pair: (-pair[1], pair[0]))


def total(rows: Sequence[tuple[str, int]]) -> int:
    """Return how many there are in all."""
    return sum(count for _, count in rows)
