"""Reads a CSV of inner cells, one a row, as counts and as each source's part of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext

from vigie.observatory.disclosure.cube import TOTAL, Key
from vigie.observatory.table_files.csv_rows import column_of, csv_rows
from vigie.observatory.table_files.refusals import Refused, at_row

MOST_ROWS = 1_000_000
LONGEST_COUNT = 12


@dataclass
class ReadCounts:
    """What a file says: counts by inner cell, and by source when it names sources."""

    counts: dict[Key, int] = field(default_factory=dict)
    contributions: dict[str, dict[Key, int]] = field(default_factory=dict)
    rows: dict[Key, int] = field(default_factory=dict)

    def add(self, row: int, key: Key, count: int, source: str | None) -> None:
        """Take one row in. Raises Refused for the same cell twice without sources."""
        if source is None and key in self.counts:
            raise at_row(row, gettext("la même case est déjà à la ligne %(first)s.") % {"first": self.rows[key]})
        self.rows.setdefault(key, row)
        self.counts[key] = self.counts.get(key, 0) + count
        if source is not None:
            part = self.contributions.setdefault(source, {})
            part[key] = part.get(key, 0) + count


def read_counts(path: Path, *, count: str, dimensions: Sequence[str], sources: str | None) -> ReadCounts:
    """Read a file. Raises Refused with the row at fault; UnicodeDecodeError and OSError are the caller's."""
    rows = csv_rows(path.read_bytes().decode("utf-8-sig"))
    header = next(rows, None)
    if header is None:
        raise Refused(gettext("%(name)s est vide.") % {"name": path.name})
    columns = [column_of(header[1], name) for name in (*dimensions, count, *([sources] if sources else []))]
    read = ReadCounts()
    for row, values in rows:
        if row > MOST_ROWS:
            raise Refused(gettext("Plus de %(most)s lignes : ce fichier est trop grand.") % {"most": MOST_ROWS})
        _read_row(read, row, values, columns, len(header[1]), has_sources=bool(sources), names=(*dimensions, count))
    if not read.counts:
        raise Refused(gettext("%(name)s n'a aucune ligne sous ses titres.") % {"name": path.name})
    return read


def _read_row(
    read: ReadCounts,
    row: int,
    values: list[str],
    columns: list[int],
    width: int,
    *,
    has_sources: bool,
    names: Sequence[str],
) -> None:
    if len(values) != width:
        raise at_row(row, gettext("%(found)s valeurs au lieu de %(width)s.") % {"found": len(values), "width": width})
    taken = [values[column] for column in columns]
    source = taken.pop() if has_sources else None
    if source == "":
        raise at_row(row, gettext("la source est vide."))
    for name, value in zip(names, taken, strict=True):
        _check_value(row, name, value)
    read.add(row, tuple(taken[:-1]), _whole(row, names[-1], taken[-1]), source)


def _check_value(row: int, name: str, value: str) -> None:
    if not value:
        raise at_row(row, gettext("« %(name)s » est vide.") % {"name": name})
    if value == TOTAL:
        sentence = gettext(
            "« %(name)s » vaut « Total » : ce mot désigne les totaux, donnez un autre nom à cette valeur."
        )
        raise at_row(row, sentence % {"name": name})


def _whole(row: int, name: str, text: str) -> int:
    if not (text.isascii() and text.removeprefix("-").isdigit() and len(text) <= LONGEST_COUNT):
        sentence = gettext("« %(name)s » vaut « %(text)s » : un nombre entier est attendu.")
        raise at_row(row, sentence % {"name": name, "text": text[:40]})
    if int(text) < 0:
        raise at_row(
            row, gettext("« %(name)s » vaut %(text)s : un effectif n'est pas négatif.") % {"name": name, "text": text}
        )
    return int(text)
