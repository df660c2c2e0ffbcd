"""The facts that wait to be poured, as plain values, and the one row that keeps them."""

import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields

from vigie.accounts.journal import lock_chain
from vigie.observatory.fact_values import FactValue
from vigie.observatory.models import WaitingFacts

NAMES = tuple(field.name for field in fields(FactValue))


@dataclass(frozen=True)
class WaitingFact:
    """A fact that waits. sign: -1 takes a former fact back. vintage: that of the fact corrected, else not known yet."""

    value: FactValue
    sign: int = 1
    is_fictitious: bool = False
    vintage: int | None = None

    @property
    def is_correction(self) -> bool:
        """Whether it is half of a correction of a fact already poured."""
        return self.vintage is not None

    def written(self) -> str:
        """Return its one canonical text."""
        kept = [*astuple(self.value), self.sign, int(self.is_fictitious), self.vintage]
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def read_waiting(text: str) -> WaitingFact:
    """Return the fact of a canonical text."""
    *codes, sign, is_fictitious, vintage = json.loads(text)
    return WaitingFact(FactValue(**dict(zip(NAMES, codes, strict=True))), sign, bool(is_fictitious), vintage)


def lock_waiting() -> WaitingFacts:
    """Return the one row, locked until the end of the transaction; made if it is not there. Needs a transaction.

    The journal is locked first, as by whoever signs: no edition is signed while facts are poured, which its year would
    take without counting them; and no two acts wait for each other.
    """
    lock_chain()
    WaitingFacts.objects.get_or_create(only_one=True, defaults={"content": []})
    return WaitingFacts.objects.select_for_update().get(only_one=True)


def add_waiting(row: WaitingFacts, facts: Iterable[WaitingFact]) -> None:
    """Add facts to the locked row, which stays sorted."""
    row.content = sorted([*row.content, *(fact.written() for fact in facts)])
    row.save(update_fields=["content"])


def take_waiting(row: WaitingFacts, value: FactValue, *, is_fictitious: bool) -> WaitingFact | None:
    """Take one fact with these values out of the locked row and return it, one never poured first; None without any."""
    found = [each for each in map(read_waiting, row.content) if each.value == value and each.sign > 0]
    found = sorted((each for each in found if each.is_fictitious == is_fictitious), key=lambda each: each.vintage or 0)
    if not found:
        return None
    row.content.remove(found[0].written())
    row.save(update_fields=["content"])
    return found[0]
