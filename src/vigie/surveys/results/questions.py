"""The closed questions of a questionnaire: what the results count, and on what each question hangs. Plain values."""

from dataclasses import dataclass

from vigie.surveys.results.bands import Band


@dataclass(frozen=True)
class Condition:
    """What must be true for a question to be asked. about: the keys of the questions that it reads."""

    expression: str
    about: frozenset[str]


@dataclass(frozen=True)
class Closed:
    """A question whose answers are counted.

    key: « group/question ». choices: value and label, in the form's order; empty for numbers. conditions: those of its
    groups, then its own. tied_to: keys of questions that limit or compute its answers. is_constrained: whether the form
    limits its answers in any way.
    """

    key: str
    kind: str
    label: str
    group: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    bands: tuple[Band, ...] = ()
    conditions: tuple[Condition, ...] = ()
    tied_to: frozenset[str] = frozenset()
    is_constrained: bool = False


@dataclass(frozen=True)
class LeftOut:
    """A question that the results do not count, and why: « text », « repeat », « date », « place » or « file »."""

    label: str
    reason: str


@dataclass(frozen=True)
class Catalogue:
    """What the results count, and what they leave out."""

    closed: tuple[Closed, ...]
    left_out: tuple[LeftOut, ...]
