"""What editions may show of figures that were not public where they come from: small counts stay secret."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from vigie.observatory.indicators.small_counts import hide_small
from vigie.observatory.models import Indicator, Measure

WHOLE = Measure.Breakdown.WHOLE.value


def secret_measures(indicator: Indicator, measures: Sequence[Measure], threshold: int) -> frozenset[int]:
    """Return the numbers (pk) of the measures that stay secret.

    Figures already public are exempt, and cited. What a room counts that is not people (meetings, actions) has nothing
    to hide; people, and whatever a holder confides, have.
    """
    is_confided = indicator.kind in (Indicator.Kind.EXTERNAL, Indicator.Kind.CONTEXT)
    if indicator.is_public_source or not (indicator.counts_people or is_confided):
        return frozenset()
    if indicator.is_share:
        return frozenset(one.pk for one in measures if is_small_share(one, threshold))
    by_period: dict[str, list[Measure]] = defaultdict(list)
    for one in measures:
        by_period[one.period].append(one)
    return frozenset(pk for rows in by_period.values() for pk in secret_of_period(rows, threshold))


def is_small_share(measure: Measure, threshold: int) -> bool:
    """Whether a share tells a small count on either side, or rests on too few."""
    if measure.numerator is None or measure.observations is None:
        return False
    rest = measure.observations - measure.numerator
    return measure.observations < threshold or any(0 < count < threshold for count in (measure.numerator, rest))


def secret_of_period(rows: Sequence[Measure], threshold: int) -> Iterable[int]:
    """Return the numbers of the secret measures of one period: each breakdown is protected, whatever the total."""
    total = next((row for row in rows if row.breakdown == WHOLE), None)
    secret: set[int] = set()
    if total is not None and is_small(total, threshold):
        return {row.pk for row in rows if row.value is not None}
    for breakdown in {row.breakdown for row in rows} - {WHOLE}:
        parts = [row for row in rows if row.breakdown == breakdown]
        secret |= secret_parts(total, parts, threshold)
    is_total_secret = total is not None and total.pk in secret
    # Another breakdown would give the total back.
    return {row.pk for row in rows if row.value is not None} if is_total_secret else secret


def secret_parts(total: Measure | None, parts: Sequence[Measure], threshold: int) -> set[int]:
    """Return the secret parts of a breakdown, and the total when it alone would tell one of them."""
    counts = {row.pk: int(row.value) for row in parts if row.value is not None}
    if not any(0 < count < threshold for count in counts.values()):
        return set()
    if total is None or total.value is None or not adds_up(total, parts, counts):
        # Nobody knows what they add up to: all of them are hidden rather than one told by another.
        return set(counts)
    shown = hide_small(int(total.value), {str(pk): count for pk, count in counts.items()}, threshold)
    secret = {int(pk) for pk, value in shown.parts.items() if value is None}
    return secret | ({total.pk} if shown.total is None else set())


def adds_up(total: Measure, parts: Sequence[Measure], counts: Mapping[int, int]) -> bool:
    """Whether every part is known, and they make the total."""
    return len(counts) == len(parts) and sum(counts.values()) == total.value


def is_small(measure: Measure, threshold: int) -> bool:
    """Whether a count is neither zero nor large enough to be shown."""
    return measure.value is not None and 0 < measure.value < threshold
