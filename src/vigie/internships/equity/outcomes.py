"""Studies as indicators read them: those of real campaigns, by the year of their first draw."""

from collections.abc import Iterator, Mapping
from typing import Any

from vigie.internships.models import EquityStudy


def outcomes_of(year: int) -> Iterator[Mapping[str, Any]]:
    """Yield the studies of the campaigns drawn in a year; made-up ones are left out."""
    studies = EquityStudy.objects.filter(campaign__is_fictitious=False, campaign__rounds__number=1)
    for study in studies.filter(campaign__rounds__drawn_on__year=year, outcome__isnull=False).distinct():
        yield study.outcome or {}
