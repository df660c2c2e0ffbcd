"""Checks a proof by adding up, without any solver: a witness must reproduce every published number, and show its
claims.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Json = Mapping[str, Any]
Facts = dict[tuple[int, ...], int]
Test = Callable[[tuple[int, ...]], bool]


class FaultCode(StrEnum):
    """What can be wrong with a proof."""

    UNREADABLE = "unreadable"
    NEGATIVE = "negative"
    PUBLISHED = "published"
    FLOOR = "floor"
    UNPROVED = "unproved"
    NOT_SHOWN = "not_shown"
    SMALL_SHOWN = "small_shown"


@dataclass(frozen=True)
class Fault:
    """Something wrong. cell: by dimension; witness: its number, from 0; expected, found: two numbers that should
    agree.
    """

    code: FaultCode
    cell: Mapping[str, str] | None = None
    witness: int | None = None
    expected: int | None = None
    found: int | None = None


def verify(proof: Json) -> list[Fault]:
    """Return what is wrong with a proof; nothing when it stands. Any value that is not a proof is one fault."""
    try:
        return list(_Checker(proof).faults())
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        return [Fault(FaultCode.UNREADABLE)]


class _Checker:
    def __init__(self, proof: Json) -> None:
        self.proof = proof
        self.names = [axis["name"] for axis in proof["dimensions"]]
        self.axes = [_leaves_under(axis) for axis in proof["dimensions"]]
        self.sizes = [len(axis["leaves"]) for axis in proof["dimensions"]]
        self.last = int(proof["vintages"]) - 1
        self.tables = list(self._tables())
        self.totals: dict[tuple[int, int], int] = {}

    def _tables(self) -> Iterator[Facts]:
        width = len(self.names) + (1 if self.last else 0)
        base: Facts = {}
        for number, rows in enumerate(self.proof["witnesses"]):
            table = dict(base) if number else {}
            for *place, count in rows:
                if len(place) != width or int(count) != count:
                    raise ValueError(place)
                table[tuple(place)] = table.get(tuple(place), 0) + count
            base = base or table
            yield table

    def faults(self) -> Iterator[Fault]:
        """Yield every fault."""
        yield from self._small_ones_shown()
        for number, table in enumerate(self.tables):
            if any(count < 0 for count in table.values()):
                yield Fault(FaultCode.NEGATIVE, witness=number)
            yield from self._disagreements(number, table)
        for claim in self.proof["claims"]:
            for half in ("down", "up"):
                yield from self._check_half(claim, half)

    def _small_ones_shown(self) -> Iterator[Fault]:
        for row in self.proof["published"]:
            if row["vintage"] == self.last and 0 < row["value"] < self.proof["threshold"]:
                yield Fault(FaultCode.SMALL_SHOWN, row["cell"], found=row["value"])

    def _disagreements(self, number: int, table: Facts) -> Iterator[Fault]:
        """Yield the published numbers that a table does not give. Cells are added up by sets of leaves, each fact
        once.
        """
        for row, found in zip(self.proof["published"], self._published_totals(table), strict=True):
            if found != row["value"]:
                yield Fault(FaultCode.PUBLISHED, row["cell"], number, row["value"], found)

    def _published_totals(self, table: Facts) -> list[int]:
        tests = self._published_tests()
        totals = [0] * len(self.proof["published"])
        for place, count in table.items():
            for columns, by_key in tests:
                for row in by_key.get(tuple(place[column] for column in columns), ()):
                    totals[row] += count
        return totals

    def _published_tests(self) -> list[tuple[tuple[int, ...], dict[tuple[int, ...], list[int]]]]:
        """Index the published cells: for the columns of each table, which cells a combination of leaves counts in."""
        if not hasattr(self, "_index"):
            index: dict[tuple[int, ...], dict[tuple[int, ...], list[int]]] = {}
            for number, row in enumerate(self.proof["published"]):
                sets = self._sets(row, (0, row["vintage"]))
                columns = tuple(column for column, leaves in enumerate(sets) if leaves is not None)
                for key in _product([leaves for leaves in sets if leaves is not None]):
                    index.setdefault(columns, {}).setdefault(key, []).append(number)
            self._index = list(index.items())
        return self._index

    def _sets(self, row: Json, vintages: tuple[int, int]) -> list[tuple[int, ...] | None]:
        """Return, for each column, the leaves that a cell gathers; None where it gathers all of them."""
        sets: list[tuple[int, ...] | None] = []
        for column, name in enumerate(self.names):
            leaves = row["leaves"][column] if row.get("leaves") else self.axes[column].get(row["cell"].get(name, ""))
            if leaves is None and name in row["cell"]:
                raise KeyError(row["cell"][name])
            sets.append(None if leaves is None or len(leaves) == self.sizes[column] else tuple(leaves))
        first, last = vintages
        if self.last:
            sets.append(None if (first, last) == (0, self.last) else tuple(range(first, last + 1)))
        return sets

    def _check_half(self, claim: Json, half: str) -> Iterator[Fault]:
        number = claim[half]
        if number is None:
            yield Fault(FaultCode.UNPROVED, claim["cell"])
            return
        table = self.tables[number]
        if claim.get("source") is not None and not self._respects(table, claim["source"]):
            yield Fault(FaultCode.FLOOR, claim["cell"], number)
        found = self._total(table, claim)
        expected = claim["low"] if half == "down" else claim["high"]
        if (found > expected) if half == "down" else (found < expected):
            yield Fault(FaultCode.NOT_SHOWN, claim["cell"], number, expected, found)

    def _respects(self, table: Facts, source: str) -> bool:
        return all(table.get(tuple(place), 0) >= count for *place, count in self.proof["floors"][source])

    def _total(self, table: Facts, claim: Json) -> int:
        vintages = (claim["vintages"][0], claim["vintages"][1])
        inside = _inside(self._sets(claim, vintages))
        less = _inside(self._sets({"cell": claim["less"]}, vintages)) if "less" in claim else None
        return sum(count for place, count in table.items() if inside(place) and not (less and less(place)))


def _inside(sets: list[tuple[int, ...] | None]) -> Test:
    asked = [(column, frozenset(leaves)) for column, leaves in enumerate(sets) if leaves is not None]
    return lambda place: all(place[column] in leaves for column, leaves in asked)


def _product(sets: list[tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
    if not sets:
        yield ()
        return
    for rest in _product(sets[1:]):
        for leaf in sets[0]:
            yield (leaf, *rest)


def _leaves_under(axis: Json) -> dict[str, tuple[int, ...]]:
    gathered: dict[str, list[int]] = {}
    for position, leaf in enumerate(axis["leaves"]):
        waiting, met = [leaf], set()
        while waiting:
            value = waiting.pop()
            if value not in met:
                met.add(value)
                gathered.setdefault(value, []).append(position)
                waiting.extend(axis["parents"].get(value, ()))
    return {value: tuple(leaves) for value, leaves in gathered.items()}
