"""Writes JSON so that a line says all of one pupil or of one offer."""

import json
from collections.abc import Mapping
from typing import Any


def as_lines(content: Mapping[str, Any]) -> bytes:
    """Return JSON values as a file with a line for each entry of each part; the same values give the same bytes.

    Indenting every value would take most of the time of a large match, and a hundred lines for each pupil.
    """
    return _braced([f" {_text(name)}: {_part(value)}" for name, value in content.items()], "").encode() + b"\n"


def _part(value: Any) -> str:
    if not isinstance(value, dict):
        return _text(value)
    return _braced([f"  {_text(name)}: {_text(each)}" for name, each in value.items()], " ")


def _braced(lines: list[str], margin: str) -> str:
    return "{\n" + ",\n".join(lines) + f"\n{margin}}}" if lines else "{}"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
