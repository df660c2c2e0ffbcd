"""What all charts are made with: measures, labels and numbers, in the terms of the drawing engine (Vega-Lite)."""

import textwrap
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from vigie.core.chart_drawing import COLOURS, SERIES_COLOURS
from vigie.core.tables import Column, Kind, Table, Value, Withheld, display
from vigie.core.xml_characters import xml_characters

# Measures in pixels. A chart is narrow, so that its letters stay readable on a telephone.
WIDTH = 480
LETTERS = 14
LINE = 18

CONFIG = {
    "font": "Atkinson Hyperlegible Next",
    "view": {"stroke": None},
    "text": {"fontSize": LETTERS, "color": COLOURS["ink"]},
    "axis": {
        "labelFontSize": 13,
        "labelColor": COLOURS["muted"],
        "gridColor": COLOURS["line"],
        "domainColor": COLOURS["muted"],
        "tickColor": COLOURS["muted"],
    },
}

# A colour given by the data as it is.
COLOUR = {"field": "colour", "type": "nominal", "scale": None}


def series_of(table: Table) -> tuple[Column, ...]:
    """Return the columns that are series. Raises ValueError when a reader could not tell them apart."""
    series = table.columns[1:]
    if len(series) > len(SERIES_COLOURS):
        raise ValueError(f"“{table.title}” has {len(series)} series; a chart shows {len(SERIES_COLOURS)} at most")
    return series


def unknown() -> str:
    """Return the word for a value that nobody knows, which is not zero."""
    return gettext("non connu")


def value_text(value: Value, kind: Kind) -> str:
    """Return a value as it is written in a chart."""
    return unknown() if value is None else display(value, kind)


def number(value: Value) -> float | None:
    """Return a value as a number to draw, None when unknown or withheld. Raises ValueError for anything else."""
    if value is None or isinstance(value, Withheld):
        return None
    if not isinstance(value, (int, float, Decimal)):
        raise ValueError(f"“{value}” cannot be drawn: it is no number")
    return float(value)


def wrap(text: str, letters: int) -> list[str]:
    """Return a label on at most three lines of so many letters."""
    clean = xml_characters(text)
    return textwrap.wrap(clean, letters, max_lines=3, placeholder="…", break_on_hyphens=False) or ["–"]


def pixel(field: str) -> dict[str, Any]:
    """Return the encoding of a place given in pixels."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}
