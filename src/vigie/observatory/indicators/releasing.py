"""What an edition releases of indicators: those that the pilot opened, with their points, secret where they must be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.db.models import Prefetch

from vigie.core.measuring import Direction
from vigie.observatory.indicators.categories import breakdown_label, category_labels
from vigie.observatory.indicators.cube_measures import measure_from_cube, read_computation
from vigie.observatory.indicators.secrecy import may_be_secret, secret_measures
from vigie.observatory.indicators.series import points_of
from vigie.observatory.models import Indicator, Measure, Publication
from vigie.observatory.released import Dimension, Point, ReleasedIndicator, ReleasedTable, Status, Target
from vigie.observatory.released_json import indicator_of
from vigie.territory.models import Territory

# Codes of the indicators that give one breakdown of another: « chomage--place ».
BREAKDOWN_MARK = "--"


def released_indicators(
    vintage: int,
    tables: Sequence[ReleasedTable] = (),
    dimensions: Sequence[Dimension] = (),
    *,
    threshold: int | None = None,
    with_fictitious: bool = False,
) -> tuple[ReleasedIndicator, ...]:
    """Return the indicators that an edition of this vintage shows.

    tables, dimensions: those of the edition, protected; indicators counted from facts read nothing else. threshold:
    the smallest count shown, the territory's by default. with_fictitious: what was made up for a demonstration too, in
    an edition that says so. What earlier editions said of people is repeated as it was: a
    corrected small count would tell who came late.
    """
    smallest = threshold or small_count_threshold()
    published = published_points(is_fictitious=with_fictitious)
    made_up = {} if with_fictitious else {"is_fictitious": False}
    opened = Indicator.objects.exclude(opened_at=None).filter(**made_up).select_related("owner")
    measures = Prefetch("measures", Measure.objects.filter(**made_up))
    released: list[ReleasedIndicator] = []
    for indicator in opened.prefetch_related(measures, "targets").order_by("kind", "label", "pk"):
        if indicator.kind == Indicator.Kind.FACTS:
            released.append(counted(indicator, vintage, tables, dimensions, smallest, published))
        else:
            released += recorded(indicator, vintage, smallest, published)
    return tuple(released)


def small_count_threshold() -> int:
    """Return the smallest count that may be shown."""
    territory = Territory.objects.first()
    return territory.small_count_threshold if territory else Territory._meta.get_field("small_count_threshold").default


def published_points(*, is_fictitious: bool) -> dict[str, tuple[Point, ...]]:
    """Return the points that signed editions said, by code of indicator, the last edition prevailing; one query.

    What only an older edition said is kept: an indicator taken out of editions, then put back, is repeated too.
    is_fictitious: those of made-up editions, or of the others.
    """
    editions = Publication.objects.filter(is_fictitious=is_fictitious).latest_first()
    said: dict[str, tuple[Point, ...]] = {}
    for content in editions.values_list("content", flat=True).iterator(chunk_size=1):
        for one in content["indicators"]:
            kept = said.get(one["code"], ())
            periods = {point.period for point in kept}
            older = [point for point in indicator_of(one).points if point.period not in periods]
            said[one["code"]] = (*older, *kept)
    return said


def counted(
    indicator: Indicator,
    vintage: int,
    tables: Sequence[ReleasedTable],
    dimensions: Sequence[Dimension],
    threshold: int,
    published: Mapping[str, tuple[Point, ...]],
) -> ReleasedIndicator:
    """Return an indicator counted in the protected tables, after what earlier editions said of earlier years."""
    definition = read_computation(indicator.computation)
    new = measure_from_cube(tables, dimensions, definition, period=str(vintage), threshold=threshold)
    earlier = [point for point in published.get(indicator.code, ()) if point.period < str(vintage)]
    labels = {dimension.name: dimension.label for dimension in dimensions}
    return described(indicator, (*earlier, *new), indicator.code, labels.get(definition.by, ""))


def recorded(
    indicator: Indicator, vintage: int, threshold: int, published: Mapping[str, tuple[Point, ...]]
) -> list[ReleasedIndicator]:
    """Return an indicator from its recorded measures: the whole with its first breakdown, then one for each other."""
    measures = [one for one in indicator.measures.all() if one.first_day.year <= vintage]
    secret = secret_measures(indicator, measures, threshold)
    labels = category_labels(measures)
    wholes = [one for one in measures if one.breakdown == Measure.Breakdown.WHOLE]
    breakdowns = [one for one in ("sex", "age", "place", "other") if any(row.breakdown == one for row in measures)]
    released = []
    for rank, breakdown in enumerate(breakdowns or [""]):
        parts = [one for one in measures if breakdown and one.breakdown == breakdown]
        rows = [*wholes, *parts] if rank == 0 else parts
        code = indicator.code if rank == 0 else f"{indicator.code}{BREAKDOWN_MARK}{breakdown}"
        points = hidden(rows, secret, labels)
        if may_be_secret(indicator):
            points = as_published(points, published.get(code, ()))
        released.append(described(indicator, points, code, breakdown_label(breakdown, indicator)))
    return released


def hidden(rows: Sequence[Measure], secret: frozenset[int], labels: Mapping[str, str]) -> tuple[Point, ...]:
    """Return the points of measures, without the values that stay secret."""
    keys = {(one.period, labels.get(one.category, one.category)) for one in rows if one.pk in secret}
    return tuple(
        Point(point.period, None, Status.SECRET, point.category, note=point.note, is_comparable=False)
        if (point.period, point.category) in keys
        else point
        for point in points_of(rows, labels)
    )


def as_published(points: Iterable[Point], published: Sequence[Point]) -> tuple[Point, ...]:
    """Return the points, those of periods already published replaced by what was said then."""
    said = {point.period for point in published}
    return (*published, *(point for point in points if point.period not in said))


def described(indicator: Indicator, points: tuple[Point, ...], code: str, breakdown: str) -> ReleasedIndicator:
    """Return an indicator with all that lets one judge it."""
    target = next(iter(sorted(indicator.targets.all(), key=lambda one: one.period)), None)
    released = ReleasedIndicator(
        code=code,
        label=indicator.label,
        definition=indicator.definition,
        unit=indicator.unit,
        direction=Direction(indicator.direction),
        source=indicator.source,
        method=indicator.method,
        points=points,
        frequency=str(indicator.get_frequency_display()),
        owner=str(indicator.owner or ""),
        breakdown=breakdown,
        is_external=indicator.kind in (Indicator.Kind.EXTERNAL, Indicator.Kind.CONTEXT),
        is_context=indicator.kind == Indicator.Kind.CONTEXT,
        is_share=indicator.is_share,
    )
    return replace(released, target=Target(float(target.amount), target.period)) if target else released
