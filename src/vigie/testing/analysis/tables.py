"""Reads a file of applications, a million as well as ten: the columns that a design names, and where a fault is."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, count
from operator import itemgetter
from pathlib import Path
from typing import Final

import numpy as np
from django.utils.translation import gettext

from vigie.observatory.table_files.csv_rows import column_of, csv_blocks, row_number
from vigie.observatory.table_files.refusals import Refused, at_row
from vigie.plan.importing.csv_reader import decode
from vigie.plan.importing.drafts import Refusal
from vigie.testing.analysis.columns import Column
from vigie.testing.analysis.designs import Design, stage_columns
from vigie.testing.statistics.arrays import Integers

# Few enough for their values to stay at hand: blocks of 20,000 take half as long again.
ROWS_AT_ONCE: Final = 2_000


class Table:
    """A file as columns. Only those that the design names are read."""

    def __init__(self, path: Path, design: Design) -> None:
        """Read a file. Raises Refused with the row at fault."""
        self.text = text_of(path)
        blocks = csv_blocks(self.text, ROWS_AT_ONCE)
        first = next(filter(None, blocks), None)
        if first is None:
            raise Refused(gettext("%(name)s est vide.") % {"name": path.name})
        header = [title.strip() for title in first.pop(0)]
        self.stages = stage_columns(header, design)
        names = tuple(dict.fromkeys([*design.columns, *self.stages]))
        self.columns = self._columns(chain([first], blocks), header, names)
        if not self.columns[design.outcome].ranks.size:
            raise Refused(gettext("%(name)s n'a aucune ligne sous ses titres.") % {"name": path.name})

    def _columns(self, blocks: Iterable[list[list[str]]], header: list[str], names: Sequence[str]) -> dict[str, Column]:
        places = [column_of(header, name) for name in names]
        known: list[defaultdict[str, int]] = [defaultdict(count().__next__) for _ in names]
        ranks = [array("q") for _ in names]
        for block in blocks:
            self._check_width(block, len(header), before=len(ranks[0]))
            for place, seen, column in zip(places, known, ranks, strict=True):
                column.extend(map(seen.__getitem__, map(itemgetter(place), block)))
        return {
            name: stripped(np.array(column, np.int64), list(seen))
            for name, seen, column in zip(names, known, ranks, strict=True)
        }

    def _check_width(self, block: list[list[str]], width: int, *, before: int) -> None:
        if set(map(len, block)) <= {width}:
            return
        place, found = next((place, len(row)) for place, row in enumerate(block) if len(row) != width)
        sentence = gettext("%(found)s valeurs au lieu de %(width)s.")
        raise self.at(before + place, sentence % {"found": found, "width": width})

    def at(self, place: int, sentence: str) -> Refused:
        """Return the refusal of an application. place: among those of the file, from 0."""
        return at_row(row_number(self.text, place + 1), sentence)

    def at_value(self, column: Column, value: str, sentence: str) -> Refused:
        """Return the refusal of the first application that has a value."""
        return self.at(int(np.flatnonzero(column.ranks == column.values.index(value))[0]), sentence)

    def named(self, name: str) -> Column:
        """Return a column that says something in each row. Raises Refused."""
        column = self.columns[name]
        if "" in column.values:
            raise self.at_value(column, "", gettext("« %(name)s » est vide.") % {"name": name})
        return column


def text_of(path: Path) -> str:
    """Return the text of a file, whatever spreadsheet wrote it. Raises Refused when it is no text."""
    try:
        return decode(path.read_bytes())
    except Refusal as refusal:
        sentence = gettext("%(name)s n'est pas un texte lisible : enregistrez-le à nouveau en CSV depuis un tableur.")
        raise Refused(sentence % {"name": path.name}) from refusal


def stripped(ranks: Integers, values: Sequence[str]) -> Column:
    """Return a column from values with their blanks, those that differ by them alone being one."""
    known: dict[str, int] = {}
    found = [known.setdefault(value.strip(), len(known)) for value in values]
    return Column(ranks if len(known) == len(values) else np.array(found, np.int64)[ranks], tuple(known))
