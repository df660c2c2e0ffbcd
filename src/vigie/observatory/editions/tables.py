"""The tables of a catalogue, as plain values: their margins, how many cells they have."""

import itertools
import math
from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.observatory.fact_values import DIMENSIONS
from vigie.observatory.referentials.public_lists import LABELS

Table = tuple[str, ...]

# A source counts for protection, and is never shown: « the house of law: 1 » would name whoever went there.
# Quarters are left out: few facts a quarter, and the year is what an edition counts.
SHOWN = tuple(name for name in DIMENSIONS if name not in ("source", "quarter"))
LARGEST = 3
# Beyond that, too many cells would be hidden for the others to be worth it.
MOST_CELLS = 10_000
# Combinations of values that protection can look at together.
MOST_COMBINATIONS = 500_000

# What people ask, and the tables that answer. Few variables are tied together: each one more multiplies what must be
# looked at to protect them, and what must be hidden: with sex tied to domains, protection takes ten times longer.
QUESTIONS: tuple[tuple[str | Promise, tuple[Table, ...]], ...] = (
    (_("Dans quels domaines ?"), (("domain",),)),
    (_("Où ?"), (("place",),)),
    (_("Qui ?"), (("sex", "age_band"),)),
    (
        _("Que deviennent les signalements, du critère et du domaine à la suite donnée ?"),
        (("criterion", "domain", "outcome"),),
    ),
    (_("Sous quelles formes, et par où les signalements sont-ils venus ?"), (("type",), ("channel",))),
)


def in_order(table: Iterable[str]) -> Table:
    """Return the dimensions of a table in the order of facts."""
    return tuple(sorted(table, key=DIMENSIONS.index))


def with_margins(tables: Iterable[Iterable[str]]) -> list[Table]:
    """Return these tables and all their margins, the grand total first, then by number of dimensions.

    >>> with_margins([("domain", "sex")])
    [(), ('domain',), ('sex',), ('domain', 'sex')]
    """
    found = {()} | {
        margin
        for table in tables
        for size in range(len(tuple(table)) + 1)
        for margin in itertools.combinations(in_order(table), size)
    }
    return sorted(found, key=lambda table: (len(table), [DIMENSIONS.index(name) for name in table]))


def default_tables() -> list[Table]:
    """Return the tables that answer the questions, without their margins."""
    return [table for _question, tables in QUESTIONS for table in tables]


def possible(size: int) -> list[Table]:
    """Return every table of a number of dimensions."""
    return list(itertools.combinations(SHOWN, size))


def cells_in(table: Table, sizes: Mapping[str, int]) -> int:
    """Return how many cells a table has. sizes: number of values of each dimension, upper ones included."""
    return math.prod(sizes[name] for name in table)


def cells_of(tables: Iterable[Table], sizes: Mapping[str, int]) -> int:
    """Return how many cells tables have in all."""
    return sum(cells_in(table, sizes) for table in tables)


def parted(tables: Iterable[Table]) -> list[list[Table]]:
    """Return tables by groups that share no variable, the grand total in each; in their order.

    >>> parted([(), ("domain",), ("sex",)])
    [[(), ('domain',)], [(), ('sex',)]]
    """
    groups: list[set[str]] = []
    listed = list(dict.fromkeys(tables))
    for table in listed:
        together = [group for group in groups if group & set(table)]
        groups = [group for group in groups if group not in together]
        groups += [set(table).union(*together)] if table else []
    if not groups:
        return [listed]
    return [[table for table in listed if group.issuperset(table)] for group in groups]


def names_in(tables: Iterable[Table]) -> list[str]:
    """Return the variables of some tables, in order."""
    return list(dict.fromkeys(name for table in tables for name in table))


def tied_too_much(tables: Iterable[Table], sizes: Mapping[str, int]) -> list[str]:
    """Return the variables that tables tie together beyond what can be protected; none when all can be."""
    parts = (names_in(part) for part in parted(tables))
    return next((names for names in parts if math.prod(sizes[name] for name in names) > MOST_COMBINATIONS), [])


def words_of(table: Table) -> str:
    """Return a table as people read it: « critère × domaine »."""
    return " × ".join(str(LABELS[name]).lower() for name in table) or str(_("ensemble"))
