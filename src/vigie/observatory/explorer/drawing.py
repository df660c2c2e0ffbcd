"""Draws the charts and maps of an edition, once, when it is signed; pages then serve them as they are."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils import translation

from vigie.core.charts import Chart
from vigie.observatory.drawn import DrawnFile
from vigie.observatory.editions.reading import edition_of, published
from vigie.observatory.explorer.choices import Choice, combinations_of, every_choice
from vigie.observatory.explorer.evolution import evolution_chart, evolution_of, one_a_vintage
from vigie.observatory.explorer.figures import chart_of, drawn_rows, is_drawable, is_mappable, map_of
from vigie.observatory.explorer.flow import STAGES, flow_of
from vigie.observatory.explorer.flow_drawing import flow_in_words, flow_svg
from vigie.observatory.explorer.indicator_charts import indicator_chart
from vigie.observatory.explorer.names import slug_of
from vigie.observatory.explorer.shown import shown_of
from vigie.observatory.explorer.titles import flow_title
from vigie.observatory.released import Edition
from vigie.territory.svg_map import Map, OutlinedCommune

SVG = "image/svg+xml"
CHART, MAP = "graphique", "carte"


def draw_explorer(edition: Edition, communes: Sequence[OutlinedCommune]) -> Iterable[DrawnFile]:
    """Draw all that the explorer shows of an edition, in French as it was signed."""
    with translation.override("fr"):
        yield from choices_drawn(edition, communes)
        yield from flows_drawn(edition)
        yield from indicators_drawn(edition)
        yield from evolutions_drawn(edition, editions_until(edition))


def choices_drawn(edition: Edition, communes: Sequence[OutlinedCommune]) -> Iterator[DrawnFile]:
    """Draw the chart, and the map when there is one, of all that the catalogue lets one show."""
    for choice in every_choice(edition):
        shown = shown_of(edition, choice)
        if shown is None:
            continue
        if is_drawable(shown):
            left_out = len(shown.rows) - len(drawn_rows(shown))
            yield chart_file(choice.file_name(CHART), chart_of(edition, shown), left_out)
        if is_mappable(shown) and (drawn := map_of(edition, shown, communes)).svg:
            yield map_file(choice.file_name(MAP), drawn)


def flows_drawn(edition: Edition) -> Iterator[DrawnFile]:
    """Draw how situations go: all of them, then those of each criterion and of each domain."""
    narrowing = [name for name in STAGES[:2] if name in edition.by_name]
    for filters in [(), *(each for name in narrowing for each in combinations_of(edition, [name]))]:
        flow = flow_of(edition, filters)
        if flow is None or flow.base.number == 0:
            continue
        headings = [edition.by_name[name].label for name in flow.names]
        title, words = flow_title(edition, filters), flow_in_words(flow)
        svg = flow_svg(flow, headings, title=title, description=words)
        details = {"title": title, "description": words, "left_out": flow.left_out}
        yield DrawnFile(Choice(("deroulement",), filters).file_name(CHART), SVG, svg.encode(), details)


def indicators_drawn(edition: Edition) -> Iterator[DrawnFile]:
    """Draw each indicator that has something to draw."""
    for indicator in edition.indicators:
        if chart := indicator_chart(indicator):
            yield chart_file(indicator_file(indicator.code), chart)


def indicator_file(code: str) -> str:
    """Return the name of an indicator's chart."""
    return f"explorer.indicateur.{code}.{CHART}"


def evolutions_drawn(edition: Edition, editions: Sequence[Edition]) -> Iterator[DrawnFile]:
    """Draw what becomes of the total and of each dimension from one edition to the next."""
    ones = [table.dimensions for table in edition.tables if len(table.dimensions) < 2]
    for dimensions in ones:
        evolution = evolution_of(editions, dimensions)
        if evolution and (chart := evolution_chart(evolution)):
            yield chart_file(evolution_file(dimensions), chart)


def evolution_file(dimensions: Sequence[str]) -> str:
    """Return the name of the chart of an evolution."""
    return f"explorer.evolution.{slug_of(dimensions)}.{CHART}"


def editions_until(edition: Edition) -> list[Edition]:
    """Return the editions known when this one was signed, one a vintage, itself included; fictitious or real alike."""
    before = published().filter(number__lt=edition.number or 0, vintage__lte=edition.vintage)
    before = before.filter(is_fictitious=edition.is_fictitious).exclude(vintage=edition.vintage)
    return [*one_a_vintage([edition_of(publication) for publication in before]), edition]


def chart_file(name: str, chart: Chart, left_out: int = 0) -> DrawnFile:
    """Return a chart as a file. left_out: how many rows it has no room for."""
    details = {"title": chart.title, "description": chart.description, "left_out": left_out}
    return DrawnFile(name, SVG, chart.svg.encode(), details)


def map_file(name: str, drawn: Map) -> DrawnFile:
    """Return a map as a file."""
    legend = [[line.css_class, line.text] for line in drawn.legend]
    details = {"title": drawn.title, "description": drawn.description, "legend": legend}
    return DrawnFile(name, SVG, drawn.svg.encode(), details)
