"""An entry of the release ledger as JSON, kept with the proof of its edition, and back."""

from collections.abc import Iterable, Mapping
from typing import Any

from vigie.observatory.disclosure.cube import CellName, Dimension, Key
from vigie.observatory.disclosure.ledger import EarlierSecret, LedgerEntry

Json = dict[str, Any]


def entry_to_json(entry: LedgerEntry) -> Json:
    """Return an entry as values that JSON writes; cells as ``[table, key, …]``."""
    return {
        "published": [[list(cell.table), list(cell.key), value] for cell, value in entry.published.items()],
        "secret": [[list(each.cell.table), list(each.cell.key), each.lower, each.upper] for each in entry.secret],
        "threshold": entry.threshold,
        "dimensions": [
            {
                "name": dimension.name,
                "leaves": list(dimension.leaves),
                "parents": {value: list(uppers) for value, uppers in dimension.parents.items()},
            }
            for dimension in entry.dimensions.values()
        ],
    }


def entry_from_json(values: Mapping[str, Any]) -> LedgerEntry:
    """Return the entry that JSON values hold."""
    return LedgerEntry(
        published={CellName(tuple(table), tuple(key)): value for table, key, value in values["published"]},
        secret=tuple(
            EarlierSecret(CellName(tuple(table), tuple(key)), lower, upper)
            for table, key, lower, upper in values["secret"]
        ),
        threshold=values["threshold"],
        dimensions={each["name"]: dimension_from_json(each) for each in values["dimensions"]},
    )


def dimension_from_json(values: Mapping[str, Any]) -> Dimension:
    """Return a dimension."""
    parents = {value: tuple(uppers) for value, uppers in values["parents"].items()}
    return Dimension(values["name"], tuple(values["leaves"]), parents)


def merged(entries: Iterable[LedgerEntry]) -> LedgerEntry:
    """Return as one entry those of the parts of one edition."""
    published: dict[CellName, int] = {}
    secret: dict[CellName, EarlierSecret] = {}
    dimensions: dict[str, Dimension] = {}
    threshold = 0
    for entry in entries:
        published |= entry.published
        secret |= {each.cell: each for each in entry.secret}
        dimensions |= entry.dimensions
        threshold = entry.threshold
    return LedgerEntry(published, tuple(secret.values()), threshold, dimensions)


def about(entry: LedgerEntry, names: Iterable[str]) -> LedgerEntry:
    """Return what an entry says of some dimensions alone."""
    kept = set(names)
    return LedgerEntry(
        published={cell: value for cell, value in entry.published.items() if kept.issuperset(cell.table)},
        secret=tuple(each for each in entry.secret if kept.issuperset(each.cell.table)),
        threshold=entry.threshold,
        dimensions={name: dimension for name, dimension in entry.dimensions.items() if name in kept},
    )


def with_empty_leaves(entry: LedgerEntry, leaves: Mapping[str, Key]) -> LedgerEntry:
    """Return an entry that says of the leaves it does not know that they were empty, which its edition showed.

    leaves: those that facts have now, by dimension.
    """
    published, dimensions = dict(entry.published), dict(entry.dimensions)
    for name, dimension in entry.dimensions.items():
        unknown = tuple(leaf for leaf in leaves.get(name, ()) if leaf not in dimension.nodes)
        published |= {CellName((name,), (leaf,)): 0 for leaf in unknown}
        dimensions[name] = Dimension(name, (*dimension.leaves, *unknown), dimension.parents)
    return LedgerEntry(published, entry.secret, entry.threshold, dimensions)
