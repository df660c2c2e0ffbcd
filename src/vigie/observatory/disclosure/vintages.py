"""When facts came: whether earlier releases speak of the same facts as today's, or of fewer, or of others.

Where every number published before is at most today's, an attacker takes it that facts only came in: a fact is then
born in
one vintage and counts in every later one. The vintage is one more axis of the latents. Otherwise an earlier release
tells nothing sure of today's facts, and only how much each number changed has to be kept secret.
"""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from vigie.observatory.disclosure.attacker import restricted
from vigie.observatory.disclosure.cube import CellName, Cube, Dimension
from vigie.observatory.disclosure.failures import Contradiction
from vigie.observatory.disclosure.frame import Frame, Sparse
from vigie.observatory.disclosure.ledger import Ledger, LedgerEntry
from vigie.observatory.disclosure.solver import INFINITY, Program


@dataclass(frozen=True)
class Vintages:
    """binding: releases that bind today's latents, each with the last vintage it counts. revised: releases about
    other facts
    than today's, with the same (None where nothing binds them to today's)."""

    count: int
    binding: tuple[tuple[LedgerEntry, int], ...]
    revised: tuple[tuple[LedgerEntry, int | None], ...]

    @classmethod
    def of(cls, axes: tuple[Dimension, ...], cube: Cube, ledger: Ledger, *, may_grow: bool = True) -> "Vintages":
        """Compare each earlier release with today's facts. may_grow: whether facts may be taken as only coming in."""
        now = [_true_values(entry, axes, cube) for entry in ledger.entries]
        same = [values == dict(entry.published) for entry, values in zip(ledger.entries, now, strict=True)]
        others = [entry for entry, is_same in zip(ledger.entries, same, strict=True) if not is_same]
        adds_only = (
            may_grow
            and all(
                value <= values[cell]
                for entry, values in zip(ledger.entries, now, strict=True)
                for cell, value in entry.published.items()
            )
            and _grow(others)
        )
        last = len(others) if adds_only else 0
        binding = [(entry, last) for entry, is_same in zip(ledger.entries, same, strict=True) if is_same]
        revised: list[tuple[LedgerEntry, int | None]]
        if adds_only:
            binding += list(zip(others, range(last), strict=True))
            revised = list(zip(others, range(last), strict=True))
        else:
            revised = [(entry, None) for entry in others]
        return cls(last + 1, tuple(binding), tuple(revised))


def _grow(entries: list[LedgerEntry]) -> bool:
    pairs = itertools.pairwise(entries)
    return all(
        value <= after.published.get(cell, value) for before, after in pairs for cell, value in before.published.items()
    )


def _true_values(entry: LedgerEntry, axes: tuple[Dimension, ...], cube: Cube) -> dict[CellName, int]:
    """Return what today's facts say of each cell that a release published."""
    names = cube.names
    held: dict[tuple[str, str], set[str]] = {}
    for axis in axes:
        was = entry.dimensions.get(axis.name, axis)
        for node in was.nodes:
            held[axis.name, node] = {was.leaves[leaf] for leaf in was.leaves_under[node]}
    totals: dict[CellName, int] = {}
    for cell in entry.published:
        parts = [(names.index(name), held.get((name, value), {value})) for name, value in cell.by_dimension.items()]
        totals[cell] = sum(
            n for key, n in cube.counts.items() if all(key[column] in leaves for column, leaves in parts)
        )
    return totals


def split_by_vintage(frame: Frame, counts: np.ndarray, known: Mapping[int, int]) -> np.ndarray:
    """Return a way for today's facts to have come that agrees with every earlier number.

    counts: by latent, all in the first vintage. known: value by sum. Raises Contradiction when there is none.
    """
    births = frame.shape[-1]
    occupied = np.flatnonzero(counts)
    latents = (occupied[:, None] + np.arange(births)).ravel()
    rows = np.array(sorted(known), dtype=np.int64)
    place = np.full(len(frame.boxes), -1)
    place[rows] = np.arange(len(rows))
    columns = restricted(frame.by_latent.picked(latents), place)
    whole = Sparse.of([np.append(columns.line(number), len(rows) + number // births) for number in range(len(latents))])
    program = Program(mip_rel_gap=1.0)
    bounds = np.concatenate([[known[row] for row in rows.tolist()], counts[occupied]]).astype(float)
    program.add_rows(bounds, bounds)
    program.add_columns(np.zeros(len(latents)), np.zeros(len(latents)), np.full(len(latents), INFINITY), whole)
    program.make_whole(np.arange(len(latents)))
    program.run()
    if not program.has_solution:
        raise Contradiction("no way for the facts to have come agrees with what was published before")
    table = np.zeros(frame.size, dtype=np.int64)
    table[latents] = np.rint(program.solution).astype(np.int64)
    return table
