"""Turns what an engine counted into rows of the national tables: protected by cell key, or added up from editions."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vigie.observatory.federation.national_text import Table, dimensions_of, mask_of
from vigie.observatory.federation.schema import FACT_DIMENSIONS
from vigie.observatory.released import TOTAL

NationalRow = tuple[Any, ...]
FACTS, EDITIONS = "facts", "editions"
SHOWN = ("value", "zero", "at_least")


@dataclass(frozen=True)
class Noise:
    """How counts of facts are protected. protect: gives the number to show from n and the sum of its record keys.

    bound: the most that is added or taken off; variance: of what is added.
    """

    protect: Callable[[int, int], int]
    bound: int
    variance: float


def rows_from_facts(
    counted: Iterable[Sequence[Any]], tables: Sequence[Table], noise: Noise, threshold: int, *, is_fictitious: bool
) -> Iterator[NationalRow]:
    """Yield a row per cell whose protected number reaches the threshold. counted: rows of ``facts_text``.

    A cell that is not there counts nobody, or too few: which of the two is not told.
    """
    dimensions = dimensions_of(tables)
    table_of = {mask_of(table, dimensions): table for table in tables}
    for period, *codes, margin, n, key_sum in counted:
        value = noise.protect(n, key_sum) if n > 0 else 0
        if value < threshold:
            continue
        table = table_of[margin]
        code_of = {name: code for name, code in zip(dimensions, codes, strict=True) if name in table}
        yield (
            *(FACTS, period, *named(table, code_of)),
            *(value, "value", max(value - noise.bound, 1), value + noise.bound, None, None),
            *(noise.bound, noise.variance, is_fictitious),
        )


def named(table: Table, code_of: dict[str, str]) -> tuple[str, ...]:
    """Return the name of a table, and one code per dimension."""
    return ("-".join(table) or TOTAL, *(code_of.get(name, TOTAL) for name in FACT_DIMENSIONS))


def rows_from_editions(
    added: Iterable[Sequence[Any]], giving: Mapping[tuple[str, Table], int]
) -> Iterator[NationalRow]:
    """Yield a row per cell that an edition has. added: rows of ``editions_text``.

    giving: number of territories that give a table, by period and table. A number is whole when all of them show it;
    otherwise it is « at least » that much.
    """
    for row in added:
        period, codes, (total, n_zero, n_value, n_secret, is_fictitious) = parted(row)
        table = table_of_codes(codes)
        territories = giving[period, table]
        unknown = territories - n_zero - n_value
        status = status_of(total, unknown, n_secret)
        yield (
            *(EDITIONS, period, *named(table, dict(zip(FACT_DIMENSIONS, codes, strict=True)))),
            *(total if status in SHOWN else None, status, total, None if unknown else total),
            *(territories, unknown, 0, 0.0, bool(is_fictitious)),
        )


def parted(row: Sequence[Any]) -> tuple[Any, Sequence[Any], Sequence[Any]]:
    """Return the period, the codes and the counts of a row of ``editions_text``."""
    width = len(FACT_DIMENSIONS)
    return row[0], row[1 : width + 1], row[width + 1 :]


def table_of_codes(codes: Sequence[str]) -> Table:
    """Return the dimensions that a cell crosses."""
    return tuple(name for name, code in zip(FACT_DIMENSIONS, codes, strict=True) if code != TOTAL)


def status_of(total: int, unknown: int, n_secret: int) -> str:
    """Return what a sum over territories is.

    unknown: how many territories do not show the cell, n_secret of them for secrecy.
    """
    if not unknown:
        return "value" if total else "zero"
    if total:
        return "at_least"
    return "secret" if n_secret else "not_collected"
