"""Specification of charts in lines: one per series, told apart by dashes and shapes, named where it ends."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from vigie.core.chart_drawing import COLOURS, SERIES_COLOURS, WITHHELD
from vigie.core.chart_layers import COLOUR, LINE, WIDTH, number, pixel, series_of, wrap
from vigie.core.tables import Column, Kind, Table, Withheld, display

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


Intervals = Mapping[tuple[int, int], tuple[float, float]]


def lines(table: Table, breaks: Collection[int] = (), intervals: Intervals | None = None) -> dict[str, Any]:
    """Return the specification of one line per series over the moments of the first column.

    breaks: rows before which lines stop. intervals: bounds by row and series.
    Raises ValueError when there are too many series.
    """
    series = series_of(table)
    points = points_of(table, breaks)
    bounds = bounds_of(table, intervals or {})
    domain = nice_bounds([*(point["value"] for point in points), *(each["upper"] for each in bounds)])
    width = WIDTH - AXIS_ROOM - (NAME_ROOM if len(series) > 1 else 0)
    y = {"field": "value", "type": "quantitative", "scale": {"domain": domain}, "axis": value_axis(series, points)}
    order = [display(row[0], table.columns[0].kind) for row in table.rows]
    x = {**MOMENTS, "scale": {**MOMENTS["scale"], "domain": order}} if order else MOMENTS
    encoding = {"x": x, "y": y, "color": COLOUR}
    line = {"type": "line", "strokeWidth": 2.5, "invalid": "break-paths-show-domains"}
    point = {"type": "point", "filled": True, "size": 60, "opacity": 1, "invalid": "filter"}
    layers = [
        *break_rules([order[place] for place in sorted(breaks)], x),
        *interval_rules(bounds, x, y),
        {"mark": line, "encoding": {**encoding, "strokeDash": by_series(DASHES, len(series)), "detail": STRETCH}},
        {"mark": point, "encoding": {**encoding, "shape": by_series(SHAPES, len(series))}},
        *withheld_words(table, x),
        *names_of_lines(table, series, domain, width),
    ]
    return {"width": width, "height": HEIGHT, "data": {"values": points}, "layer": layers}


MOMENTS: dict[str, Any] = {
    "field": "moment",
    "type": "ordinal",
    "sort": None,
    "axis": {"title": None, "labelAngle": 0, "labelPadding": 6, "labelOverlap": "greedy", "grid": False},
    "scale": {"type": "point", "padding": 0.3},
}


STRETCH = {"field": "stretch", "type": "nominal"}


def points_of(table: Table, breaks: Collection[int] = ()) -> list[dict[str, Any]]:
    """Return one point per row and series, with the stretch between breaks it is in; its value is None when unknown."""
    return [
        {
            "stretch": str(sum(place <= number_of_row for place in breaks)),
            "moment": display(row[0], table.columns[0].kind),
            "value": number(value),
            "series": str(place),
            "colour": SERIES_COLOURS[place],
        }
        for number_of_row, row in enumerate(table.rows)
        for place, value in enumerate(row[1:])
    ]


def bounds_of(table: Table, intervals: Intervals) -> list[dict[str, Any]]:
    """Return the interval of each point that has one."""
    first = table.columns[0].kind
    return [
        {"moment": display(table.rows[row][0], first), "lower": low, "upper": high, "colour": SERIES_COLOURS[place]}
        for (row, place), (low, high) in sorted(intervals.items())
    ]


def interval_rules(bounds: Sequence[dict[str, Any]], x: dict[str, Any], y: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the layers of intervals: a stroke, with a short one at each end."""
    if not bounds:
        return []
    low, high = {**y, "field": "lower"}, {**y, "field": "upper"}
    stroke = {"mark": {"type": "rule", "strokeWidth": 1.5}, "encoding": {"x": x, "y": low, "y2": {"field": "upper"}}}
    ends = [
        {"mark": {"type": "tick", "orient": "horizontal", "width": 9, "thickness": 1.5}, "encoding": {"x": x, "y": end}}
        for end in (low, high)
    ]
    layers: list[dict[str, Any]] = [stroke, *ends]
    return [
        {**layer, "data": {"values": bounds}, "encoding": {**layer["encoding"], "color": COLOUR}} for layer in layers
    ]


def break_rules(moments: Sequence[str], x: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the layer of dashed strokes before the moments that cannot be compared with the one before."""
    if not moments:
        return []
    mark = {"type": "rule", "strokeDash": [2, 4], "strokeWidth": 1.5, "xOffset": -12, "color": COLOURS["muted"]}
    return [{"data": {"values": [{"moment": each} for each in moments]}, "mark": mark, "encoding": {"x": x}}]


def withheld_words(table: Table, x: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the layers that mark, at the foot of the chart, the moments of which a number is withheld."""
    found = {
        display(row[0], table.columns[0].kind): str(value)
        for row in table.rows
        for value in row[1:]
        if isinstance(value, Withheld)
    }
    if not found:
        return []
    values = [{"moment": moment, "text": text} for moment, text in found.items()]
    square = {"type": "rect", "width": 14, "height": 14, "color": WITHHELD, "stroke": COLOURS["ink"], "strokeWidth": 1}
    text = {"type": "text", "dx": 16, "baseline": "middle", "fontWeight": "bold"}
    place = {"x": x, "y": {"value": HEIGHT - 9}}
    return [
        {"data": {"values": values}, "mark": square, "encoding": place},
        {"data": {"values": values}, "mark": text, "encoding": {**place, "text": {"field": "text"}}},
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
