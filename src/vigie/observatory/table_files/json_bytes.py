"""Writes plain values as the bytes of a JSON file."""

import json
from collections.abc import Mapping
from typing import Any


def as_json(content: Mapping[str, Any]) -> bytes:
    """Return plain values as JSON."""
    return json.dumps(content, ensure_ascii=False, indent=1).encode()
