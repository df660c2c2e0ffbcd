"""The data of a report as JSON and back, without loss: what a frozen edition keeps."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from vigie.cockpit.annual_report.collecting_values import ReportData

# Changes when what was written can no longer be read as it is.
FORM = 1


def to_json(data: ReportData) -> dict[str, Any]:
    """Return the data as values that JSON knows, with the number of the form they are in."""
    return {"form": FORM, **plain(data)}


def from_json(content: Mapping[str, Any]) -> ReportData:
    """Return the data that ``to_json`` wrote; fields added since then take their default value.

    Raises ValueError when it was written in another form, or is not whole.
    """
    if content.get("form") != FORM:
        raise ValueError(f"The data of this report are in form {content.get('form')!r}, not {FORM}")
    try:
        data: ReportData = read(ReportData, content)
    except (TypeError, KeyError, ArithmeticError) as error:
        raise ValueError("The data of this report are not whole") from error
    return data


def plain(value: Any) -> Any:
    """Return a value as JSON knows it."""
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def read(kind: Any, value: Any) -> Any:
    """Return a value of that kind from what JSON holds."""
    if get_origin(kind) is tuple:
        return read_tuple(get_args(kind), value)
    if isinstance(kind, UnionType):
        return None if value is None else read(get_args(kind)[0], value)
    if isinstance(kind, type) and is_dataclass(kind):
        return kind(**{name: read(hint, value[name]) for name, hint in hints(kind).items() if name in value})
    if kind is date:
        return date.fromisoformat(value)
    return kind(value) if kind is Decimal or issubclass(kind, Enum) else value


def read_tuple(items: tuple[Any, ...], values: list[Any]) -> tuple[Any, ...]:
    """Return a tuple of one kind, or a pair of two."""
    if items[-1] is ...:
        return tuple(read(items[0], value) for value in values)
    return tuple(read(kind, value) for kind, value in zip(items, values, strict=True))


@cache
def hints(kind: Any) -> dict[str, Any]:
    """Return the kinds of the fields of a dataclass."""
    return get_type_hints(kind)
