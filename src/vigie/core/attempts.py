"""How many times one sender was wrong lately, in the memory of the process alone: no address is written anywhere."""

import threading
import time
from collections.abc import Callable

from vigie.core.vault.boxes import new_key
from vigie.core.vault.receipts import keyed


class Attempts:
    """Wrong attempts by sender. Each process counts its own; what it counted dies with it.

    most: how many at once before a sender must wait. seconds: time after which all of them are forgiven, little by
    little. clock: seconds that only go forward.
    """

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self.seconds, self.clock = most, seconds, clock
        self._key = new_key()
        self._lock = threading.Lock()
        # By keyed digest of the sender: how many are not forgiven yet, and since when.
        self._counts: dict[bytes, tuple[float, float]] = {}

    def is_blocked(self, sender: str) -> bool:
        """Whether a sender must wait."""
        with self._lock:
            return self._left(self._mark(sender)) > self.most - 1

    def note(self, sender: str) -> None:
        """Count one wrong attempt."""
        mark = self._mark(sender)
        with self._lock:
            self._counts[mark] = (self._left(mark) + 1, self.clock())
            if len(self._counts) > 10_000:
                self._counts = {each: count for each, count in self._counts.items() if self._left(each) > 0}

    def _mark(self, sender: str) -> bytes:
        return keyed(self._key, sender.encode(), b"vigie-attempts")

    def _left(self, mark: bytes) -> float:
        count, since = self._counts.get(mark, (0.0, 0.0))
        return max(0.0, count - (self.clock() - since) * self.most / self.seconds)
