"""Acts done by a process that is killed at some moment, whatever it is doing; what it says was done survives it."""

import os
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.db import connections

Said = list[list[str]]


class Told:
    """What a process wrote down before it died. Each line is a word and what it is about."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def say(self, *words: object) -> None:
        """Write a line that outlives the process."""
        with self.path.open("a") as file:
            file.write(" ".join(map(str, words)) + "\n")

    def lines(self) -> Said:
        """Return all that was said."""
        return [line.split(" ") for line in self.path.read_text().splitlines()] if self.path.exists() else []


def killed(act: Callable[[], object], after: float) -> bool:
    """Do an act in another process and kill it after so many seconds; return whether it was still at it."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            act()
        finally:
            os._exit(0)
    timer = threading.Timer(after, os.kill, (child, signal.SIGKILL))
    timer.start()
    _, status = os.waitpid(child, 0)
    timer.cancel()
    timer.join()
    return os.WIFSIGNALED(status)


def moments(count: int, act: Callable[[], object]) -> Iterator[float]:
    """Give moments drawn over the time that an act takes, measured once."""
    began = time.monotonic()
    killed(act, 60)
    seconds = time.monotonic() - began
    draw = random.Random(4711)
    for _ in range(count):
        yield draw.uniform(0, seconds)
