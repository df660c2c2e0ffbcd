"""Wrong attempts make one sender wait, not the others, and are forgiven with time."""

import os

from vigie.core.attempts import COUNT, Attempts


class Clock:
    """A clock that moves when told to."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_sender_waits_after_so_many_wrong_attempts_and_the_others_do_not():
    attempts = Attempts(3, 60, Clock())
    for _ in range(3):
        assert not attempts.is_blocked("here")
        attempts.note("here")
    assert attempts.is_blocked("here")
    assert not attempts.is_blocked("elsewhere")


def test_attempts_are_forgiven_one_by_one():
    clock = Clock()
    attempts = Attempts(3, 60, clock)
    for _ in range(3):
        attempts.note("here")
    clock.now += 19
    assert attempts.is_blocked("here")
    clock.now += 2
    assert not attempts.is_blocked("here")
    attempts.note("here")
    assert attempts.is_blocked("here")


def test_neither_an_address_nor_its_digest_is_held():
    attempts = Attempts(3, 60, Clock())
    attempts.note("198.51.100.7")
    counts = attempts._counts[:]
    assert len(counts.strip(b"\0")) <= COUNT.size
    assert "198.51.100.7" not in str(attempts.__dict__)
    attempts.forget()
    assert not any(attempts._counts[:])


def test_processes_count_together():
    attempts = Attempts(100, 3600)
    for _ in range(4):
        if not os.fork():
            for _attempt in range(20):
                attempts.note("here")
            os._exit(0)
    for _ in range(4):
        assert os.wait()[1] == 0
    count, _since = max(COUNT.iter_unpack(attempts._counts[:]))
    assert 79 < count <= 80
    for _attempt in range(20):
        attempts.note("here")
    assert attempts.is_blocked("here")


def test_a_process_killed_while_it_counts_stops_nobody():
    attempts = Attempts(3, 60, Clock())
    if not os.fork():
        with attempts._alone():
            os._exit(1)
    os.wait()
    attempts.note("here")
    assert not attempts.is_blocked("here")
