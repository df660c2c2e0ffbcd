"""Applications as arrays: one row each, words replaced by numbers."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
from django.utils.translation import gettext
from numpy.typing import NDArray

from vigie.observatory.table_files.csv_rows import column_of, raw_csv_rows
from vigie.observatory.table_files.refusals import Refused, at_row
from vigie.testing.analysis.designs import BETWEEN, Design
from vigie.testing.statistics.arrays import Floats, Integers

MISSING: Final = frozenset({"", "na", "n/a", "nan", "."})
ROWS_AT_ONCE: Final = 20_000
# Yes and no for an outcome; elsewhere, « f » is as often a woman, and « o » a place.
LETTERS: Final = frozenset("oyntvf")
YES_NO: Final = {
    **dict.fromkeys(("oui", "o", "yes", "y", "true", "t", "vrai", "v"), 1.0),
    **dict.fromkeys(("non", "no", "n", "false", "faux", "f"), 0.0),
}


@dataclass(frozen=True)
class Column:
    """A column: by row, the rank of its value among ``values``, in the order in which they were met."""

    ranks: Integers
    values: tuple[str, ...]

    def numbers(self) -> Floats | None:
        """Return its values as numbers, NaN where missing; None when one of them is a word."""
        read = [None if value.lower() in LETTERS else _number(value) for value in self.values]
        return None if None in read else np.array(read, float)[self.ranks]

    def is_known(self) -> NDArray[np.bool_]:
        """Return, by row, whether something is said."""
        return np.array([value.lower() not in MISSING for value in self.values], bool)[self.ranks]


@dataclass(frozen=True)
class Applications:
    """A campaign's applications, by row. levels: outcomes as numbers, the higher the better; NaN where missing."""

    unit: Column
    profile: Column
    levels: Floats
    others: dict[str, Column]

    def __len__(self) -> int:
        return len(self.levels)


def read_applications(path: Path, design: Design) -> Applications:
    """Read a file. Raises Refused with the row at fault; UnicodeDecodeError and OSError are the caller's."""
    rows = raw_csv_rows(path.read_bytes().decode("utf-8-sig"))
    header = next(rows, None)
    if header is None:
        raise Refused(gettext("%(name)s est vide.") % {"name": path.name})
    columns = _columns(rows, [title.strip() for title in header[1]], design.columns)
    if not columns[design.outcome].ranks.size:
        raise Refused(gettext("%(name)s n'a aucune ligne sous ses titres.") % {"name": path.name})
    others = [design.organisation, design.order, design.cluster, *design.covariates]
    if design.cluster:
        _named(columns[design.cluster], design.cluster)
    return Applications(
        unit=_named(columns[design.unit], design.unit),
        profile=_joined([_named(columns[name], name) for name in design.profile]),
        levels=levels_of(columns[design.outcome], design),
        others={name: columns[name] for name in others if name},
    )


def _columns(rows: Iterable[tuple[int, list[str]]], header: list[str], names: Sequence[str]) -> dict[str, Column]:
    places = [column_of(header, name) for name in names]
    known: list[dict[str, int]] = [{} for _ in names]
    written: list[dict[str, int]] = [{} for _ in names]
    ranks = [array("q") for _ in names]
    whole = _of_one_width(rows, len(header))
    while some := list(islice(whole, ROWS_AT_ONCE)):
        columns = list(zip(*some, strict=True))
        for place, seen, raw, column in zip(places, known, written, ranks, strict=True):
            for value in dict.fromkeys(columns[place]):
                if value not in raw:
                    raw[value] = seen.setdefault(value.strip(), len(seen))
            column.extend(map(raw.__getitem__, columns[place]))
    return {
        name: Column(np.array(column, np.int64), tuple(seen))
        for name, seen, column in zip(names, known, ranks, strict=True)
    }


def _of_one_width(rows: Iterable[tuple[int, list[str]]], width: int) -> Iterator[list[str]]:
    for row, values in rows:
        if len(values) != width:
            sentence = gettext("%(found)s valeurs au lieu de %(width)s.")
            raise at_row(row, sentence % {"found": len(values), "width": width})
        yield values


def _named(column: Column, name: str) -> Column:
    if "" in column.values:
        row = int(np.flatnonzero(column.ranks == column.values.index(""))[0]) + 2
        raise at_row(row, gettext("« %(name)s » est vide.") % {"name": name})
    return column


def _joined(columns: list[Column]) -> Column:
    """Return one column from several: « femme / Maghreb »."""
    joined = columns[0]
    for column in columns[1:]:
        pairs, ranks = np.unique(np.stack([joined.ranks, column.ranks]), axis=1, return_inverse=True)
        values = tuple(f"{joined.values[first]}{BETWEEN}{column.values[second]}" for first, second in pairs.T)
        joined = Column(ranks.reshape(-1), values)
    return joined


def levels_of(column: Column, design: Design) -> Floats:
    """Return outcomes as numbers: codes by their rank, figures as they are, yes and no as 1 and 0. Raises Refused."""
    level = _level_by_code(design) if design.codes else _level_by_stage(column, design)
    found = []
    for value in column.values:
        number = np.nan if value.lower() in MISSING and value not in design.codes else level(value)
        if number is None:
            row = int(np.flatnonzero(column.ranks == column.values.index(value))[0]) + 2
            sentence = gettext(
                "« %(name)s » vaut « %(value)s ». Donnez l'ordre des résultats : codes = [du pire au meilleur]."
            )
            raise at_row(row, sentence % {"name": design.outcome, "value": value[:40]})
        found.append(number)
    return np.array(found, float)[column.ranks]


def _level_by_code(design: Design) -> Callable[[str], float | None]:
    ranks = {code: float(place) for place, code in enumerate(design.codes)}
    return ranks.get


def _level_by_stage(column: Column, design: Design) -> Callable[[str], float | None]:
    """Read figures, yes and no; and the names of stages, when outcomes are told by the last stage passed."""
    stages = {stage.name: float(place) for place, stage in enumerate(design.stages, 1)}
    if not any(value in stages for value in column.values):
        return _number
    return lambda value: stages.get(value, 0.0)


def _number(value: str) -> float | None:
    """Return a figure, NaN when nothing is said; None for a word."""
    text = value.lower()
    if text in MISSING:
        return np.nan
    if text in YES_NO:
        return YES_NO[text]
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if np.isfinite(number) else None
