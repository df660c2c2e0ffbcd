"""Frozen results side by side: from one wave to the next, from one place to another. Frozen results only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.surveys.results.shown import Line, lines_of

Json = Mapping[str, Any]
Text = str | Promise

ABSENT: Text = _("La question n'est pas dans cette vague.")
CHANGED: Text = _("La question, ses réponses ou les personnes à qui elle est posée ne sont pas les mêmes.")
SILENT: Text = _("Rien n'en est dit dans cette vague.")
FEW: Text = _("Trop peu de réponses dans cette vague.")


@dataclass(frozen=True)
class Side:
    """One wave, for one question. why_not: why its lines are not beside the others; they are empty then."""

    wave: str
    why_not: Text = ""
    base: int | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Compared:
    """A question over waves, with its place from 1. rows: an answer, then its line in each wave that compares."""

    number: int
    label: str
    sides: tuple[Side, ...]
    rows: tuple[tuple[str, tuple[Line | None, ...]], ...]

    @property
    def anchor(self) -> str:
        """Where it is in the page."""
        return f"question-{self.number}"

    @property
    def comparable(self) -> list[Side]:
        """The waves that compare."""
        return [side for side in self.sides if not side.why_not]

    @property
    def others(self) -> list[Side]:
        """The waves that do not, each with why."""
        return [side for side in self.sides if side.why_not]


def compared(waves: Sequence[tuple[str, Json]]) -> list[Compared]:
    """Return the questions of the last wave that has some, each over all waves. waves: name and content, in order."""
    last = next((content for _name, content in reversed(waves) if content["questions"]), None)
    if last is None:
        return []
    return [compared_question(number, question, waves) for number, question in enumerate(last["questions"], start=1)]


def compared_question(number: int, question: Json, waves: Sequence[tuple[str, Json]]) -> Compared:
    """Return one question over waves."""
    sides = tuple(side_of(name, content, question) for name, content in waves)
    comparable = [{line.label: line for line in side.lines} for side in sides if not side.why_not]
    labels = list(dict.fromkeys(label for lines in comparable for label in lines))
    rows = tuple((label, tuple(lines.get(label) for lines in comparable)) for label in labels)
    return Compared(number, question["label"], sides, rows)


def side_of(name: str, content: Json, question: Json) -> Side:
    """Return what a wave says of a question, or why it does not compare."""
    if content["answers"] is None:
        return Side(name, FEW)
    same = next((each for each in content["questions"] if each["key"] == question["key"]), None)
    if same is None:
        return Side(name, ABSENT)
    if same["form"] != question["form"]:
        return Side(name, CHANGED)
    if same["reason"] or same["ranking"]:
        return Side(name, SILENT)
    return Side(name, base=same["base"], lines=lines_of(same, content["threshold"]))
