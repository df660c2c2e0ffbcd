"""The four kinds of XPath values and how one becomes another, as ODK's engine does (JavaRosa, XPathFuncExpr).

Nodes are elements of the filling or of a choice list; a value read from an attribute is a plain text. What differs from
XPath 1.0: a text that is an ISO date counts as its day number, and a node declared numeric is true when it is not zero.
"""

import math
from collections.abc import Collection

from lxml.etree import _Element as Element

from vigie.surveys.engine import days

NodeSet = list["Element | str"]
Value = float | str | bool | list
NOT_A_NUMBER = math.nan
NUMERIC_SIGNS = frozenset("0123456789.-")


def node_text(node: "Element | str") -> str:
    """What a node says: its own text, "" for one that only holds others."""
    return node if isinstance(node, str) else (node.text or "")


def to_text(value: Value) -> str:
    """A value as a text: « true », « 5 », « 2.5 », the first node's text."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    return node_text(value[0]) if value else ""


def number_text(number: float) -> str:
    """A number without exponent nor useless decimals."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == int(number):
        return str(int(number))
    text = repr(number)
    return f"{number:.15f}".rstrip("0") if "e" in text else text


def to_number(value: Value) -> float:
    """A value as a number; a date is its day number, what is not a number is NaN."""
    if isinstance(value, float):
        return value
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    return text_number(to_text(value))


def text_number(text: str) -> float:
    """The number that a text writes (no exponent), or the day number of an ISO date, or NaN."""
    text = text.strip()
    if not text:
        return NOT_A_NUMBER
    if NUMERIC_SIGNS.issuperset(text):
        try:
            return float(text)
        except ValueError:
            pass
    when = days.moment(text)
    if when is not None:
        return days.day_number(when)
    hour = days.clock(text)
    return NOT_A_NUMBER if hour is None else days.fraction(hour)


def to_boolean(value: Value, numeric: Collection[object] = ()) -> bool:
    """A value as true or false. A node is true when it says something; a numeric one, when it is not zero."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return not (value == 0 or math.isnan(value))
    if isinstance(value, str):
        return bool(value)
    if not value:
        return False
    return to_boolean(typed(value[0], numeric))


def typed(node: "Element | str", numeric: Collection[object]) -> "float | str":
    """What a node says: a number when it is declared so and can be read, else its text."""
    text = node_text(node)
    if text and node in numeric:
        number = text_number(text)
        return text if math.isnan(number) else number
    return text


def whole(value: Value) -> int:
    """The whole part of a number, 0 for what is not one."""
    number = to_number(value)
    return 0 if math.isnan(number) or math.isinf(number) else int(number)
