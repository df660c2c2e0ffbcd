"""The proof of a protection: what is published, what must stay possible, and whole tables that show that it is.

Private: it is kept with the edition and checked by ``verifying.verify``, which needs neither the true table nor a
solver.
Witnesses are written as differences from the first of them.
"""

from typing import Any

import numpy as np

from vigie.observatory.disclosure.modelling import Model, Named
from vigie.observatory.disclosure.problem import Direction
from vigie.observatory.disclosure.securing import Secured

Json = dict[str, Any]


def compose(model: Model, secured: Secured, threshold: int) -> Json:
    """Return the proof as plain values for JSON."""
    chosen = secured.witnesses.chosen() if model.problem.claims else []
    tables = [secured.witnesses.table(secured.witnesses.found[number]) for number in chosen]
    held = [secured.witnesses.found[number].held for number in chosen]
    return {
        "threshold": threshold,
        "dimensions": [
            {"name": axis.name, "leaves": list(axis.leaves), "parents": {k: list(v) for k, v in axis.parents.items()}}
            for axis in model.axes
        ],
        "vintages": model.vintages.count,
        "published": _published(model, secured.hidden),
        "floors": {
            source: _counts(model, floor)
            for source, floor in zip(model.sources, model.problem.floors, strict=True)
            if source is not None
        },
        "claims": [_claim(model, number, named, held) for number, named in enumerate(model.named)],
        "witnesses": _witnesses(model, tables),
    }


def _published(model: Model, hidden: np.ndarray) -> list[Json]:
    last = model.vintages.count - 1
    now = [
        {"cell": cell.by_dimension, "value": int(model.problem.values[number]), "vintage": last}
        for cell, number in model.cells
        if not hidden[number]
    ]
    return now + [
        {"cell": cell.by_dimension, "leaves": _leaves(model, number), "value": value, "vintage": vintage}
        for cell, value, vintage, number in model.known
    ]


def _leaves(model: Model, number: int) -> list[list[int]]:
    """Return the leaves that a sum gathers on each axis: an earlier release may have had other upper values."""
    return [list(leaves) for leaves in model.problem.frame.boxes[number][: len(model.axes)]]


def _claim(model: Model, number: int, named: Named, held: list[np.ndarray]) -> Json:
    claim = model.problem.claims[number]
    leaves = [list(part) for part in named.leaves]
    written: Json = {"cell": named.cell.by_dimension, "leaves": leaves, "vintages": [named.first, named.last]}
    if named.less is not None:
        written["less"] = named.less.by_dimension
    if named.source is not None:
        written["source"] = named.source
    written |= {"low": claim.low, "high": claim.high, "reason": str(claim.reason)}
    for side, direction in enumerate((Direction.DOWN, Direction.UP)):
        shown = [position for position, table in enumerate(held) if table[number, side]]
        written[str(direction)] = shown[0] if shown else None
    return written


def _counts(model: Model, table: np.ndarray) -> list[list[int]]:
    occupied = np.flatnonzero(table)
    return [[*model.problem.frame.coordinates[place].tolist(), int(table[place])] for place in occupied]


def _witnesses(model: Model, tables: list[np.ndarray]) -> list[list[list[int]]]:
    if not tables:
        return []
    return [_counts(model, tables[0]), *(_counts(model, table - tables[0]) for table in tables[1:])]
