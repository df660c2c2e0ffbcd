"""Wrong attempts make one sender wait, not the others, and are forgiven with time."""

from vigie.core.attempts import Attempts


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


def test_no_address_is_held_and_memory_stays_bounded():
    clock = Clock()
    attempts = Attempts(3, 60, clock)
    for number in range(10_000):
        attempts.note(f"203.0.113.{number}")
    clock.now += 120
    attempts.note("198.51.100.7")
    assert len(attempts._counts) == 1
    assert "198.51.100.7" not in str(attempts.__dict__)
