"""Forms of one nonce go in one after the other; others do not wait for them."""

import threading
from pathlib import Path

import pytest

from vigie.support.filing.twins import LOCKS, make_locks, one_at_a_time

FIRST, OTHER = b"a" * 32, b"b" * 32


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    settings.VIGIE_DATA_DIR = tmp_path / "data"
    return tmp_path / "data"


def test_a_twin_waits_for_the_first_and_another_form_does_not():
    inside, seen = threading.Event(), []

    def enter(nonce: bytes) -> None:
        with one_at_a_time(nonce):
            seen.append((nonce, inside.is_set()))

    twin, other = (threading.Thread(target=enter, args=(nonce,)) for nonce in (FIRST, OTHER))
    with one_at_a_time(FIRST):
        inside.set()
        twin.start()
        other.start()
        other.join(timeout=60)
        assert seen == [(OTHER, True)]
        inside.clear()
    twin.join(timeout=60)
    assert seen == [(OTHER, True), (FIRST, False)]


def test_a_failure_lets_the_next_one_in():
    for _ in range(2):
        with pytest.raises(ValueError, match="lost"), one_at_a_time(FIRST):
            raise ValueError("lost")


def test_a_failure_of_the_disk_inside_is_told():
    with pytest.raises(OSError, match="full"), one_at_a_time(FIRST):
        raise OSError("full")


def test_a_form_goes_in_where_no_lock_can_be_made(folder):
    folder.write_text("a file where the folder should be")
    with one_at_a_time(FIRST):
        pass


def test_a_form_leaves_nothing_of_its_instant(folder):
    make_locks()
    before = {path: path.stat() for path in (folder / "filing").iterdir()}
    for number in range(256):
        with one_at_a_time(bytes([number]) * 32):
            pass
    assert len(before) == LOCKS
    assert {path: path.stat() for path in (folder / "filing").iterdir()} == before
