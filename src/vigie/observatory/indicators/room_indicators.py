"""Indicators that rooms compute: known by a setting, kept as indicators, measured again by a job."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import override
from django_tasks import task

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.measuring import Measured, RoomIndicator
from vigie.observatory.indicators.periods import parse_period
from vigie.observatory.indicators.recording import Difference, MeasureDraft, with_sexes, write_drafts
from vigie.observatory.models import Indicator, Measure

PRECISION = Decimal("0.000001")


def known_room_indicators() -> tuple[RoomIndicator, ...]:
    """Return what every room of ``VIGIE_INDICATORS`` can measure."""
    return tuple(one for path in settings.VIGIE_INDICATORS for one in import_string(path))


def take_room_indicators(*, actor: Person | None) -> list[Indicator]:
    """Create the indicators that rooms compute and that are not kept yet; bring the words of the others up to date.

    Returns the new ones. Whether editions show them is left as it is.
    """
    with transaction.atomic(), override("fr"):
        held = {one.code: one for one in Indicator.objects.filter(kind=Indicator.Kind.ROOM).select_for_update()}
        new = []
        for known in known_room_indicators():
            if known.code in held:
                bring_up_to_date(held[known.code], known)
            else:
                new.append(Indicator.objects.create(kind=Indicator.Kind.ROOM, code=known.code, **words_of(known)))
        for indicator in new:
            record(actor=actor, verb="indicator_added", on=indicator)
    return new


def words_of(known: RoomIndicator) -> dict[str, object]:
    """Return what an indicator keeps of a room's definition."""
    return {
        "label": str(known.label),
        "definition": str(known.definition),
        "unit": str(known.unit),
        "method": str(known.method),
        "source": str(known.source),
        "direction": str(known.direction),
        "method_version": known.method_version,
        "is_share": known.is_share,
        "counts_people": known.counts_people,
        "by_sex": known.counts_people,
    }


def bring_up_to_date(indicator: Indicator, known: RoomIndicator) -> None:
    """Write what the room says now, when it says something else."""
    words = words_of(known)
    changed = [name for name, value in words.items() if getattr(indicator, name) != value]
    for name in changed:
        setattr(indicator, name, words[name])
    if changed:
        indicator.save(update_fields=changed)


def measure_rooms(years: Sequence[int], *, actor: Person | None = None) -> int:
    """Measure what rooms compute for some years, all or nothing; return how many measures were new or changed."""
    known = {one.code: one for one in known_room_indicators()}
    written = 0
    with transaction.atomic(), override("fr"):
        for indicator in Indicator.objects.filter(kind=Indicator.Kind.ROOM, code__in=known).order_by("pk"):
            drafts = [draft for year in years for draft in drafts_of(known[indicator.code], year)]
            difference = measured(indicator, drafts)
            count = len(difference.new) + len(difference.changed)
            if count:
                record(actor=actor, verb="room_measured", on=indicator, changes={"mesures": ["", count]})
            written += count
    return written


def measured(indicator: Indicator, drafts: Sequence[MeasureDraft]) -> Difference:
    """Write what a room measured; made up in the demonstration, like the rows it counts."""
    complete = with_sexes(indicator, drafts)
    return write_drafts(indicator=indicator, drafts=complete, actor=None, is_fictitious=settings.VIGIE_DEMO)


def drafts_of(known: RoomIndicator, year: int) -> list[MeasureDraft]:
    """Return what a room measures for a year."""
    return [draft_of(one, year) for one in known.measure(year)]


def draft_of(one: Measured, year: int) -> MeasureDraft:
    """Return one measure of a room as a draft."""
    value = None if one.value is None else Decimal(str(one.value)).quantize(PRECISION)
    return MeasureDraft(
        parse_period(str(year)),
        value,
        Measure.Breakdown.SEX.value if one.sex else Measure.Breakdown.WHOLE.value,
        one.sex,
        numerator=one.numerator,
        observations=one.observations,
        note=one.note,
    )


@task()
def measure_rooms_again() -> None:
    """Measure the year under way and the one before: a periodic job, the same when it runs twice."""
    year = timezone.localdate().year
    measure_rooms([year - 1, year])


def years_to_measure(day: date, first: int | None) -> list[int]:
    """Return the years from the first of the plan to the one of a day, ten at most."""
    start = max(first or day.year, day.year - 9)
    return list(range(min(start, day.year), day.year + 1))
