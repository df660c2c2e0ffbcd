"""A value of a list as a plain value, and what a version of the lists says: no Django, no database."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

# Code under which public editions count what they may not name.
OTHER: Final = "other"
# A place code of its own: somewhere in the territory, no more is known.
ANYWHERE: Final = "territory"

Lists = Mapping[str, tuple["Listed", ...]]


@dataclass(frozen=True)
class Listed:
    """A value that facts may take, as a version of the lists keeps it. Dates are ISO texts, empty when there is none.

    parents: codes of the upper values it belongs to. is_verified: whether a public page may name it; it is always so
    but for rows of law still to be checked. retired_on: day from which new facts no longer take it.
    valid_from, valid_until: first and last days of a place that does not always exist.
    """

    code: str
    label: str
    parents: tuple[str, ...] = ()
    is_verified: bool = True
    retired_on: str = ""
    valid_from: str = ""
    valid_until: str = ""

    @property
    def public_code(self) -> str:
        """The code under which public editions count it."""
        return self.code if self.is_verified else OTHER


def content_of(lists: Lists) -> dict[str, list[dict[str, Any]]]:
    """Return lists as values that JSON writes."""
    return {name: [{**asdict(item), "parents": list(item.parents)} for item in items] for name, items in lists.items()}


def lists_of(content: Mapping[str, Any]) -> dict[str, tuple[Listed, ...]]:
    """Return the lists that a version's content holds."""
    return {
        name: tuple(Listed(**{**item, "parents": tuple(item["parents"])}) for item in items)
        for name, items in content.items()
    }


def carried_over(lists: Lists, before: Lists, today: str) -> dict[str, tuple[Listed, ...]]:
    """Return the lists with the values that they had before and lost: those stay, retired, for facts that carry them.

    today: ISO date, when a value lost had no date of retirement.
    """
    return {name: (*items, *lost(items, before.get(name, ()), today)) for name, items in lists.items()}


def lost(items: Iterable[Listed], before: Iterable[Listed], today: str) -> list[Listed]:
    """Return the values of a list that are no longer in it, retired; their upper values are forgotten if lost too."""
    codes = {item.code for item in items}
    return [
        Listed(**{**asdict(item), "parents": kept(item, codes), "retired_on": item.retired_on or today})
        for item in before
        if item.code not in codes
    ]


def kept(item: Listed, codes: set[str]) -> tuple[str, ...]:
    """Return the upper values of an item that still exist."""
    return tuple(parent for parent in item.parents if parent in codes)
