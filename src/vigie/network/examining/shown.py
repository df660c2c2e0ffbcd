"""What the pilot sees of the readings of a candidacy: nothing of what they say until both are given."""

from collections.abc import Sequence
from dataclasses import dataclass

from vigie.core.vault.errors import CannotOpen
from vigie.network.examining.listing import readings_of
from vigie.network.examining.synthesis import Read, Synthesis, may_decide, shows_reading, synthesis
from vigie.network.models import Candidacy, GridLine, Reading
from vigie.network.sealing import open_comment


@dataclass(frozen=True)
class ShownReading:
    """A reading as a page shows it. comment: empty while it may not be seen."""

    reading: Reading
    is_shown: bool
    comment: str


@dataclass(frozen=True)
class ShownReadings:
    """The readings of a candidacy. rows: label and marks of each line; None before all are given."""

    readings: Sequence[ShownReading]
    synthesis: Synthesis | None
    rows: Sequence[tuple[GridLine, tuple[int | None, ...], float | None, bool]]
    may_decide: bool


def shown_readings(candidacy: Candidacy, person_id: int) -> ShownReadings:
    """Return what someone may see of the readings of a candidacy."""
    readings = readings_of(candidacy)
    given = [reading for reading in readings if reading.given_on]
    shown = [_shown(candidacy, each, person_id, len(given)) for each in readings]
    if not may_decide(len(given)):
        return ShownReadings(shown, None, (), may_decide=False)
    grid = list(candidacy.call.grid.all())
    found = synthesis(
        [line.pk for line in grid],
        [Read({mark.line_id: mark.value for mark in each.marks.all()}, each.opinion) for each in given],
    )
    rows = [(line, row.marks, row.mean, row.is_far_apart) for line, row in zip(grid, found.lines, strict=True)]
    return ShownReadings(shown, found, rows, may_decide=True)


def _shown(candidacy: Candidacy, reading: Reading, person_id: int, given: int) -> ShownReading:
    visible = bool(reading.given_on) and shows_reading(is_own=reading.reader_id == person_id, given=given)
    return ShownReading(reading, visible, comment_of(candidacy, reading) if visible else "")


def comment_of(candidacy: Candidacy, reading: Reading) -> str:
    """Open a reader's comment; empty when it no longer opens."""
    try:
        return open_comment(candidacy.code, reading.reader_id, bytes(reading.sealed_comment))
    except CannotOpen:
        return ""
