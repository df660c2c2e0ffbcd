"""Charts drawn by the server from a table: first column the categories, the others the series.

Each comes with its words (text alternative) and its table, and reads without colour: values are written, series have
patterns, dashes and shapes.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext

from vigie.core.chart_bars import bars, stacked_bars
from vigie.core.chart_drawing import Medium, NumberLocale, draw, with_words
from vigie.core.chart_layers import CONFIG, value_text
from vigie.core.chart_lines import lines
from vigie.core.tables import Table, Value, display
from vigie.core.xml_characters import xml_characters

NUMBER_LOCALES: dict[str, NumberLocale] = {"fr": "fr-FR", "en": "en-GB", "ar": "fr-FR"}


@dataclass(frozen=True)
class Chart:
    """A drawn chart. svg: safe to write in a page as it is; description: what it shows, in words; table: its data."""

    svg: str
    title: str
    description: str
    table: Table


def bar_chart(table: Table, *, description: str = "", medium: Medium = Medium.SCREEN, identifier: str = "") -> Chart:
    """Draw one horizontal bar per row: first column the category, second its value.

    An unknown value (None) is said so, and has no bar; a ``Withheld`` one has a hatched mark.
    description: by default, every category with its value.
    identifier: to be given when the same chart is twice in a page.
    """
    return finish(bars(table), table, description, medium, identifier)


def stacked_bar_chart(
    table: Table,
    *,
    description: str = "",
    medium: Medium = Medium.SCREEN,
    identifier: str = "",
    totals: Sequence[Value] | None = None,
) -> Chart:
    """Draw one bar per row, cut into as many pieces as there are columns after the first, with its total after it.

    totals: one per row, when they are known otherwise than by adding up; a row with a withheld piece has no other.
    Raises ValueError when there are more than eight series, or a negative value.
    """
    return finish(stacked_bars(table, totals), table, description, medium, identifier, with_patterns=True)


def line_chart(
    table: Table,
    *,
    description: str = "",
    medium: Medium = Medium.SCREEN,
    identifier: str = "",
    breaks: Collection[int] = (),
    intervals: Mapping[tuple[int, int], tuple[float, float]] | None = None,
) -> Chart:
    """Draw one line per column after the first, which holds the moments in order. An unknown value leaves a gap.

    breaks: rows that cannot be compared with the row before: lines stop there, and a dashed stroke says so.
    intervals: bounds of a value, by row and by series, both from 0; drawn as a stroke through its point.
    Raises ValueError when there are more than eight series.
    """
    return finish(lines(table, breaks, intervals or {}), table, description, medium, identifier)


def finish(
    spec: dict[str, Any],
    table: Table,
    description: str,
    medium: Medium,
    identifier: str,
    *,
    with_patterns: bool = False,
) -> Chart:
    """Draw a specification and put the words on it."""
    words = description or description_of(table)
    complete = {**spec, "background": None, "padding": 4, "config": CONFIG}
    source = json.dumps(complete, sort_keys=True, ensure_ascii=False)
    name = identifier or "chart-" + sha256(f"{source}{table.title}{words}".encode()).hexdigest()[:12]
    locale = NUMBER_LOCALES.get(table.language, "fr-FR")
    drawing = draw(source, locale, medium, with_patterns=with_patterns)
    svg = with_words(drawing, name, xml_characters(table.title), xml_characters(words))
    return Chart(svg, table.title, words, table)


def description_of(table: Table) -> str:
    """Return the table in words: « Emploi : 12 ; Logement : 3. », each series named when there are several."""
    series = table.columns[1:]
    if not series or not table.rows:
        return gettext("Aucune donnée.")
    sentences = []
    for row in table.rows:
        texts = [value_text(value, column.kind) for value, column in zip(row[1:], series, strict=True)]
        if len(series) > 1:
            texts = [f"{column.header} {text}" for column, text in zip(series, texts, strict=True)]
        category = display(row[0], table.columns[0].kind)
        sentences.append(gettext("%(category)s\u00a0: %(values)s") % {"category": category, "values": ", ".join(texts)})
    return "\u00a0; ".join(sentences) + "."
