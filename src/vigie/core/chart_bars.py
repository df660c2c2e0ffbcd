"""Specifications of charts in bars: each bar under its category, with its value after it."""

from collections.abc import Sequence
from typing import Any

from vigie.core.chart_drawing import COLOURS, SERIES_COLOURS, WITHHELD
from vigie.core.chart_layers import COLOUR, LINE, WIDTH, number, pixel, series_of, unknown, value_text, wrap
from vigie.core.tables import Column, Table, Value, Withheld, display

BAR = 18
STACKED_BAR = 22
GAP = 14
# Room at the end of a bar for its value.
VALUE_ROOM = 96
# The mark of what is withheld: always of one length, so that it tells nothing.
MARK = 14
# Letters that fit across the chart, and in a legend.
LABEL_LETTERS = 62
LEGEND_LETTERS = 58


def bars(table: Table) -> dict[str, Any]:
    """Return the specification of one bar per row: its category, its value."""
    column = table.columns[1]
    known = [number(row[1]) for row in table.rows]
    places, height = rows_of(labels_of(table))
    values = [
        {
            "label": label,
            "text": value_text(row[1], column.kind),
            "value": value or 0,
            "end": max(value or 0, 0),
            "marks": int(isinstance(row[1], Withheld)),
            "y": y,
        }
        for row, label, value, y in zip(table.rows, labels_of(table), known, places, strict=True)
    ]
    x = bar_scale(known)
    bar = {
        "mark": {"type": "bar", "orient": "horizontal", "height": BAR, "color": SERIES_COLOURS[0]},
        "encoding": {"x": {"field": "value", **x}, "x2": {"datum": 0}, "y": pixel("y")},
    }
    layers = [category_labels(), bar, *withheld_marks(values, x), *value_labels(values, x)]
    return {"width": WIDTH, "height": height, "data": {"values": values}, "layer": layers}


def stacked_bars(table: Table, row_totals: Sequence[Value] | None = None) -> dict[str, Any]:
    """Return the specification of one bar per row, in as many pieces as there are series, its total after it.

    row_totals: to be written when they are known otherwise than by adding the pieces up, some of which are withheld.
    Raises ValueError when there are too many series, or a negative value.
    """
    series = series_of(table)
    legend, top = legend_of([column.header for column in series])
    places, height = rows_of(labels_of(table), top)
    pieces, totals = [], []
    given = row_totals or [None] * len(table.rows)
    for row, label, y, known in zip(table.rows, labels_of(table), places, given, strict=True):
        row_pieces, end = pieces_of(row[1:], series, y)
        pieces += row_pieces
        text = total_text(row[1:], end, known, series)
        marks = sum(isinstance(value, Withheld) for value in row[1:])
        totals.append({"label": label, "text": text, "end": end, "marks": marks, "y": y})
    x = bar_scale([sum(number(value) or 0.0 for value in row[1:]) for row in table.rows])
    layers = [
        *legend,
        {**category_labels(), "data": {"values": totals}},
        piece_bars(pieces, x),
        piece_labels(pieces, x),
        *withheld_marks(totals, x),
        *value_labels(totals, x),
    ]
    return {"width": WIDTH, "height": height, "layer": layers}


def labels_of(table: Table) -> list[list[str]]:
    """Return the category of each row, in lines."""
    return [wrap(display(row[0], table.columns[0].kind), LABEL_LETTERS) for row in table.rows]


def rows_of(labels: Sequence[list[str]], top: int = 0) -> tuple[list[int], int]:
    """Return where the middle of each bar goes, under its label, and the height of the whole."""
    places, y = [], top
    for label in labels:
        y += len(label) * LINE + BAR // 2 + 3
        places.append(y)
        y += BAR // 2 + GAP
    return places, max(y, LINE)


def total_text(values: Sequence[Value], added: float, known: Value, series: Sequence[Column]) -> str:
    """Return what is written after a bar: its total when known, the mark when a piece is withheld, else the sum."""
    if known is not None:
        return display(known, series[0].kind)
    if withheld := next((value for value in values if isinstance(value, Withheld)), None):
        return withheld
    return display(added, series[0].kind) if any(value is not None for value in values) else unknown()


def withheld_marks(rows: Sequence[dict[str, Any]], x: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the layers of hatched marks: after each bar, one for each number withheld; nothing when none is."""
    layers = []
    for place in range(max((row["marks"] for row in rows), default=0)):
        offset = 3 + place * (MARK + 2) + MARK / 2
        mark = {"type": "rect", "width": MARK, "height": BAR - 2, "xOffset": offset, "color": WITHHELD}
        edge = {"stroke": COLOURS["ink"], "strokeWidth": 1}
        values = [row for row in rows if row["marks"] > place]
        encoding = {"x": {"field": "end", **x}, "y": pixel("y")}
        layers.append({"data": {"values": values}, "mark": {**mark, **edge}, "encoding": encoding})
    return layers


def pieces_of(values: Sequence[Value], series: Sequence[Column], y: int) -> tuple[list[dict[str, Any]], float]:
    """Return the pieces of one bar, end to end, and their total. Raises ValueError for a negative value."""
    pieces: list[dict[str, Any]] = []
    start = 0.0
    for place, (value, column) in enumerate(zip(values, series, strict=True)):
        size = number(value) or 0.0
        if size < 0:
            raise ValueError(f"“{column.header}” is negative: pieces of a bar cannot be")
        if size:
            colour, text = SERIES_COLOURS[place], display(value, column.kind)
            pieces.append({"start": start, "stop": start + size, "y": y, "colour": colour, "text": text})
        start += size
    # Sums of decimals: 0.1 + 0.2 must not be written 0.30000000000000004.
    return pieces, round(start, 6)


def piece_bars(pieces: Sequence[dict[str, Any]], x: dict[str, Any]) -> dict[str, Any]:
    """Return the layer of pieces, parted by a thin line."""
    edge = {"stroke": COLOURS["surface"], "strokeWidth": 1}
    return {
        "data": {"values": pieces},
        "mark": {"type": "bar", "orient": "horizontal", "height": STACKED_BAR, **edge},
        "encoding": {"x": {"field": "start", **x}, "x2": {"field": "stop"}, "y": pixel("y"), "color": COLOUR},
    }


def piece_labels(pieces: Sequence[dict[str, Any]], x: dict[str, Any]) -> dict[str, Any]:
    """Return the layer of values written in the pieces that are wide enough for them."""
    low, high = x["scale"]["domain"]
    pixels = (WIDTH - VALUE_ROOM) / (high - low)
    fitting = [
        {**piece, "middle": (piece["start"] + piece["stop"]) / 2}
        for piece in pieces
        if (piece["stop"] - piece["start"]) * pixels > 9 * len(piece["text"]) + 8
    ]
    halo = {"stroke": COLOURS["surface"], "strokeWidth": 4, "strokeJoin": "round"}
    return {
        "data": {"values": fitting},
        "mark": {"type": "text", "baseline": "middle", "fontWeight": "bold", **halo},
        "encoding": {"x": {"field": "middle", **x}, "y": pixel("y"), "text": {"field": "text"}},
    }


def legend_of(names: Sequence[str]) -> tuple[list[dict[str, Any]], int]:
    """Return the layers of a legend above the bars, one line per series, and its height."""
    entries = [
        {"y": place * (LINE + 4) + 8, "colour": SERIES_COLOURS[place], "name": wrap(name, LEGEND_LETTERS)[0]}
        for place, name in enumerate(names)
    ]
    squares = {
        "data": {"values": entries},
        "mark": {"type": "rect", "width": 14, "height": 14},
        "encoding": {"x": {"value": 7}, "y": pixel("y"), "color": COLOUR},
    }
    texts = {
        "data": {"values": entries},
        "mark": {"type": "text", "align": "left", "baseline": "middle"},
        "encoding": {"x": {"value": 22}, "y": pixel("y"), "text": {"field": "name"}},
    }
    return [squares, texts], len(names) * (LINE + 4) + 10


def bar_scale(values: Sequence[float | None]) -> dict[str, Any]:
    """Return the scale of bars: always from zero, so that lengths can be compared, with room for the values."""
    known = [value for value in values if value is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    domain = [low, high if high > low else low + 1]
    return {
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": domain, "range": [0, WIDTH - VALUE_ROOM], "nice": False},
    }


def category_labels() -> dict[str, Any]:
    """Return the layer of categories, each above its bar."""
    return {
        "mark": {"type": "text", "align": "left", "baseline": "line-bottom", "dy": -BAR // 2 - 3, "lineHeight": LINE},
        "transform": [{"calculate": f"datum.y - (length(datum.label) - 1) * {LINE}", "as": "labelY"}],
        "encoding": {"x": {"value": 0}, "y": pixel("labelY"), "text": {"field": "label"}},
    }


def value_labels(rows: Sequence[dict[str, Any]], x: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the layers of values, each after its bar and its marks."""
    mark = {"type": "text", "align": "left", "baseline": "middle", "fontWeight": "bold"}
    return [
        {
            "data": {"values": [row for row in rows if row["marks"] == marks]},
            "mark": {**mark, "dx": 6 + marks * (MARK + 2)},
            "encoding": {"x": {"field": "end", **x}, "y": pixel("y"), "text": {"field": "text"}},
        }
        for marks in sorted({row["marks"] for row in rows})
    ]
