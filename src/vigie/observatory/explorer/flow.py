"""How situations go, from criterion and domain to outcome (S78): columns of nodes, and the links between them."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from vigie.observatory.explorer.choices import Filters
from vigie.observatory.explorer.shown import cell_of, reader
from vigie.observatory.released import Cell, Edition, Item, Status

STAGES = ("criterion", "domain", "outcome")
# More nodes than that in a column cannot be followed by the eye: the tables hold them all.
MOST_NODES = 9


@dataclass(frozen=True)
class Node:
    """An item of a stage, with its released number."""

    item: Item
    cell: Cell


@dataclass(frozen=True)
class Link:
    """What goes from a node to one of the next stage. stage: place of the stage it leaves."""

    stage: int
    start: str
    end: str
    cell: Cell


@dataclass(frozen=True)
class Flow:
    """names: the stages, as dimensions; columns: their nodes; links: numbers or secrets, never zeros."""

    names: tuple[str, ...]
    columns: tuple[tuple[Node, ...], ...]
    links: tuple[Link, ...]
    base: Cell
    left_out: int


def stages_of(edition: Edition, filters: Filters) -> tuple[str, ...]:
    """Return the stages that released tables tie together, without those that are filtered; empty when none are."""
    filtered = [name for name, _code in filters]
    names = [name for name in STAGES if name in edition.by_name and name not in filtered]
    pairs = list(itertools.pairwise(names))
    while pairs and edition.table(*pairs[0], *filtered) is None:
        pairs.pop(0)
    if not pairs or any(edition.table(*pair, *filtered) is None for pair in pairs):
        return ()
    return (pairs[0][0], *(second for _first, second in pairs))


def flow_of(edition: Edition, filters: Filters = ()) -> Flow | None:
    """Return how situations go, or None when the catalogue does not tie the stages."""
    names = stages_of(edition, filters)
    if not names:
        return None
    whole = [all_nodes(edition, name, filters) for name in names]
    columns = [nodes[:MOST_NODES] for nodes in whole]
    left_out = sum(len(nodes) - len(kept) for nodes, kept in zip(whole, columns, strict=True))
    links = [
        link
        for stage in range(len(names) - 1)
        for link in links_between(edition, names[stage : stage + 2], columns[stage : stage + 2], filters, stage)
    ]
    return Flow(names, tuple(map(tuple, columns)), tuple(links), cell_of(edition, filters), left_out)


def all_nodes(edition: Edition, name: str, filters: Filters) -> list[Node]:
    """Return the nodes of a stage, greatest first, then secret ones; items at zero have no node."""
    read = reader(edition, (name,), filters)
    nodes = [Node(item, read((item.code,))) for item in edition.by_name[name].leaves]
    there = [node for node in nodes if node.cell.status is not Status.ZERO]
    return sorted(there, key=lambda node: (node.cell.number is None, -(node.cell.number or 0)))


def links_between(
    edition: Edition, names: Sequence[str], columns: Sequence[Sequence[Node]], filters: Filters, stage: int
) -> list[Link]:
    """Return the links from a column to the next."""
    read = reader(edition, names, filters)
    return [
        Link(stage, start.item.code, end.item.code, cell)
        for start in columns[0]
        for end in columns[1]
        if (cell := read((start.item.code, end.item.code))).status in (Status.VALUE, Status.SECRET)
    ]
