"""What is drawn once from a signed edition: a chart, a map, a table as a file, a document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class DrawnFile:
    """A file to keep with an edition. name: unique in the edition, what addresses carry; details: JSON values."""

    name: str
    content_type: str
    content: bytes
    details: Mapping[str, Any] = field(default_factory=dict)
