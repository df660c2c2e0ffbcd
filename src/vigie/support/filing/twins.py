"""The same form sent twice in the same instant: the second waits for the first, and pays no key for nothing."""

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

from django.conf import settings

FOLDER: Final = "filing"
# Two forms share a lock, and wait for each other, once in so many.
LOCKS: Final = 64


@contextmanager
def one_at_a_time(nonce: bytes) -> Iterator[None]:
    """Let the forms of one nonce in one after the other, among the threads and processes of this machine.

    Servers on several machines do not wait for each other, nor does anybody where no file can be locked: the database
    alone keeps their twins apart. A process that is killed lets go.
    """
    with ExitStack() as held:
        with suppress(OSError):
            fcntl.flock(held.enter_context(lock_of(nonce).open()), fcntl.LOCK_EX)
        yield


def lock_of(nonce: bytes) -> Path:
    """Return the file that forms of this nonce wait at."""
    path = lock_path(nonce[0] % LOCKS)
    if not path.exists():
        make_locks()
    return path


def make_locks() -> None:
    """Make the empty files that forms wait at, as the server starts: a disk keeps the instant when a file was made,
    and one made for a form would tell when it was sent.
    """
    with suppress(OSError):
        lock_path(0).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for number in range(LOCKS):
            lock_path(number).open("a").close()


def lock_path(number: int) -> Path:
    """Return where a lock is."""
    return Path(settings.VIGIE_DATA_DIR) / FOLDER / f"{number:02}.lock"
