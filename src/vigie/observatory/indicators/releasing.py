"""What an edition releases of indicators: those that the pilot opened, with their points, secret where they must be."""

from collections import defaultdict
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
from vigie.territory.thresholds import small_count_threshold

# Codes of the indicators that give one breakdown of another: « chomage--place ».
BREAKDOWN_MARK = "--"
BREAKDOWNS = ("sex", "age", "place", "other")
# What editions said of an indicator: the points of each breakdown by its words, those of the whole under no word.
Said = Mapping[str, tuple[Point, ...]]


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


def published_points(*, is_fictitious: bool) -> dict[str, Said]:
    """Return the points that signed editions said, by code of indicator, the last edition prevailing; one query.

    A breakdown goes under the code of its indicator, whichever code it had: the first one changes when another comes.
    What only an older edition said is kept: an indicator taken out of editions, then put back, is repeated too.
    is_fictitious: those of made-up editions, or of the others.
    """
    editions = Publication.objects.filter(is_fictitious=is_fictitious).latest_first()
    said: dict[str, dict[str, tuple[Point, ...]]] = defaultdict(dict)
    for content in editions.values_list("content", flat=True).iterator(chunk_size=1):
        for one in map(indicator_of, content["indicators"]):
            kept = said[own_code(one.code)]
            for breakdown in {"", one.breakdown}:
                periods = {point.period for point in kept.get(breakdown, ())}
                points = [point for point in one.points if (one.breakdown if point.category else "") == breakdown]
                older = [point for point in points if point.period not in periods]
                kept[breakdown] = (*older, *kept.get(breakdown, ()))
    return dict(said)


def own_code(code: str) -> str:
    """Return the code of an indicator from the one under which a breakdown of it is released."""
    own, _mark, breakdown = code.rpartition(BREAKDOWN_MARK)
    return own if own and breakdown in BREAKDOWNS else code


def counted(
    indicator: Indicator,
    vintage: int,
    tables: Sequence[ReleasedTable],
    dimensions: Sequence[Dimension],
    threshold: int,
    published: Mapping[str, Said],
) -> ReleasedIndicator:
    """Return an indicator counted in the protected tables, after what earlier editions said of earlier years."""
    definition = read_computation(indicator.computation)
    new = measure_from_cube(tables, dimensions, definition, period=str(vintage), threshold=threshold)
    said = published.get(indicator.code, {})
    earlier = [point for points in said.values() for point in points if point.period < str(vintage)]
    labels = {dimension.name: dimension.label for dimension in dimensions}
    return described(indicator, (*earlier, *new), indicator.code, labels.get(definition.by, ""))


def recorded(
    indicator: Indicator, vintage: int, threshold: int, published: Mapping[str, Said]
) -> list[ReleasedIndicator]:
    """Return an indicator from its recorded measures: the whole with its first breakdown, then one for each other."""
    measures = [one for one in indicator.measures.all() if one.first_day.year <= vintage]
    secret = secret_measures(indicator, measures, threshold)
    labels = category_labels(measures)
    wholes = [one for one in measures if one.breakdown == Measure.Breakdown.WHOLE]
    breakdowns = [one for one in BREAKDOWNS if any(row.breakdown == one for row in measures)]
    released = []
    for rank, breakdown in enumerate(breakdowns or [""]):
        parts = [one for one in measures if breakdown and one.breakdown == breakdown]
        rows = [*wholes, *parts] if rank == 0 else parts
        code = indicator.code if rank == 0 else f"{indicator.code}{BREAKDOWN_MARK}{breakdown}"
        points, words = hidden(rows, secret, labels), breakdown_label(breakdown, indicator)
        if may_be_secret(indicator):
            points = as_published(points, published.get(indicator.code, {}), ("", words) if rank == 0 else (words,))
        released.append(described(indicator, points, code, words))
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


def as_published(points: Iterable[Point], said: Said, breakdowns: Iterable[str]) -> tuple[Point, ...]:
    """Return the points, those of periods already published replaced by what was said then.

    breakdowns: the words of those shown here. A period published under any of them is closed for all: a breakdown that
    comes later could be subtracted from a total that would have been hidden with it.
    """
    closed = {point.period for published in said.values() for point in published}
    repeated = [point for words in dict.fromkeys(breakdowns) for point in said.get(words, ())]
    return (*repeated, *(point for point in points if point.period not in closed))


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
