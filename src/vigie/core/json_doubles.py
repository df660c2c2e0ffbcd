"""Reads JSON and finds a name written twice in one object, of which one would silently be lost."""

import json
from collections import Counter
from typing import Any


def load_with_double(text: str, **options: Any) -> tuple[Any, str]:
    """Return what a JSON text holds, and the place of a name written twice, as « pupils.Ana »; empty when none is.

    options: those of ``json.loads``. Raises what it raises.
    """
    doubled: list[tuple[dict[str, Any], str]] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        content = dict(pairs)
        if len(content) != len(pairs):
            double = next(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
            doubled.append((content, double))
        return content

    content = json.loads(text, object_pairs_hook=once, **options)
    return content, _place(content, doubled) if doubled else ""


def _place(content: Any, doubled: list[tuple[dict[str, Any], str]]) -> str:
    """Return the place of the first. One of them is always there: an object is lost only inside one that is doubled."""
    names = {id(each): name for each, name in doubled}
    waiting = [("", content)]
    while waiting:
        path, value = waiting.pop()
        if id(value) in names:
            return f"{path}.{names[id(value)]}".lstrip(".")
        if isinstance(value, dict):
            waiting += [(f"{path}.{name}", child) for name, child in reversed(value.items())]
        elif isinstance(value, list):
            waiting += [(f"{path}[{place}]", child) for place, child in reversed(list(enumerate(value)))]
    raise AssertionError("no double is anywhere")
