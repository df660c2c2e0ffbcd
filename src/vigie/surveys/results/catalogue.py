"""The fixed list of what the results count, read in a questionnaire before any answer is seen.

Free texts, dates, places on a map, files and what is asked several times (repeats) are left out, and it is said.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vigie.surveys.engine.nodes import Definition, Group, Kind, Matrix, Node, Question, Repeat
from vigie.surveys.results.bands import Band, bands_of
from vigie.surveys.results.questions import Catalogue, Closed, Condition, LeftOut

COUNTED = frozenset(
    {Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.RANK, Kind.RANGE, Kind.INTEGER, Kind.DECIMAL, Kind.ACKNOWLEDGE}
)
NUMBERS = frozenset({Kind.RANGE, Kind.INTEGER, Kind.DECIMAL})
SILENT = frozenset({Kind.NOTE, Kind.CALCULATE})
LANGUAGE = "fr"
RELATIVE = re.compile(r"(?<![\w/)])(?:current\(\)/)?((?:\.\./)+[\w.-]+(?:/[\w.-]+)*)")


def catalogue_of(definition: Definition) -> Catalogue:
    """Return what is counted of a questionnaire: fixed by its words, before any answer is seen."""
    reader = _Reader(definition)
    closed: list[Closed] = []
    left_out: list[LeftOut] = []
    for asked in _asked(definition.body, ()):
        question = asked.question
        if question.kind in SILENT:
            continue
        if asked.in_repeat or not _is_counted(question):
            left_out.append(LeftOut(_label(question), _why_not(question, in_repeat=asked.in_repeat)))
        else:
            closed.append(reader.closed(asked))
    return Catalogue(tuple(closed), tuple(left_out))


@dataclass(frozen=True)
class _Asked:
    question: Question
    group: str
    conditions: tuple[tuple[str, str], ...]
    in_repeat: bool


def _asked(
    nodes: tuple[Node, ...], conditions: tuple[tuple[str, str], ...], group: str = "", *, in_repeat: bool = False
) -> Iterator[_Asked]:
    for node in nodes:
        if isinstance(node, Question):
            yield _Asked(node, group, _with(conditions, node), in_repeat)
        elif isinstance(node, Matrix):
            title = node.label.in_language(LANGUAGE) or group
            yield from (_Asked(row, title, _with(conditions, row), in_repeat) for row in node.rows)
        else:
            title = node.label.in_language(LANGUAGE) or group
            inside = in_repeat or isinstance(node, Repeat)
            yield from _asked(node.children, _with(conditions, node), title, in_repeat=inside)


def _with(conditions: tuple[tuple[str, str], ...], node: Question | Group | Repeat) -> tuple[tuple[str, str], ...]:
    return (*conditions, (node.path, node.relevant)) if node.relevant else conditions


def _is_counted(question: Question) -> bool:
    return question.kind in COUNTED or (question.kind is Kind.GEOPOINT and bool(question.choices))


def _why_not(question: Question, *, in_repeat: bool) -> str:
    if in_repeat:
        return "repeat"
    if question.kind in (Kind.TEXT, Kind.BARCODE):
        return "text"
    if question.kind in (Kind.DATE, Kind.TIME, Kind.DATETIME):
        return "date"
    return "place" if question.kind.startswith("geo") else "file"


def _label(question: Question) -> str:
    return question.label.in_language(LANGUAGE) or question.name


class _Reader:
    def __init__(self, definition: Definition) -> None:
        self.questions: Mapping[str, Question] = definition.questions
        self.root = definition.root
        self.absolute = re.compile(rf"(?<![\w.]){re.escape(definition.root)}(?:/[\w.-]+)+")

    def closed(self, asked: _Asked) -> Closed:
        question = asked.question
        tied = self._about(question.path, question.constraint) | self._about(question.path, question.calculate)
        if question.itemset and question.itemset.is_filtered:
            tied |= self._about(question.path, question.itemset.nodeset)
        conditions = tuple(Condition(text, self._about(path, text)) for path, text in asked.conditions)
        return Closed(
            key=self.key(question.path),
            kind=str(question.kind),
            label=_label(question),
            group=asked.group,
            choices=tuple((choice.value, choice.label.in_language(LANGUAGE)) for choice in question.choices),
            bands=self._bands(question),
            conditions=conditions,
            tied_to=frozenset(tied - {self.key(question.path)}),
            is_constrained=bool(question.constraint),
        )

    def _bands(self, question: Question) -> tuple[Band, ...]:
        if question.kind not in NUMBERS:
            return ()
        given = question.parameters
        return bands_of(question.name, _label(question), given.start, given.end, given.step)

    def key(self, path: str) -> str:
        return path.removeprefix(f"{self.root}/")

    def _about(self, path: str, expression: str, seen: frozenset[str] = frozenset()) -> frozenset[str]:
        """Return the keys that an expression reads; what is computed stands for what it is computed from."""
        found: set[str] = set()
        for read in {*self.absolute.findall(expression), *self._relative(path, expression)} - seen:
            question = self.questions.get(read)
            if question is not None and question.calculate:
                found |= self._about(read, question.calculate, seen | {read})
            if question is None or question.kind is not Kind.CALCULATE:
                found.add(self.key(read))
        return frozenset(found)

    def _relative(self, path: str, expression: str) -> set[str]:
        return {_resolved(path, steps) for steps in RELATIVE.findall(expression)}


def _resolved(path: str, steps: str) -> str:
    parts = path.split("/")
    for step in steps.split("/"):
        parts = parts[:-1] if step == ".." else [*parts, step]
    return "/".join(parts)
