"""Specification of charts in lines: one per series, told apart by dashes and shapes, named where it ends."""

from collections.abc import Sequence
from typing import Any

from vigie.core.chart_drawing import SERIES_COLOURS
from vigie.core.chart_layers import COLOUR, LINE, WIDTH, number, pixel, series_of, wrap
from vigie.core.tables import Column, Kind, Table, display

HEIGHT = 240
# Room on the left for the numbers, on the right for the names of lines.
AXIS_ROOM = 44
NAME_ROOM = 128
NAME_LETTERS = 18
DASHES = ([1, 0], [8, 4], [2, 3], [10, 3, 2, 3], [5, 2], [1, 4], [12, 4], [3, 6])
SHAPES = (
    "circle",
    "square",
    "triangle-up",
    "diamond",
    "cross",
    "triangle-down",
    "triangle-right",
    "triangle-left",
)


def lines(table: Table) -> dict[str, Any]:
    """Return the specification of one line per series over the moments of the first column.

    Raises ValueError when there are too many series.
    """
    series = series_of(table)
    points = points_of(table)
    domain = nice_bounds([point["value"] for point in points])
    width = WIDTH - AXIS_ROOM - (NAME_ROOM if len(series) > 1 else 0)
    y = {"field": "value", "type": "quantitative", "scale": {"domain": domain}, "axis": value_axis(series, points)}
    encoding = {"x": MOMENTS, "y": y, "color": COLOUR}
    line = {"type": "line", "strokeWidth": 2.5, "invalid": "break-paths-show-domains"}
    point = {"type": "point", "filled": True, "size": 60, "opacity": 1, "invalid": "filter"}
    layers = [
        {"mark": line, "encoding": {**encoding, "strokeDash": by_series(DASHES, len(series))}},
        {"mark": point, "encoding": {**encoding, "shape": by_series(SHAPES, len(series))}},
        *names_of_lines(table, series, domain, width),
    ]
    return {"width": width, "height": HEIGHT, "data": {"values": points}, "layer": layers}


MOMENTS = {
    "field": "moment",
    "type": "ordinal",
    "sort": None,
    "axis": {"title": None, "labelAngle": 0, "labelPadding": 6, "labelOverlap": "greedy", "grid": False},
    "scale": {"type": "point", "padding": 0.3},
}


def points_of(table: Table) -> list[dict[str, Any]]:
    """Return one point per row and series; its value is None when unknown."""
    return [
        {
            "moment": display(row[0], table.columns[0].kind),
            "value": number(value),
            "series": str(place),
            "colour": SERIES_COLOURS[place],
        }
        for row in table.rows
        for place, value in enumerate(row[1:])
    ]


def by_series(looks: Sequence[Any], count: int) -> dict[str, Any]:
    """Return the encoding that gives each series its own look."""
    scale = {"domain": [str(place) for place in range(count)], "range": list(looks)}
    return {"field": "series", "type": "nominal", "scale": scale, "legend": None}


def names_of_lines(table: Table, series: Sequence[Column], domain: list[float], width: int) -> list[dict[str, Any]]:
    """Return the layer that names each line where it ends, names pushed apart; nothing for one line alone."""
    if len(series) < 2:
        return []
    low, high = domain
    ends = []
    for place, column in enumerate(series):
        known = [value for row in table.rows if (value := number(row[place + 1])) is not None]
        if known:
            y = HEIGHT * (high - known[-1]) / (high - low)
            ends.append({"y": y, "name": wrap(column.header, NAME_LETTERS)[:2]})
    push_apart(ends)
    text = {"type": "text", "align": "left", "baseline": "middle", "lineHeight": LINE - 3}
    encoding = {"x": {"value": width + 8}, "y": pixel("y"), "text": {"field": "name"}}
    return [{"data": {"values": ends}, "mark": text, "encoding": encoding}]


def push_apart(labels: list[dict[str, Any]]) -> None:
    """Move labels down until none covers another, in the order in which their lines end."""
    labels.sort(key=lambda label: label["y"])
    floor = 0.0
    for label in labels:
        label["y"] = max(label["y"], floor)
        floor = label["y"] + LINE * len(label["name"])


def nice_bounds(values: Sequence[float | None]) -> list[float]:
    """Return the bounds of a vertical scale: round numbers around zero and all values."""
    known = [value for value in values if value is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    if high <= low:
        high = low + 1
    step = 10 ** (len(str(int(high - low))) - 1) if high - low >= 1 else 0.1
    return [step * (low // step), step * -(-high // step)]


def value_axis(series: Sequence[Column], points: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the vertical axis, with numbers in the form of their kind."""
    axis: dict[str, Any] = {"title": None, "tickCount": 5, "format": ",.2~f", "domain": False, "ticks": False}
    if series and series[0].kind is Kind.SHARE:
        axis["format"] = ".0%"
    elif all(point["value"] is None or point["value"].is_integer() for point in points):
        axis["tickMinStep"] = 1
    return axis
