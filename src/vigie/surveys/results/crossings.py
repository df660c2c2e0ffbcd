"""Crosses questions two by two where that opens no other way to what is hidden.

Crossings, conditions and limits between questions form a forest: between two questions there is one way at most. A
question met by more than one of them hides nothing. Others are refused, and it is said why.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from vigie.surveys.results.pieces import Pair, Told, Unsafe, protect_pair
from vigie.surveys.results.protecting import FlatRun, Outcome, Progress
from vigie.surveys.results.tables import MULTIPLE, NO, NOT_ASKED, RANK, YES, codes_of, option_codes, ticks_of


@dataclass(frozen=True)
class Side:
    """A question to cross, or one option of a multiple choice, written « key=option »."""

    key: str
    option: str = ""

    @classmethod
    def read(cls, text: str) -> "Side":
        """Read a side as it is written in the wave."""
        key, _equals, option = text.partition("=")
        return cls(key, option)

    def __str__(self) -> str:
        return f"{self.key}={self.option}" if self.option else self.key


@dataclass(frozen=True)
class Crossed:
    """A crossing asked for. reason: why it is not made, or empty: « unknown », « not_told », « loop », « hidden »,
    « people » (not asked to the same ones), « unsafe ».
    """

    first: Side
    second: Side
    reason: str = ""
    pair: Pair | None = None


class Forest:
    """Which questions are already joined."""

    def __init__(self) -> None:
        self.above: dict[str, str] = {}

    def root(self, name: str) -> str:
        """Return what stands for all that a name is joined with."""
        while name in self.above:
            name = self.above[name]
        return name

    def join(self, first: str, second: str) -> bool:
        """Join two names; return False when they were joined already."""
        one, other = self.root(first), self.root(second)
        if one == other:
            return False
        self.above[one] = other
        return True


class CrossingRun:
    """Makes the crossings of a wave, in the order in which they were asked for, once its questions are protected."""

    def __init__(self, flat: FlatRun) -> None:
        self.flat = flat
        self.everywhere = Forest()
        self.inside: dict[str, Forest] = {}
        self.crossed: set[str] = set()
        self.linked: set[str] = set()
        for question in flat.questions:
            base = flat.bases[question.key]
            self.linked |= base.about | question.tied_to | ({question.key} if question.tied_to else set())
            for other in (*([base.name] if base.about else []), *base.about, *question.tied_to):
                self.everywhere.join(question.key, other)
            for other in question.tied_to:
                self._forest(base.name).join(question.key, other)

    def _forest(self, base: str) -> Forest:
        return self.inside.setdefault(base, Forest())

    def run(self, asked: Sequence[tuple[str, str]], told: Progress) -> list[Crossed]:
        """Return each crossing, made or refused."""
        found = []
        for number, (first, second) in enumerate(asked, start=1):
            found.append(self._cross(Side.read(first), Side.read(second)))
            told(number, len(asked))
        return found

    def _cross(self, first: Side, second: Side) -> Crossed:
        reason = self._why_not(first, second)
        if reason:
            return Crossed(first, second, reason)
        try:
            pair = self._protected(first, second)
        except Unsafe:
            return Crossed(first, second, "unsafe")
        self.crossed |= {first.key, second.key}
        return Crossed(first, second, pair=pair)

    def _why_not(self, first: Side, second: Side) -> str:
        for side in (first, second):
            if reason := self._why_not_side(side):
                return reason
        bases = [self.flat.bases[side.key] for side in (first, second)]
        same = bases[0] is bases[1]
        if not same and all(base.about for base in bases):
            return "people"
        for side, base in zip((first, second), bases, strict=True):
            joined = side.key in self.crossed or side.key in self.linked or (bool(base.about) and not same)
            if (joined or side.option) and not self.flat.outcomes[side.key].is_full:
                return "hidden"
        forest = self._forest(bases[0].name) if same and bases[0].about else self.everywhere
        return "" if forest.join(first.key, second.key) else "loop"

    def _why_not_side(self, side: Side) -> str:
        outcome = self.flat.outcomes.get(side.key)
        if outcome is None or outcome.question.kind == RANK or (outcome.question.kind == MULTIPLE) != bool(side.option):
            return "unknown"
        if side.option and side.option not in dict(outcome.labels):
            return "not_told" if outcome.reason else "unknown"
        return "not_told" if outcome.reason else ""

    def _protected(self, first: Side, second: Side) -> Pair:
        codes = [self._codes(side) for side in (first, second)]
        both = list(zip(*codes, strict=True))
        if self.flat.bases[first.key] is self.flat.bases[second.key]:
            both = [pair for pair in both if NOT_ASKED not in pair]
        told = (self._told(first), self._told(second))
        return protect_pair([one for one, _ in both], [other for _, other in both], told, self.flat.threshold)

    def _codes(self, side: Side) -> tuple[str, ...]:
        question = self.flat.by_key[side.key]
        if side.option:
            return option_codes(ticks_of(question, self.flat.records), side.option)
        return codes_of(question, self.flat.records)

    def _told(self, side: Side) -> Told:
        outcome: Outcome = self.flat.outcomes[side.key]
        base = self.flat.bases[side.key]
        outside = len(self.flat.records) - base.size
        told: Told = dict(outcome.cells)
        if side.option:
            ticked = outcome.cells[side.option] or 0
            told = {YES: ticked, NO: base.size - ticked}
        return {**told, NOT_ASKED: outside} if outside else told
