"""The facts that wait to be poured, as plain values, and the one row that keeps them."""

import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields, replace

from vigie.accounts.journal import lock_chain
from vigie.observatory.fact_values import FactValue
from vigie.observatory.models import WaitingFacts

NAMES = tuple(field.name for field in fields(FactValue))


@dataclass(frozen=True)
class WaitingFact:
    """A fact that waits. sign: -1 takes a former fact back. vintage: that of the fact corrected, else not known yet.

    other_source: the source of the other half of a correction, when it is not the same: both are poured together.
    """

    value: FactValue
    sign: int = 1
    is_fictitious: bool = False
    vintage: int | None = None
    other_source: str = ""

    @property
    def is_correction(self) -> bool:
        """Whether it is half of a correction of a fact already poured."""
        return self.vintage is not None

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources whose company it waits for."""
        return (self.value.source, self.other_source) if self.other_source else (self.value.source,)

    def written(self) -> str:
        """Return its one canonical text."""
        other = [self.other_source] if self.other_source else []
        kept = [*astuple(self.value), self.sign, int(self.is_fictitious), self.vintage, *other]
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def read_waiting(text: str) -> WaitingFact:
    """Return the fact of a canonical text."""
    kept = json.loads(text)
    value = FactValue(**dict(zip(NAMES, kept[: len(NAMES)], strict=True)))
    sign, is_fictitious, vintage, *other = kept[len(NAMES) :]
    return WaitingFact(value, sign, bool(is_fictitious), vintage, *other)


def lock_waiting() -> WaitingFacts:
    """Return the one row, locked until the end of the transaction; made if it is not there. Needs a transaction.

    The journal is locked first, as by whoever signs: no edition is signed while facts are poured, which its year would
    take without counting them; and no two acts wait for each other.
    """
    lock_chain()
    row = WaitingFacts.objects.select_for_update().filter(only_one=True).first()
    return row or WaitingFacts.objects.create(content=[])


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


def replace_waiting(row: WaitingFacts, taken: WaitingFact, right: FactValue | None) -> None:
    """Put what is right (None: nothing) in place of a fact just taken out of the locked row."""
    wrong_source = taken.other_source or taken.value.source
    if taken.is_correction:
        tell_first_half(row, taken, wrong_source, other(wrong_source, right))
    if right is not None:
        is_another = taken.is_correction and wrong_source != right.source
        add_waiting(row, [replace(taken, value=right, other_source=wrong_source if is_another else "")])


def tell_first_half(row: WaitingFacts, taken: WaitingFact, wrong_source: str, other_source: str) -> None:
    """Tell the first half of a correction the source of the second one, put in place of another.

    Corrections of the same vintage between the same sources are poured alike: any of their first halves will do.
    """
    mark = (-1, taken.is_fictitious, taken.vintage, wrong_source, other(wrong_source, taken.value))
    for half in map(read_waiting, row.content):
        if (half.sign, half.is_fictitious, half.vintage, half.value.source, half.other_source) == mark:
            row.content.remove(half.written())
            add_waiting(row, [replace(half, other_source=other_source)])
            return


def pair_of(wrong: FactValue, right: FactValue | None, *, is_fictitious: bool, vintage: int) -> list[WaitingFact]:
    """Return both halves of a correction, which know each other's source."""
    back = WaitingFact(wrong, -1, is_fictitious, vintage, other(wrong.source, right))
    if right is None:
        return [back]
    return [back, WaitingFact(right, 1, is_fictitious, vintage, other(right.source, wrong))]


def other(source: str, half: FactValue | None) -> str:
    """Return the source of a half of a correction, or nothing when it is the same, or when there is no such half."""
    return "" if half is None or half.source == source else half.source
