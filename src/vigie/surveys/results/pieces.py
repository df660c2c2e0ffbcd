"""Protects one piece: a question alone, a ranking, or two questions crossed. Zeros of a question alone are told.

Because a zero is never hidden there, nobody gains by knowing that the form makes an answer impossible.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vigie.observatory.disclosure.cube import Catalogue, CellName, Cube, Dimension
from vigie.observatory.disclosure.ledger import Ledger, LedgerEntry

Told = dict[str, int | None]


class Unsafe(Exception):
    """No hiding makes a piece safe."""


@dataclass(frozen=True)
class Piece:
    """What may be told. cells: by code, None when secret. unions: the same for groups of codes. claims: promises
    that a proof supports.
    """

    cells: Told
    unions: Told
    claims: int = 0

    @property
    def is_full(self) -> bool:
        """Whether nothing is hidden."""
        return None not in self.cells.values()


@dataclass(frozen=True)
class Pair:
    """Two questions crossed: by codes of both; rows and columns: their own counts; whole: how many people."""

    cells: dict[tuple[str, str], int | None]
    rows: Told
    columns: Told
    whole: int
    claims: int = 0


def protect_alone(counts: Mapping[str, int], unions: Mapping[str, frozenset[str]], threshold: int) -> Piece:
    """Protect the counts of one question whose total is known, with groups of its codes that will be told too.

    Raises Unsafe.
    """
    there = {code: number for code, number in counts.items() if number}
    sizes = {name: sum(there.get(code, 0) for code in codes) for name, codes in unions.items()}
    empty: Told = {code: 0 for code in counts if code not in there}
    hidden = hidden_alone(there, unions, threshold)
    if hidden is not None:
        told: Told = {code: None if code in hidden else number for code, number in there.items()}
        return Piece({**empty, **told}, dict(sizes), len(hidden))
    parents = {code: tuple(name for name, codes in unions.items() if code in codes) for code in there}
    dimension = Dimension("a", tuple(there), {code: above for code, above in parents.items() if above})
    cube = Cube((dimension,), {(code,): number for code, number in there.items()})
    cells, claims = _protected(cube, Catalogue(((), ("a",)), keeps_total=True), threshold, Ledger())
    told = {code: cells[CellName(("a",), (code,))] for code in there}
    groups = {name: cells[CellName(("a",), (name,))] if sizes[name] else 0 for name in unions}
    return Piece({**empty, **told}, groups, claims)


def hidden_alone(
    counts: Mapping[str, int], unions: Mapping[str, frozenset[str]], threshold: int
) -> frozenset[str] | None:
    """Return what to hide so that every group of codes can be told; None when no such choice is seen.

    Codes that belong to the same groups can exchange people: two or more of them, hidden, that add up to the threshold,
    may each be anything from zero to their sum. The smallest ones are hidden, for the sake of readers.
    """
    hidden: set[str] = set()
    for codes in _alike(counts, unions):
        small = [code for code in codes if counts[code] < threshold]
        others = sorted((code for code in codes if code not in small), key=lambda code: (counts[code], code))
        while small and (len(small) < 2 or sum(counts[code] for code in small) < threshold):
            if not others:
                return None
            small.append(others.pop(0))
        hidden.update(small)
    return frozenset(hidden)


def _alike(counts: Mapping[str, int], unions: Mapping[str, frozenset[str]]) -> list[list[str]]:
    """Return the codes, those that belong to the same groups together."""
    found: dict[frozenset[str], list[str]] = {}
    for code in counts:
        found.setdefault(frozenset(name for name, codes in unions.items() if code in codes), []).append(code)
    return list(found.values())


def protect_ranking(orders: Sequence[Sequence[str]], threshold: int) -> Pair:
    """Protect how many put each item at each place. Every item and every place has as many as there are orders.

    Raises Unsafe.
    """
    items = sorted(orders[0])
    places = [str(place) for place in range(1, len(items) + 1)]
    counts: Counter[tuple[str, ...]] = Counter(
        (item, str(place)) for order in orders for place, item in enumerate(order, start=1)
    )
    known = {"a": dict.fromkeys(items, len(orders)), "b": dict.fromkeys(places, len(orders))}
    return _crossed(items, places, counts, known, threshold)


def protect_pair(first: Sequence[str], second: Sequence[str], told: tuple[Told, Told], threshold: int) -> Pair:
    """Protect the crossing of two questions, of which ``told`` is already published, each alone.

    first, second: the codes of the same people. Raises Unsafe.
    """
    counts: Counter[tuple[str, ...]] = Counter(zip(first, second, strict=True))
    rows = sorted(set(first), key=list(told[0]).index)
    columns = sorted(set(second), key=list(told[1]).index)
    known = {"a": {code: told[0][code] for code in rows}, "b": {code: told[1][code] for code in columns}}
    return _crossed(rows, columns, counts, known, threshold)


def _crossed(
    rows: Sequence[str], columns: Sequence[str], counts: Mapping[tuple[str, ...], int],
    known: Mapping[str, Mapping[str, int | None]], threshold: int,
) -> Pair:  # fmt: skip
    cube = Cube((Dimension("a", tuple(rows)), Dimension("b", tuple(columns))), counts)
    published = {
        CellName((name,), (code,)): number
        for name, told in known.items()
        for code, number in told.items()
        if number is not None
    }
    published[CellName((), ())] = sum(counts.values())
    ledger = Ledger((LedgerEntry(published, (), threshold, {axis.name: axis for axis in cube.dimensions}),))
    tables = ((), ("a",), ("b",), ("a", "b"))
    cells, claims = _protected(cube, Catalogue(tables, keeps_total=True), threshold, ledger)
    return Pair(
        {(row, column): cells[CellName(("a", "b"), (row, column))] for row in rows for column in columns},
        {row: cells[CellName(("a",), (row,))] for row in rows},
        {column: cells[CellName(("b",), (column,))] for column in columns},
        sum(counts.values()),
        claims,
    )


def _protected(
    cube: Cube, catalogue: Catalogue, threshold: int, ledger: Ledger
) -> tuple[dict[CellName, int | None], int]:
    # Here, and not above: it loads a solver, which only whoever freezes results needs.
    from vigie.observatory.disclosure.failures import Contradiction, SolverFailure
    from vigie.observatory.disclosure.protecting import protect
    from vigie.observatory.disclosure.verifying import verify

    try:
        protection = protect(cube, catalogue, threshold=threshold, ledger=ledger)
    except (Contradiction, SolverFailure) as failure:
        raise Unsafe from failure
    if not protection.audit.is_safe or verify(protection.witnesses):
        raise Unsafe
    return {cell.name: cell.value for cell in protection.cells}, len(protection.witnesses["claims"])
