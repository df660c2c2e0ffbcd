"""A table as a plain value: what charts show, exports write and documents print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from django.utils.formats import number_format
from django.utils.translation import gettext

from vigie.core.day_words import date_format

Value: TypeAlias = str | int | float | Decimal | bool | date | None


class Withheld(str):
    """Stands in a column of numbers for one that exists and may not be given: « s », for statistical secrecy.

    Files and tables write it as it is; charts hatch it, and never give it a length.
    """

    __slots__ = ()


class Kind(StrEnum):
    """What a column holds; each writer knows how to write each kind."""

    TEXT = "text"
    NUMBER = "number"
    # Euros, with cents only when there are some.
    EUROS = "euros"
    # A share between 0 and 1, shown as « 25 % ».
    SHARE = "share"
    DATE = "date"
    YES_NO = "yes_no"


NUMERIC_KINDS = frozenset({Kind.NUMBER, Kind.EUROS, Kind.SHARE})


@dataclass(frozen=True)
class Column:
    """A column: its stable name (the key in JSON), its header on screen, its kind and its width in characters."""

    name: str
    header: str
    kind: Kind = Kind.TEXT
    width: int = 0

    @property
    def is_numeric(self) -> bool:
        """Whether its cells are numbers, to be aligned at the end of the line."""
        return self.kind in NUMERIC_KINDS


@dataclass(frozen=True)
class Table:
    """A titled table. Each row has one value per column; None means unknown, which is not zero.

    Raises ValueError when a row has another number of values than there are columns, or when two columns share a name.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    language: str = "fr"

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if len(set(names)) != len(names):
            raise ValueError(f"Two columns of “{self.title}” have the same name: {names}")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(names):
                raise ValueError(f"Row {number} of “{self.title}” has {len(row)} values for {len(names)} columns")

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers of the columns, in order."""
        return tuple(column.header for column in self.columns)

    def displayed_rows(self) -> list[list[str]]:
        """Return the rows as texts for people, in the active language."""
        return [
            [display(value, column.kind) for value, column in zip(row, self.columns, strict=True)] for row in self.rows
        ]

    def displayed_cells(self) -> list[list[tuple[Column, str]]]:
        """Return the rows as pairs of a column and its text, for a template that aligns numbers."""
        return [list(zip(self.columns, row, strict=True)) for row in self.displayed_rows()]


def table_of(title: str, columns: Sequence[Column], rows: Sequence[Sequence[Value]], language: str = "fr") -> Table:
    """Return a table from any sequences."""
    return Table(title, tuple(columns), tuple(tuple(row) for row in rows), language)


def series_table(
    title: str,
    category: str,
    categories: Sequence[str],
    series: Sequence[tuple[str, Sequence[Value]]],
    kind: Kind = Kind.NUMBER,
    language: str = "fr",
) -> Table:
    """Return the table of series given one by one: each has a name, and one value per category.

    category: header of the first column, such as « Axe ».
    """
    columns = (Column("category", category), *(Column(f"s{n}", name, kind) for n, (name, _) in enumerate(series)))
    values = [values for _, values in series]
    rows = tuple((name, *(column[place] for column in values)) for place, name in enumerate(categories))
    return Table(title, columns, rows, language)


def display(value: Value, kind: Kind = Kind.TEXT) -> str:
    """Return a value as people read it in the active language: « 1 234,5 », « 25 % », « 5 décembre 2010 », « oui ».

    None gives an empty text. Numbers keep at most two decimals, shares one.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return gettext("oui") if value else gettext("non")
    if isinstance(value, date):
        return date_format(value, "SHORT_DATETIME_FORMAT" if isinstance(value, datetime) else "SHORT_DATE_FORMAT")
    if isinstance(value, str):
        return value
    return display_number(value, kind)


def display_number(value: int | float | Decimal, kind: Kind) -> str:
    """Return a number with the separators of the active language, and its unit."""
    if kind is Kind.SHARE:
        return f"{grouped(value * 100, 1)}\u00a0%"
    if kind is Kind.EUROS:
        return f"{grouped(value, 2, keep_zeros=True)}\u00a0€"
    return grouped(value, 2)


def grouped(value: int | float | Decimal, decimals: int, *, keep_zeros: bool = False) -> str:
    """Return a number in groups of three digits, without useless zeros unless they are cents."""
    rounded = round(Decimal(str(value)), decimals)
    if rounded == rounded.to_integral_value():
        return str(number_format(rounded, decimal_pos=0, force_grouping=True))
    if not keep_zeros:
        rounded = rounded.normalize()
        decimals = max(-int(rounded.as_tuple().exponent), 0)
    return str(number_format(rounded, decimal_pos=decimals, force_grouping=True))
