"""What the page of the process shows: how situations go from criterion and domain to outcome."""

import itertools
from collections.abc import Mapping
from typing import Any

from vigie.observatory.explorer.choices import Choice, filters_from, in_rows_and_columns
from vigie.observatory.explorer.figures import title_of
from vigie.observatory.explorer.flow import STAGES, Flow
from vigie.observatory.explorer.names import SLUGS
from vigie.observatory.explorer.shown import Shown, shown_of
from vigie.observatory.explorer.table_page import base_in_words, drawn_row, drawn_totals
from vigie.observatory.released import Edition

# Stands for the process in names of files, in place of a dimension.
PROCESS = "deroulement"


def process_choice(edition: Edition, query: Mapping[str, str]) -> tuple[Choice, list[str]]:
    """Return what narrows the process: one criterion or one domain; and the values that name nothing."""
    names = {SLUGS[name] for name in STAGES[:2]}
    narrowing = {key: value for key, value in query.items() if key in names}
    return filters_from(edition, Choice((PROCESS,)), narrowing)


def process_fields(edition: Edition, choice: Choice) -> list[dict[str, Any]]:
    """Return the lists of the filter form."""
    chosen = dict(choice.filters)
    return [
        {
            "name": SLUGS[name],
            "label": edition.by_name[name].label,
            "items": edition.by_name[name].items,
            "chosen": chosen.get(name, ""),
        }
        for name in STAGES[:2]
        if name in edition.by_name
    ]


def stage_tables(edition: Edition, flow: Flow, choice: Choice) -> list[dict[str, Any]]:
    """Return the tables that hold every number of the drawing, and those it has no room for."""
    found = []
    for first, second in itertools.pairwise(flow.names):
        pair = in_rows_and_columns(edition, (first, second))
        shown = shown_of(edition, Choice(pair.shown, choice.filters))
        if shown is not None:
            found.append(stage_table(edition, shown))
    return found


def stage_table(edition: Edition, shown: Shown) -> dict[str, Any]:
    """Return a table as pages draw it."""
    return {
        "shown": shown,
        "key": f"nombres-{shown.choice.slug}",
        "title": title_of(edition, shown),
        "rows": [drawn_row(edition, shown, row) for row in shown.rows],
        "totals": drawn_totals(shown),
        "base": base_in_words(shown),
    }
