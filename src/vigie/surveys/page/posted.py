"""Reading what a screen sends back. The engine understands dates and numbers; here, only what needs several fields."""

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SAME_RANK: Final = _("Le même rang est donné deux fois : donnez un rang différent à chaque ligne.")
MISSING_RANK: Final = _("Donnez un rang à chaque ligne, ou à aucune.")


class Posted(Protocol):
    """What a form sent."""

    def get(self, name: str, default: str, /) -> str: ...
    def getlist(self, name: str, /) -> list[str]: ...


class Wrong(ValueError):
    """What was chosen cannot be kept; args[0] says what to do, ``typed`` is shown again."""

    def __init__(self, sentence: str | Promise, typed: Mapping[str, str]) -> None:
        super().__init__(sentence)
        self.typed = typed


def one_of(posted: Posted, name: str, values: Sequence[str]) -> str:
    """Return the answer chosen among those offered, or nothing."""
    value = posted.get(name, "")
    return value if value in values else ""


def some_of(posted: Posted, name: str, values: Sequence[str]) -> list[str]:
    """Return the answers ticked among those offered, in the order of the form."""
    ticked = set(posted.getlist(name))
    return [value for value in values if value in ticked]


def in_order(posted: Posted, name: str, values: Sequence[str]) -> list[str]:
    """Return answers in the order of the ranks given to them, or nothing.

    Raises Wrong when two share a rank, or when some have none.
    """
    given = {value: posted.get(f"{name}#{value}", "").strip() for value in values}
    known = {str(place) for place in range(1, len(values) + 1)}
    ranks = {value: int(rank) for value, rank in given.items() if rank in known}
    if len(set(ranks.values())) < len(ranks):
        raise Wrong(SAME_RANK, given)
    if 0 < len(ranks) < len(values):
        raise Wrong(MISSING_RANK, given)
    return sorted(ranks, key=ranks.__getitem__)
