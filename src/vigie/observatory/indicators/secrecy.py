"""What editions may show of figures that were not public where they come from: small counts stay secret."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from vigie.core.small_counts import is_small, tells_few
from vigie.observatory.indicators.small_counts import hide_small
from vigie.observatory.models import Indicator, Measure

WHOLE = Measure.Breakdown.WHOLE.value
# A numerator and how many it is out of, when they are known.
Share = tuple[int | None, int | None]


def secret_measures(indicator: Indicator, measures: Sequence[Measure], threshold: int) -> frozenset[int]:
    """Return the numbers (pk) of the measures that stay secret.

    Figures already public are exempt, and cited. What a room counts that is not people (meetings, actions) has nothing
    to hide; people, and whatever a holder confides, have.
    """
    if not may_be_secret(indicator):
        return frozenset()
    by_period: dict[str, list[Measure]] = defaultdict(list)
    for one in measures:
        by_period[one.period].append(one)
    secret_in = secret_shares_of_period if indicator.is_share else secret_of_period
    secret = {pk for rows in by_period.values() for pk in secret_in(rows, threshold)}
    return frozenset(secret | around([one for one in measures if one.pk in secret], measures))


def may_be_secret(indicator: Indicator) -> bool:
    """Whether the figures of an indicator are of people, or were confided, and were not public already."""
    is_confided = indicator.kind in (Indicator.Kind.EXTERNAL, Indicator.Kind.CONTEXT)
    return not indicator.is_public_source and (indicator.counts_people or is_confided)


def around(secret: Sequence[Measure], measures: Sequence[Measure]) -> set[int]:
    """Return the measures of other periods that share days with a secret one: « 2015-2017 » would give 2016 back."""
    return {
        one.pk
        for one in measures
        for hidden in secret
        if one.period != hidden.period and one.first_day <= hidden.last_day and hidden.first_day <= one.last_day
        if one.value is not None
    }


def secret_shares_of_period(rows: Sequence[Measure], threshold: int) -> set[int]:
    """Return the secret shares of one period: a breakdown goes whole, since its other parts would give one back."""
    total = next((row for row in rows if row.breakdown == WHOLE), None)
    if total is not None and is_small_share(total.numerator, total.observations, threshold):
        return {row.pk for row in rows if row.value is not None}
    secret: set[int] = set()
    for breakdown in {row.breakdown for row in rows} - {WHOLE}:
        parts = [row for row in rows if row.breakdown == breakdown and row.value is not None]
        shares = [(row.numerator, row.observations) for row in parts]
        if any(is_small_share(*share, threshold) for share in [*shares, rest_of(total, shares)]):
            secret |= {row.pk for row in parts}
    return secret


def rest_of(total: Measure | None, shares: Sequence[Share]) -> Share:
    """Return what a whole leaves to those of whom nothing is said; nothing when its parts are not all counted."""
    if total is None or total.numerator is None or total.observations is None:
        return None, None
    counted = [(part, base) for part, base in shares if part is not None and base is not None]
    part = total.numerator - sum(part for part, _base in counted)
    base = total.observations - sum(base for _part, base in counted)
    return (part, base) if 0 <= part <= base and base > 0 else (None, None)


def is_small_share(numerator: int | None, observations: int | None, threshold: int) -> bool:
    """Whether a share tells a small count on either side, or rests on too few."""
    if numerator is None or observations is None:
        return False
    return observations < threshold or tells_few(numerator, observations, threshold)


def secret_of_period(rows: Sequence[Measure], threshold: int) -> Iterable[int]:
    """Return the numbers of the secret measures of one period: each breakdown is protected, whatever the total."""
    total = next((row for row in rows if row.breakdown == WHOLE), None)
    secret: set[int] = set()
    if total is not None and is_small_measure(total, threshold):
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
    # Of whom nothing is said: « 20 people, 18 of them women » tells of two others.
    rest = 0 if total is None or total.value is None else int(total.value) - sum(counts.values())
    if not any(is_small(count, threshold) for count in (rest, *counts.values())):
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


def is_small_measure(measure: Measure, threshold: int) -> bool:
    """Whether a count is neither zero nor large enough to be shown."""
    return measure.value is not None and is_small(measure.value, threshold)
