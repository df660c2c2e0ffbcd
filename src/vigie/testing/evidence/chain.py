"""The chain of the evidence of a campaign: each line holds the hash of the one before. Plain values, no database.

Whoever changes a file, a line or their order is found; whoever writes the whole chain anew is found by the heads that
were told elsewhere as it grew (journal, constats).
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Final

GENESIS: Final = "0" * 64


@dataclass(frozen=True)
class Line:
    """A line of the chain. sequence: from 1. application: its code. size: of the original, in bytes.

    digest, sealed_digest, card: SHA-256, in hexadecimal, of the original, of its sealed bytes as they are stored, and
    of the sealed description. received_at: ISO 8601, UTC. previous: entry of the line before. entry: hash of this one.
    """

    sequence: int
    application: str
    kind: str
    digest: str
    sealed_digest: str
    card: str
    size: int
    received_at: str
    previous: str
    entry: str = ""


class FaultKind(StrEnum):
    """What was done. FILE: to stored bytes; LINE: to what the chain says of them."""

    FILE_CHANGED = "file_changed"
    FILE_MISSING = "file_missing"
    LINE_CHANGED = "line_changed"
    LINE_MOVED = "line_moved"
    LINE_MISSING = "line_missing"
    LINE_ADDED = "line_added"
    LINK_BROKEN = "link_broken"
    END_MISSING = "end_missing"


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong with the piece of a number. place: where a moved line stands now, zero for any other fault."""

    sequence: int
    kind: FaultKind
    place: int = 0


def entry_of(line: Line) -> str:
    """Return the SHA-256, in hexadecimal, of all that a line says, as canonical JSON."""
    said = {name: value for name, value in asdict(line).items() if name != "entry"}
    content = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def chained(line: Line) -> Line:
    """Return a line with its entry."""
    return replace(line, entry=entry_of(line))


def verify(lines: Sequence[Line], found: Mapping[int, str], heads: Mapping[int, str] | None) -> list[Fault]:
    """Return what is wrong, in the order of pieces; nothing when every byte is the one that was received.

    lines: as they are kept, in their order. found: SHA-256 of the stored bytes of each piece, none when they are gone.
    heads: entry of each piece, as it was told elsewhere when it was added: a line that it does not tell was
    added since. None when nothing is known of what was told.
    """
    faults = {*faults_of_files(lines, found), *faults_of_lines(lines, heads), *faults_of_links(lines)}
    accounted = {line.sequence for line in lines} | {fault.sequence for fault in faults}
    return sorted(faults | missing(lines, heads or {}, accounted))


def faults_of_files(lines: Sequence[Line], found: Mapping[int, str]) -> set[Fault]:
    """Return the pieces whose stored bytes are gone, or are others."""
    gone = {Fault(line.sequence, FaultKind.FILE_MISSING) for line in lines if line.sequence not in found}
    others = {line.sequence for line in lines if found.get(line.sequence, line.sealed_digest) != line.sealed_digest}
    return gone | {Fault(sequence, FaultKind.FILE_CHANGED) for sequence in others}


def faults_of_lines(lines: Sequence[Line], heads: Mapping[int, str] | None) -> set[Fault]:
    """Return the lines that are not those that were written."""
    told = heads or {}
    original = {entry: sequence for sequence, entry in told.items()}
    kept = {line.entry for line in lines}
    faults, highest = set(), 0
    for place, line in enumerate(lines, start=1):
        if entry_of(line) != line.entry:
            moved = place_before(line, len(lines), original)
            kind = FaultKind.LINE_MOVED if moved else FaultKind.LINE_CHANGED
            faults.add(Fault(moved or line.sequence, kind, place if moved else 0))
        elif heads is not None and line.entry not in original:
            # When nothing is left of what stood here, it was written over.
            is_added = told.get(line.sequence, line.entry) in kept
            faults.add(Fault(line.sequence, FaultKind.LINE_ADDED if is_added else FaultKind.LINE_CHANGED))
        elif line.sequence < highest:
            faults.add(Fault(line.sequence, FaultKind.LINE_MOVED, place))
        highest = max(highest, line.sequence)
    return faults


def place_before(line: Line, length: int, original: Mapping[str, int]) -> int:
    """Return the number that makes a line whole again, zero when none does: it was changed, not only moved."""
    numbers = {*range(1, length + 1), original.get(line.entry, line.sequence)}
    return next((number for number in sorted(numbers) if entry_of(replace(line, sequence=number)) == line.entry), 0)


def faults_of_links(lines: Sequence[Line]) -> set[Fault]:
    """Return the lines, whole and at their place, that follow another line than the one they were written after."""
    faults = set()
    before = {line.sequence: line.entry for line in lines} | {0: GENESIS}
    for line in lines:
        expected = before.get(line.sequence - 1)
        if expected is not None and line.previous != expected and entry_of(line) == line.entry:
            faults.add(Fault(line.sequence, FaultKind.LINK_BROKEN))
    return faults


def missing(lines: Sequence[Line], heads: Mapping[int, str], accounted: set[int]) -> set[Fault]:
    """Return the lines that are gone: those in the middle, then those of the end. accounted: numbers still there."""
    kept = {line.entry for line in lines}
    last = max((line.sequence for line in lines), default=0)
    holes = {number for number in range(1, last) if number not in accounted}
    told = {number for number, entry in heads.items() if entry not in kept}
    gone = holes | (told if renumbered(lines) else told - accounted)
    return {Fault(number, FaultKind.END_MISSING if number > last else FaultKind.LINE_MISSING) for number in gone}


def renumbered(lines: Sequence[Line]) -> bool:
    """Whether a line bears another number than the one it was written with."""
    return any(entry_of(line) != line.entry and place_before(line, len(lines) + 1, {}) for line in lines)
