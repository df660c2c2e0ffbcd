"""Something that waits for someone, as a desk shows it."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Waiting:
    """Something to do: a sentence with its number, and where to do it."""

    sentence: str | Promise
    address: str
    number: int
