"""How many times one sender was wrong lately, in memory that the processes of a server share: nothing is written."""

import fcntl
import mmap
import struct
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from vigie.core.vault.boxes import new_key
from vigie.core.vault.receipts import keyed

# Two senders in one slot would wait for each other: with so many slots, once in 65,536. Those not used take no memory.
SLOTS: Final = 65_536
# How many are not forgiven yet, and since when.
COUNT: Final = struct.Struct("dd")


def nameless_file() -> int:
    """Return the descriptor of an empty file that nobody else can open; it is gone with the last process."""
    descriptor, path = tempfile.mkstemp()
    Path(path).unlink()
    return descriptor


class Attempts:
    """Wrong attempts by sender, counted together by the processes that part from the one where this is made.

    Neither an address nor what recognises it is kept: a sender is the number of a slot, drawn anew at each start.

    most: how many at once before a sender must wait. seconds: time after which all of them are forgiven, little by
    little. clock: seconds that only go forward, the same in all processes.
    """

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self.seconds, self.clock = most, seconds, clock
        self._key = new_key()
        self._counts = mmap.mmap(-1, SLOTS * COUNT.size)
        # Between threads, then between processes: a process that is killed lets go of it.
        self._thread, self._process = threading.Lock(), nameless_file()

    def is_blocked(self, sender: str) -> bool:
        """Whether a sender must wait."""
        with self._alone():
            return self._left(self._slot(sender)) > self.most - 1

    def note(self, sender: str) -> None:
        """Count one wrong attempt."""
        slot = self._slot(sender)
        with self._alone():
            COUNT.pack_into(self._counts, slot, self._left(slot) + 1, self.clock())

    def forget(self) -> None:
        """Forgive everybody at once."""
        with self._alone():
            self._counts[:] = bytes(len(self._counts))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._thread:
            fcntl.lockf(self._process, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.lockf(self._process, fcntl.LOCK_UN)

    def _slot(self, sender: str) -> int:
        digest = keyed(self._key, sender.encode(), b"vigie-attempts")
        return int.from_bytes(digest[:8]) % SLOTS * COUNT.size

    def _left(self, slot: int) -> float:
        count, since = COUNT.unpack_from(self._counts, slot)
        return max(0.0, float(count - (self.clock() - since) * self.most / self.seconds))
