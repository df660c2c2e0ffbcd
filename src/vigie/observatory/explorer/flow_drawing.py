"""Draws how situations go: nodes as tall as their number, ribbons as wide as theirs, secret ones thin and dotted."""

import textwrap
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from django.utils.translation import gettext as _

from vigie.core.chart_drawing import COLOURS, SERIES_COLOURS, Medium, paint
from vigie.core.tables import display
from vigie.observatory.explorer.flow import Flow, Link, Node
from vigie.observatory.released import Cell, Status

WIDTH, NODE = 760, 12
# Room for the names of the first column on its left, of the others on their right.
NAME_ROOM, LETTERS, LINE = 176, 24, 16
# The tallest column, gaps aside; a node holds at least its name.
HEIGHT, PITCH, HEADER = 300, 40, 34
SECRET_WIDTH = 3


@dataclass(frozen=True)
class Placed:
    """A node on the drawing. top, height: of its bar, in pixels."""

    node: Node
    x: float
    top: float
    height: float
    colour: str


def flow_svg(flow: Flow, headings: Sequence[str], *, title: str, description: str) -> str:
    """Return the drawing. headings: of the columns."""
    total = flow.base.number or max((node.cell.number or 0 for column in flow.columns for node in column), default=0)
    scale = HEIGHT / total if total else 0
    columns = [placed_column(flow, place, scale) for place in range(len(flow.columns))]
    height = max(HEADER, *(each.top + max(each.height, 3 * LINE) for column in columns for each in column), 0) + 8
    parts = [
        *ribbons(flow, columns, scale),
        *(node_shape(each, place) for place, column in enumerate(columns) for each in column),
        *(heading(text, x_of(place, len(columns)), place) for place, text in enumerate(headings)),
    ]
    ink, surface = paint(COLOURS["ink"], Medium.SCREEN), paint(COLOURS["surface"], Medium.SCREEN)
    hatch = (
        '<pattern id="flow-withheld" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="{surface}"/>'
        f'<path d="M-1.5,1.5l3,-3M0,6l6,-6M4.5,7.5l3,-3" stroke="{ink}" stroke-width="1.3" fill="none"/></pattern>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart-drawing flow" width="{WIDTH}" height="{height:.0f}" '
        f'viewBox="0 0 {WIDTH} {height:.0f}" direction="ltr" role="img" aria-labelledby="flow-title flow-desc">'
        f'<title id="flow-title">{escape(title)}</title><desc id="flow-desc">{escape(description)}</desc>'
        f"<defs>{hatch}</defs>{''.join(parts)}</svg>"
    )


def x_of(place: int, count: int) -> float:
    """Return where a column stands."""
    first, last = NAME_ROOM, WIDTH - NAME_ROOM - NODE
    return first + place * (last - first) / max(count - 1, 1)


def placed_column(flow: Flow, place: int, scale: float) -> list[Placed]:
    """Place the nodes of a column, one under another."""
    placed, top = [], float(HEADER)
    for rank, node in enumerate(flow.columns[place]):
        height = max((node.cell.number or 0) * scale, 3.0) if node.cell.number else held(flow, place, node, scale)
        colour = SERIES_COLOURS[rank] if place == colours_of(flow) and rank < len(SERIES_COLOURS) else COLOURS["muted"]
        placed.append(Placed(node, x_of(place, len(flow.columns)), top, height, colour))
        top += max(height + 8, PITCH, LINE * len(lines_of(node)) + 4)
    return placed


def held(flow: Flow, place: int, node: Node, scale: float) -> float:
    """Return how tall a node without number is: as tall as the ribbons it holds, of one size without any."""
    code = node.item.code
    leaving = sum(width_of(link, scale) for link in flow.links if link.stage == place and link.start == code)
    coming = sum(width_of(link, scale) for link in flow.links if link.stage == place - 1 and link.end == code)
    return max(leaving, coming, float(NODE))


def width_of(link: Link, scale: float) -> float:
    """Return how wide a link is drawn."""
    return link.cell.number * scale if link.cell.number else SECRET_WIDTH


def colours_of(flow: Flow) -> int:
    """Return the place of the column whose nodes have each their colour: the middle one, or the first of two."""
    return (len(flow.columns) - 1) // 2


def ribbons(flow: Flow, columns: Sequence[Sequence[Placed]], scale: float) -> list[str]:
    """Return the links, each leaving its nodes under those before it."""
    left: dict[tuple[int, str], float] = defaultdict(float)
    right: dict[tuple[int, str], float] = defaultdict(float)
    by_code = [{each.node.item.code: each for each in column} for column in columns]
    drawn = []
    for link in flow.links:
        start, end = by_code[link.stage][link.start], by_code[link.stage + 1][link.end]
        width = width_of(link, scale)
        out, into = (link.stage, link.start), (link.stage, link.end)
        coloured = start if link.stage >= colours_of(flow) else end
        drawn.append(ribbon(link, start, end, start.top + left[out], end.top + right[into], width, coloured.colour))
        left[out] += width
        right[into] += width
    return drawn


def ribbon(link: Link, start: Placed, end: Placed, y: float, other_y: float, width: float, colour: str) -> str:
    """Draw a link: a filled ribbon, or a dotted stroke when its number is secret."""
    x, other_x = start.x + NODE, end.x
    middle = (x + other_x) / 2
    label = f"{start.node.item.label} → {end.node.item.label}"
    words = _("%(label)s\u00a0: %(text)s") % {"label": label, "text": number_of(link.cell)}
    said = f"<title>{escape(words)}</title>"
    if link.cell.status is Status.SECRET:
        half = width / 2
        curve = f"M{x:.1f},{y + half:.1f}C{middle:.1f},{y + half:.1f} {middle:.1f},{other_y + half:.1f} {other_x:.1f},"
        stroke = paint(COLOURS["muted"], Medium.SCREEN)
        return (
            f'<path d="{curve}{other_y + half:.1f}" fill="none" stroke="{stroke}" stroke-width="1.4" '
            f'stroke-dasharray="1.5 4" stroke-linecap="round">{said}</path>'
        )
    curve = (
        f"M{x:.1f},{y:.1f}C{middle:.1f},{y:.1f} {middle:.1f},{other_y:.1f} {other_x:.1f},{other_y:.1f}v{width:.1f}"
        f"C{middle:.1f},{other_y + width:.1f} {middle:.1f},{y + width:.1f} {x:.1f},{y + width:.1f}z"
    )
    ground, edge = paint(colour, Medium.SCREEN), paint(COLOURS["surface"], Medium.SCREEN)
    return f'<path d="{curve}" fill="{ground}" fill-opacity=".42" stroke="{edge}" stroke-width="1">{said}</path>'


def node_shape(each: Placed, place: int) -> str:
    """Draw a node with its name and its number beside."""
    is_secret = each.node.cell.status is Status.SECRET
    fill = "url(#flow-withheld)" if is_secret else paint(each.colour, Medium.SCREEN)
    ink, surface = paint(COLOURS["ink"], Medium.SCREEN), paint(COLOURS["surface"], Medium.SCREEN)
    edge = f' stroke="{ink}" stroke-width="1"' if is_secret else ""
    box = f'<rect x="{each.x:.1f}" y="{each.top:.1f}" width="{NODE}" height="{each.height:.1f}" fill="{fill}"{edge}/>'
    x, anchor = (each.x - 8, "end") if place == 0 else (each.x + NODE + 8, "start")
    lines = lines_of(each.node)
    weights = [*("normal" for _line in lines[1:]), "bold"]
    spans = "".join(
        f'<tspan x="{x:.1f}" dy="{LINE - 1 if rank else 0}" font-weight="{weight}">{escape(line)}</tspan>'
        for rank, (line, weight) in enumerate(zip(lines, weights, strict=True))
    )
    return (
        f'{box}<text x="{x:.1f}" y="{each.top + 11:.1f}" font-size="13" text-anchor="{anchor}" fill="{ink}" '
        f'stroke="{surface}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">{spans}</text>'
    )


def lines_of(node: Node) -> list[str]:
    """Return what is written beside a node: its name on two lines at most, then its number."""
    name = textwrap.wrap(node.item.label, LETTERS, max_lines=2, placeholder="…", break_on_hyphens=False)
    return [*name, number_of(node.cell)]


def heading(text: str, x: float, place: int) -> str:
    """Write what a column is."""
    anchor, at = ("end", x + NODE) if place == 0 else ("start", x)
    ink = paint(COLOURS["muted"], Medium.SCREEN)
    return f'<text x="{at:.1f}" y="14" font-size="13" text-anchor="{anchor}" fill="{ink}">{escape(text)}</text>'


def number_of(cell: Cell) -> str:
    """Write the number of a cell, its mark when it is secret, a dash when the catalogue has none."""
    if cell.status is Status.SECRET:
        return _("s")
    return display(cell.number) if cell.number is not None else "–"


def flow_in_words(flow: Flow) -> str:
    """Say the flow to those who do not see it: each stage with its numbers."""
    stages = [", ".join(f"{node.item.label} {number_of(node.cell)}" for node in column) for column in flow.columns]
    return _("\u00a0; ").join(stages) + "."
