"""Functions on texts and on the words of a multiple choice."""

import base64
import binascii
import hashlib

from vigie.surveys.engine.functions import ANY_NUMBER, function, plain
from vigie.surveys.engine.values import Value, node_text, to_boolean, to_number, to_text, whole
from vigie.surveys.engine.worlds import Scope


def texts(values: tuple[Value, ...]) -> list[str]:
    """The text of each value, and of each node of a set."""
    found: list[str] = []
    for value in values:
        found.extend(map(node_text, value) if isinstance(value, list) else [to_text(value)])
    return found


def words(value: Value) -> list[str]:
    """The answers chosen in a multiple choice."""
    return to_text(value).split()


def _selected_at(value: Value, index: Value) -> str:
    chosen, rank = words(value), whole(index)
    return chosen[rank] if 0 <= rank < len(chosen) else ""


def _before(value: Value, mark: Value) -> str:
    before, found, _ = to_text(value).partition(to_text(mark))
    return before if found else ""


def _translate(value: Value, old: Value, new: Value) -> str:
    replaced: dict[int, str | None] = {}
    replacements = to_text(new)
    for rank, letter in enumerate(to_text(old)):
        replaced.setdefault(ord(letter), replacements[rank] if rank < len(replacements) else None)
    return to_text(value).translate(replaced)


plain(
    {
        "selected": (lambda value, wanted: to_text(wanted).strip() in words(value), 2),
        "selected-at": (_selected_at, 2),
        "count-selected": (lambda value: float(len(words(value))), 1),
        "contains": (lambda value, part: to_text(part) in to_text(value), 2),
        "starts-with": (lambda value, part: to_text(value).startswith(to_text(part)), 2),
        "ends-with": (lambda value, part: to_text(value).endswith(to_text(part)), 2),
        "substring-before": (_before, 2),
        "substring-after": (lambda value, mark: to_text(value).partition(to_text(mark))[2], 2),
        "translate": (_translate, 3),
        "true": (lambda: True, 0),
        "false": (lambda: False, 0),
        "boolean-from-string": (lambda value: to_text(value).strip().lower() in ("true", "1"), 1),
    }
)


@function("concat", 0, ANY_NUMBER)
def _concat(_scope: Scope, *values: Value) -> str:
    return "".join(texts(values))


@function("join", 1, ANY_NUMBER)
def _join(_scope: Scope, separator: Value, *values: Value) -> str:
    return to_text(separator).join(texts(values))


@function("string", 0, 1)
def _string(scope: Scope, *values: Value) -> Value:
    return text_here(scope, values)


def text_here(scope: Scope, values: tuple[Value, ...]) -> str:
    """The text of the only value, or of the node at hand when there is none."""
    return to_text(values[0]) if values else node_text(scope.node)


@function("string-length", 0, 1)
def _string_length(scope: Scope, *values: Value) -> float:
    return float(len(text_here(scope, values)))


@function("normalize-space", 0, 1)
def _normalize_space(scope: Scope, *values: Value) -> str:
    return " ".join(text_here(scope, values).split())


@function("substr", 2, 3)
def _substr(_scope: Scope, value: Value, start: Value, end: Value | None = None) -> str:
    """From `start`, counted from 0, to `end` excluded; counted from the end when negative."""
    text = to_text(value)
    first = whole(start)
    last = len(text) if end is None else whole(end)
    bounds = [min(max(0, len(text) + rank if rank < 0 else rank), len(text)) for rank in (first, last)]
    return text[bounds[0] : bounds[1]]


@function("substring", 2, 3)
def _substring(_scope: Scope, value: Value, start: Value, length: Value | None = None) -> str:
    """XPath's own: counted from 1, for `length` characters."""
    text = to_text(value)
    first = whole(start) - 1
    last = len(text) if length is None else first + whole(length)
    return text[max(0, first) : max(0, last)]


@function("boolean", 1)
def _boolean(scope: Scope, value: Value) -> bool:
    return to_boolean(value, scope.world.numeric)


@function("not", 1)
def _not(scope: Scope, value: Value) -> bool:
    return not to_boolean(value, scope.world.numeric)


@function("checklist", 2, ANY_NUMBER)
def _checklist(scope: Scope, least: Value, greatest: Value, *values: Value) -> bool:
    """Whether the number of those that are true lies between two bounds; -1 is no bound."""
    true = sum(to_boolean(value, scope.world.numeric) for value in _each(values))
    return _within(float(true), least, greatest)


@function("weighted-checklist", 4, ANY_NUMBER)
def _weighted_checklist(scope: Scope, least: Value, greatest: Value, *pairs: Value) -> bool:
    """The same for the sum of the weights of those that are true: value, weight, value, weight…"""
    weights = zip(pairs[::2], pairs[1::2], strict=False)
    return _within(
        sum(to_number(weight) for value, weight in weights if to_boolean(value, scope.world.numeric)), least, greatest
    )


def _each(values: tuple[Value, ...]) -> list[Value]:
    return [
        single for value in values for single in ([[node] for node in value] if isinstance(value, list) else [value])
    ]


def _within(number: float, least: Value, greatest: Value) -> bool:
    low, high = to_number(least), to_number(greatest)
    return (low < 0 or number >= low) and (high < 0 or number <= high)


@function("digest", 2, 3)
def _digest(_scope: Scope, value: Value, method: Value, encoding: Value = "base64") -> str:
    name = to_text(method).lower().replace("-", "")
    if name not in ("md5", "sha1", "sha256", "sha384", "sha512"):
        return ""
    digest = hashlib.new(name, to_text(value).encode(), usedforsecurity=False).digest()
    return digest.hex() if to_text(encoding) == "hex" else base64.b64encode(digest).decode()


@function("base64-decode", 1)
def _base64_decode(_scope: Scope, value: Value) -> str:
    try:
        return base64.b64decode(to_text(value)).decode(errors="replace")
    except (binascii.Error, ValueError):
        return ""
