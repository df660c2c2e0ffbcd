"""A sheet: rows under described columns, ready to be written as CSV or Parquet."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise

Text = str | Promise
Value = str | int | float | bool | None
Row = tuple[Value, ...]


class Kind(StrEnum):
    """What a column holds, in the words of Table Schema."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"


@dataclass(frozen=True)
class Field:
    """A column. codes: the values it may take, with their labels, when there is a list; is_required: never empty."""

    name: str
    title: Text
    description: Text
    kind: Kind = Kind.STRING
    is_required: bool = True
    codes: tuple[tuple[str, Text], ...] = ()
    minimum: int | None = None


@dataclass(frozen=True)
class Sheet:
    """Rows in a fixed order, one value per field. name: of its files; key: the fields that tell a row from the others.

    Raises ValueError when a row has another number of values than there are fields.
    """

    name: str
    title: Text
    description: Text
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        wrong = next((row for row in self.rows if len(row) != len(self.fields)), None)
        if wrong is not None:
            raise ValueError(f"A row of “{self.name}” has {len(wrong)} values for {len(self.fields)} fields")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields, in order."""
        return tuple(field.name for field in self.fields)


def codes_of(pairs: Iterable[tuple[str, Text]]) -> tuple[tuple[str, Text], ...]:
    """Return a list of codes, each once."""
    return tuple(dict(pairs).items())
