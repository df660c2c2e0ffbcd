"""What partners read of recorded figures before an edition protects them: small counts of people stay secret."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from vigie.observatory.indicators.secrecy import secret_measures
from vigie.observatory.models import Measure
from vigie.territory.thresholds import small_count_threshold


def secret_to_partners() -> frozenset[int]:
    """Return the numbers (pk) of the measures that only the pilot reads; one query for all indicators."""
    rows = Measure.objects.select_related("indicator").order_by("indicator_id")
    threshold = small_count_threshold()
    found: set[int] = set()
    for indicator, measures in groupby(rows, key=lambda one: one.indicator):
        found |= secret_measures(indicator, list(measures), threshold)
    return frozenset(found)


def masked(measures: Iterable[Measure], secret: frozenset[int]) -> Sequence[Measure]:
    """Return measures without what is secret of them, never to be saved."""
    rows = list(measures)
    for one in rows:
        if one.pk in secret:
            one.is_secret, one.status = True, Measure.Status.UNKNOWN
            one.value = one.numerator = one.observations = None
            one.note = ""
    return rows
