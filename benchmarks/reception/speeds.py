"""How fast a server answers people who act at the same time without a pause."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.reception.server import Served, processor_seconds

# What someone does until a moment of the monotonic clock.
Act = Callable[[float], object]


@dataclass(frozen=True)
class Taken:
    """What acting took, in seconds. processor: of the server. of_clients: of those who acted, on the same machine."""

    seconds: float
    processor: float
    of_clients: float


@dataclass(frozen=True)
class Speed:
    """What was seen of one kind of act. Times in milliseconds; processor, of_clients: as ``Taken``, for one act."""

    a_second: float
    median: float
    p95: float
    processor: float
    of_clients: float


def together(server: Served, acts: Sequence[Act], seconds: float) -> Taken:
    """Have everyone act for so many seconds."""
    before, own, began = processor_seconds(server.process.pid), time.process_time(), time.monotonic()
    threads = [threading.Thread(target=act, args=(began + seconds,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lasted, own = time.monotonic() - began, time.process_time() - own
    return Taken(lasted, processor_seconds(server.process.pid) - before, own)


def speed_of(times: Sequence[float], taken: Taken) -> Speed:
    """Return how fast it went. times: of each act, in seconds."""
    ordered = sorted(times)
    return Speed(
        a_second=len(ordered) / taken.seconds,
        median=ordered[len(ordered) // 2] * 1000,
        p95=ordered[int(len(ordered) * 0.95)] * 1000,
        processor=taken.processor / len(ordered) * 1000,
        of_clients=taken.of_clients / len(ordered) * 1000,
    )


def line(database: str, found: dict[str, float], counts: Sequence[str], times: Sequence[str]) -> str:
    """Return a line of a table: whole numbers, then numbers with a decimal."""
    cells = [*(f"{found[name]:.0f}" for name in counts), *(f"{found[name]:.1f}" for name in times)]
    return f"| {' | '.join([database, *cells])} |"
