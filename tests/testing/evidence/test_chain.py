"""Whatever is done to a file or to a line of the chain is found, and located."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.testing.evidence.chain import GENESIS, Fault, FaultKind, Line, chained, verify


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def campaign_of(files: list[bytes]) -> list[Line]:
    """Return the chain of stored files."""
    lines: list[Line] = []
    for number, stored in enumerate(files, start=1):
        previous = lines[-1].entry if lines else GENESIS
        received = f"2026-03-01T09:{number:02d}:00+00:00"
        line = Line(
            number, f"code{number % 3}", "photo", sha(b"o" + stored), sha(stored), sha(b"c"), 9, received, previous
        )
        lines.append(chained(line))
    return lines


def found_in(files: list[bytes]) -> dict[int, str]:
    return {number: sha(stored) for number, stored in enumerate(files, start=1)}


def heads_of(lines: list[Line]) -> dict[int, str]:
    return {line.sequence: line.entry for line in lines}


FILES = st.lists(st.binary(min_size=1, max_size=40), min_size=2, max_size=8)


@given(FILES)
def test_a_whole_chain_has_no_fault(files):
    lines = campaign_of(files)
    assert verify(lines, found_in(files), heads_of(lines)) == []
    assert verify(lines, found_in(files), None) == []


@given(FILES, st.data())
def test_any_byte_of_any_file_that_changes_is_found_and_located(files, data):
    lines = campaign_of(files)
    number = data.draw(st.integers(0, len(files) - 1))
    place = data.draw(st.integers(0, len(files[number]) - 1))
    spoilt = bytearray(files[number])
    spoilt[place] ^= data.draw(st.integers(1, 255))
    found = found_in(files) | {number + 1: sha(bytes(spoilt))}
    assert verify(lines, found, heads_of(lines)) == [Fault(number + 1, FaultKind.FILE_CHANGED)]


CHANGES = {
    "application": "autre",
    "kind": "email",
    "digest": "f" * 64,
    "card": "f" * 64,
    "size": 10,
    "received_at": "2026-03-02T09:00:00+00:00",
    "previous": "f" * 64,
}


@given(FILES, st.data())
@pytest.mark.parametrize("field", CHANGES)
def test_any_word_of_any_line_that_changes_is_found_and_located(field, files, data):
    lines = campaign_of(files)
    number = data.draw(st.integers(0, len(files) - 1))
    spoilt = [*lines]
    spoilt[number] = replace(lines[number], **{field: CHANGES[field]})
    assert verify(spoilt, found_in(files), heads_of(lines)) == [Fault(number + 1, FaultKind.LINE_CHANGED)]
    # Its hash made again: the chain breaks after it, and the head told elsewhere is another.
    spoilt[number] = chained(spoilt[number])
    located = verify(spoilt, found_in(files), heads_of(lines))
    assert Fault(number + 1, FaultKind.LINE_CHANGED) in located
    assert {fault.sequence for fault in located} <= {number + 1, number + 2}


@given(FILES, st.data())
def test_two_pieces_that_swap_their_numbers_are_both_found(files, data):
    lines = campaign_of(files)
    first, second = sorted(data.draw(st.permutations(range(len(files))))[:2])
    swapped = [*lines]
    swapped[first] = replace(lines[second], sequence=first + 1)
    swapped[second] = replace(lines[first], sequence=second + 1)
    found = found_in(files)
    found[first + 1], found[second + 1] = found[second + 1], found[first + 1]
    located = {fault for fault in verify(swapped, found, heads_of(lines)) if fault.kind is FaultKind.LINE_MOVED}
    assert located == {
        Fault(second + 1, FaultKind.LINE_MOVED, first + 1),
        Fault(first + 1, FaultKind.LINE_MOVED, second + 1),
    }


@given(FILES, st.data())
def test_lines_out_of_their_order_are_found(files, data):
    lines = campaign_of(files)
    shuffled = data.draw(st.permutations(lines))
    faults = verify(shuffled, found_in(files), heads_of(lines))
    assert bool(faults) == (list(shuffled) != lines)
    assert {fault.kind for fault in faults} <= {FaultKind.LINE_MOVED}


@given(FILES, st.data())
def test_a_line_taken_away_is_found_whether_or_not_the_others_are_numbered_again(files, data):
    lines = campaign_of(files)
    gone = data.draw(st.integers(1, len(files)))
    left = [line for line in lines if line.sequence != gone]
    kind = FaultKind.END_MISSING if gone == len(files) else FaultKind.LINE_MISSING
    found = {number: digest for number, digest in found_in(files).items() if number != gone}
    assert verify(left, found, heads_of(lines)) == [Fault(gone, kind)]
    again = [replace(line, sequence=place) for place, line in enumerate(left, start=1)]
    located = verify(again, {line.sequence: line.sealed_digest for line in again}, heads_of(lines))
    moved = [Fault(number, FaultKind.LINE_MOVED, number - 1) for number in range(gone + 1, len(files) + 1)]
    assert {(fault.sequence, fault.kind) for fault in located if fault.sequence == gone} != set()
    assert set(moved) <= set(located)


@given(FILES, st.binary(min_size=1, max_size=9))
def test_a_line_added_at_the_end_is_found(files, content):
    lines = campaign_of(files)
    number = len(lines) + 1
    added = replace(lines[-1], sequence=number, sealed_digest=sha(content), previous=lines[-1].entry)
    located = verify([*lines, chained(added)], found_in([*files, content]), heads_of(lines))
    assert located == [Fault(number, FaultKind.LINE_ADDED)]


@given(FILES)
def test_a_chain_written_anew_is_told_by_its_heads(files):
    lines = campaign_of(files)
    other = campaign_of([content + b"!" for content in files])
    located = verify(other, found_in([content + b"!" for content in files]), heads_of(lines))
    assert located == [Fault(line.sequence, FaultKind.LINE_CHANGED) for line in lines]


def test_without_heads_the_end_may_not_be_missed():
    """What the journal is for."""
    lines = campaign_of([b"a", b"b", b"c"])
    assert verify(lines[:2], found_in([b"a", b"b"]), None) == []
    assert verify(lines[:2], found_in([b"a", b"b"]), heads_of(lines)) == [Fault(3, FaultKind.END_MISSING)]


def test_a_file_that_is_gone_is_named():
    lines = campaign_of([b"a", b"b"])
    assert verify(lines, {1: sha(b"a")}, heads_of(lines)) == [Fault(2, FaultKind.FILE_MISSING)]


def test_lines_that_nothing_ever_told_were_added():
    lines = campaign_of([b"a", b"b"])
    assert {fault.kind for fault in verify(lines, found_in([b"a", b"b"]), {})} == {FaultKind.LINE_ADDED}
