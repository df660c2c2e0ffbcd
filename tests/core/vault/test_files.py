"""Files come back byte for byte, or not at all past the first chunk that is not the right one."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vigie.core.vault.boxes import Place, new_key
from vigie.core.vault.errors import CannotOpen
from vigie.core.vault.files import CHUNK, HEADER, SEALED_CHUNK, FileSealer, open_file

KEY = bytes(range(32))
PLACE = Place("case", "file", 1)


def sealed_file(content, piece=CHUNK, key=KEY, place=PLACE):
    sealer = FileSealer(key, place)
    pieces = [sealer.push(content[start : start + piece]) for start in range(0, len(content), piece)]
    return b"".join([sealer.header, *pieces, sealer.finish()])


def opened(sealed, piece=1 << 20, key=KEY, place=PLACE):
    return b"".join(open_file(key, place, [sealed[start : start + piece] for start in range(0, len(sealed), piece)]))


def sealed_chunks(sealed):
    rest = sealed[HEADER:]
    return [rest[start : start + SEALED_CHUNK] for start in range(0, len(rest), SEALED_CHUNK)]


@pytest.fixture(scope="module")
def four_chunks():
    sealed = sealed_file(bytes(range(256)) * 900)
    return sealed[:HEADER], sealed_chunks(sealed)


@settings(max_examples=30)
@given(
    st.sampled_from([0, 1, 255, 256, 257, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 200_000]),
    st.sampled_from([997, CHUNK, 70_000]),
    st.sampled_from([1_013, SEALED_CHUNK, 100_000]),
)
def test_a_file_comes_back_however_it_is_cut(size, pushed, read):
    content = (b"preuve \x80\x00" * (size // 9 + 1))[:size]
    assert opened(sealed_file(content, pushed), read) == content


def test_the_sealer_tells_size_and_digest():
    sealer = FileSealer(KEY, PLACE)
    sealer.push(b"une ")
    sealer.push(b"preuve")
    sealer.finish()
    assert (sealer.size, sealer.digest) == (10, hashlib.sha256(b"une preuve").hexdigest())


def test_four_chunks_are_four(four_chunks):
    assert len(four_chunks[1]) == 4


@given(st.permutations(range(4)))
def test_moved_chunks_are_refused(four_chunks, order):
    header, chunks = four_chunks
    sealed = header + b"".join(chunks[place] for place in order)
    if list(order) == [0, 1, 2, 3]:
        assert opened(sealed) == bytes(range(256)) * 900
    else:
        with pytest.raises(CannotOpen):
            opened(sealed)


@pytest.mark.parametrize("repeated", range(4))
def test_a_repeated_chunk_is_refused(four_chunks, repeated):
    header, chunks = four_chunks
    with pytest.raises(CannotOpen):
        opened(header + b"".join([*chunks[: repeated + 1], *chunks[repeated:]]))


@pytest.mark.parametrize("missing", range(4))
def test_a_missing_chunk_is_refused(four_chunks, missing):
    header, chunks = four_chunks
    with pytest.raises(CannotOpen):
        opened(header + b"".join(chunks[:missing] + chunks[missing + 1 :]))


@given(st.integers(0, HEADER + 4 * SEALED_CHUNK))
def test_a_file_cut_short_is_refused(four_chunks, length):
    header, chunks = four_chunks
    whole = header + b"".join(chunks)
    with pytest.raises(CannotOpen):
        opened(whole[: min(length, len(whole) - 1)])


@given(st.data())
def test_a_changed_byte_is_refused(data):
    sealed = bytearray(sealed_file(b"preuve"))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(CannotOpen):
        opened(bytes(sealed))


def test_what_follows_the_end_is_refused():
    with pytest.raises(CannotOpen):
        opened(sealed_file(b"preuve") + b"\x00")


def test_chunks_of_two_files_do_not_mix():
    one, other = sealed_file(b"a" * CHUNK * 2), sealed_file(b"b" * CHUNK * 2)
    with pytest.raises(CannotOpen):
        opened(one[: HEADER + SEALED_CHUNK] + other[HEADER + SEALED_CHUNK :])


@pytest.mark.parametrize(
    "changed",
    [
        {"key": new_key()},
        {"place": Place("other", "file", 1)},
        {"place": Place("case", "other", 1)},
        {"place": Place("case", "file", 2)},
    ],
)
def test_another_key_or_place_is_refused(changed):
    with pytest.raises(CannotOpen):
        opened(sealed_file(b"preuve"), **changed)


@given(st.integers(0, 256), st.integers(0, 256))
def test_small_files_have_one_length(size, other):
    assert len(sealed_file(b"a" * size)) == len(sealed_file(b"a" * other))


def test_what_waits_in_memory_is_one_chunk():
    sealer = FileSealer(KEY, PLACE)
    assert len(sealer.push(b"a" * CHUNK * 8)) == 7 * SEALED_CHUNK
