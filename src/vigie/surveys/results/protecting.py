"""Protects all that a wave tells: each question alone, then the crossings chosen beforehand. Plain values.

Each piece is protected by itself, because pieces meet only where nothing is hidden: what one of them hides can change
without any other noticing. The whole argument: docs/decisions/0025-survey-results.md.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from vigie.surveys.results import several
from vigie.surveys.results.links import Base, bases_of
from vigie.surveys.results.pieces import Pair, Piece, Told, Unsafe, protect_alone, protect_ranking
from vigie.surveys.results.questions import Closed
from vigie.surveys.results.tables import (
    MULTIPLE,
    NOT_ANSWERED,
    RANK,
    YES,
    Record,
    categories_of,
    codes_of,
    counts_of,
    places_of,
    ticks_of,
)

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Outcome:
    """What may be told of a question. reason: why nothing is, or empty: « nobody » was asked, « few » were, « base »:
    how many is secret, « tied » to another question that hides something, « unanswered »: how many answered is secret,
    « unsafe ».

    base: how many were asked. cells: by code, None when secret; « not answered » is one of them. unions: the same by
    name of a base that this question decides. ranking: how many put each item at each place.
    """

    question: Closed
    reason: str = ""
    base: int | None = None
    cells: Told = field(default_factory=dict)
    labels: tuple[tuple[str, str], ...] = ()
    unions: Told = field(default_factory=dict)
    ranking: Pair | None = None
    claims: int = 0

    @property
    def is_full(self) -> bool:
        """Whether it is told, and hides nothing."""
        return not self.reason and None not in self.cells.values() and self._ranks_all

    @property
    def _ranks_all(self) -> bool:
        return self.ranking is None or None not in self.ranking.cells.values()


class FlatRun:
    """Protects the questions of a wave, each after those on which it hangs."""

    def __init__(self, questions: Sequence[Closed], records: Sequence[Record], threshold: int) -> None:
        self.questions, self.records, self.threshold = questions, records, threshold
        self.by_key = {question.key: question for question in questions}
        self.bases = bases_of(questions, records)
        self.outcomes: dict[str, Outcome] = {}

    def run(self, told: Progress) -> dict[str, Outcome]:
        """Return the outcome of each question, by key, in their order."""
        waiting = list(self.questions)
        while waiting:
            ready = [question for question in waiting if self._is_ready(question)]
            for question in ready or waiting:
                self.outcomes[question.key] = self._outcome(question) if ready else Outcome(question, "tied")
                told(len(self.outcomes), len(self.questions))
            waiting = [question for question in waiting if question.key not in self.outcomes]
        return {question.key: self.outcomes[question.key] for question in self.questions}

    def _is_ready(self, question: Closed) -> bool:
        needed = (self.bases[question.key].about | question.tied_to) & self.by_key.keys()
        return needed <= self.outcomes.keys()

    def _outcome(self, question: Closed) -> Outcome:
        base = self.bases[question.key]
        if not self._is_told(base):
            return Outcome(question, "base")
        if base.size < self.threshold:
            return Outcome(question, "few" if base.size else "nobody", 0 if not base.size else None)
        try:
            found = self._protected(question, base)
        except Unsafe:
            return Outcome(question, "unsafe")
        ties = question.tied_to & self.by_key.keys()
        if ties and not (found.is_full and all(self.outcomes[key].is_full for key in ties)):
            return Outcome(question, "tied")
        return found

    def _is_told(self, base: Base) -> bool:
        """Whether the number of those who were asked may be told."""
        if not base.about and all(base.mask):
            return True
        if base.parent:
            parent = self.outcomes[base.parent]
            group = parent.cells.get(base.option, 0) if base.option else parent.unions.get(base.name)
            return not parent.reason and group is not None
        if not all(self.outcomes[key].is_full for key in base.about & self.by_key.keys()):
            return False
        return all(self._parts_well(base, other) for other in self.bases.values()) and several.may_be_told(
            base.size, len(self.records), self.threshold
        )

    def _parts_well(self, base: Base, other: Base) -> bool:
        # « 100 were asked this, and 97 of them that » would tell of three people.
        inside = all(mine <= theirs for mine, theirs in zip(base.mask, other.mask, strict=True))
        return not inside or several.may_be_told(base.size, other.size, self.threshold)

    def _protected(self, question: Closed, base: Base) -> Outcome:
        if question.kind == MULTIPLE:
            return self._options(question, base)
        if question.kind == RANK:
            return self._ranking(question, base)
        codes = codes_of(question, self.records)
        labels = categories_of(question, codes)
        counts = counts_of([code for code, asked in zip(codes, base.mask, strict=True) if asked])
        numbers = {code: counts[code] for code, _label in labels} | {NOT_ANSWERED: counts[NOT_ANSWERED]}
        unions = {
            each.name: each.union for each in self.bases.values() if each.parent == question.key and not each.option
        }
        piece: Piece = protect_alone(numbers, unions, self.threshold)
        return Outcome(question, "", base.size, piece.cells, labels, piece.unions, claims=piece.claims)

    def _options(self, question: Closed, base: Base) -> Outcome:
        ticks = [each for each in ticks_of(question, self.records) if each is not None]
        labels = categories_of(question, [option for each in ticks for option in each])
        ticked = {option: sum(option in each for each in ticks) for option, _label in labels}
        found = several.protect_options(
            ticked,
            sum(not each for each in ticks),
            base.size,
            self.threshold,
            is_constrained=question.is_constrained or bool(question.tied_to),
        )
        return Outcome(question, "", base.size, {**found.options, NOT_ANSWERED: found.nothing}, labels)

    def _ranking(self, question: Closed, base: Base) -> Outcome:
        orders = [order for order in places_of(question, self.records) if order is not None]
        whole = [order for order in orders if order]
        counts = {YES: len(whole), NOT_ANSWERED: len(orders) - len(whole)}
        answered = protect_alone(counts, {}, self.threshold)
        if not answered.cells[YES]:
            return Outcome(question, "unanswered")
        pair = protect_ranking(whole, self.threshold)
        claims = answered.claims + pair.claims
        return Outcome(question, "", base.size, answered.cells, question.choices, ranking=pair, claims=claims)
