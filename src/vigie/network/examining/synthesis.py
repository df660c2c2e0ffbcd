"""What two readings say together: plain functions on plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

# How many readings a decision needs; and from how many points apart on one line readers should talk.
READINGS = 2
FAR_APART = 2


@dataclass(frozen=True)
class Read:
    """A reading that was given: marks by line of the grid, and the opinion."""

    marks: Mapping[int, int]
    opinion: str


@dataclass(frozen=True)
class LineSynthesis:
    """A line of the grid: each reader's mark in their order (None: not marked), and their mean."""

    line: int
    marks: tuple[int | None, ...]
    mean: float | None
    is_far_apart: bool


@dataclass(frozen=True)
class Synthesis:
    """What the readings say together. mean: of all lines; None without any mark. disagrees: on opinion or on a line."""

    lines: tuple[LineSynthesis, ...]
    mean: float | None
    opinions: tuple[str, ...]

    @property
    def disagrees(self) -> bool:
        """Whether readers should talk before the decision."""
        return len(set(self.opinions)) > 1 or any(line.is_far_apart for line in self.lines)


def synthesis(lines: Sequence[int], readings: Sequence[Read]) -> Synthesis:
    """Put readings side by side. lines: keys of the grid, in its order."""
    rows = tuple(line_synthesis(line, readings) for line in lines)
    means = [row.mean for row in rows if row.mean is not None]
    return Synthesis(rows, mean(means) if means else None, tuple(reading.opinion for reading in readings))


def line_synthesis(line: int, readings: Sequence[Read]) -> LineSynthesis:
    """Put the marks of one line side by side."""
    marks = tuple(reading.marks.get(line) for reading in readings)
    given = [mark for mark in marks if mark is not None]
    far = bool(given) and max(given) - min(given) >= FAR_APART
    return LineSynthesis(line, marks, mean(given) if given else None, far)


def shows_reading(*, is_own: bool, given: int) -> bool:
    """Whether a given reading may be seen: one's own, or any once all are given. given: how many are."""
    return is_own or given >= READINGS


def may_decide(given: int) -> bool:
    """Whether enough readings are given for a decision."""
    return given >= READINGS
