"""Vigie served as in earnest, with its background work, and the memory that it takes."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

PATIENCE = 180


class Served:
    """A server under way. memory: the most that its processes held together so far, in bytes."""

    def __init__(self, port: int, process: "subprocess.Popen[bytes]") -> None:
        self.port, self.process, self.memory = port, process, 0
        self.resident = 0
        self.is_over = threading.Event()

    def watch(self) -> None:
        """Look at the memory until the server stops."""
        while not self.is_over.wait(0.2):
            processes = group(self.process.pid)
            self.memory = max(self.memory, sum(map(proportional, processes)))
            self.resident = max(self.resident, sum(map(resident, processes)))


def do_daily_work() -> None:
    """Do, in a process of its own, the background work that is all due on a new database, and then once a day."""
    subprocess.run([sys.executable, "-m", "vigie", "work", "--once"], check=True)


@contextmanager
def served(*, workers: int = 2, is_watched: bool = False) -> Iterator[Served]:
    """Serve Vigie on a free port of this machine while the block runs.

    is_watched: its memory is looked at, which takes from the machine itself.
    """
    port = free_port()
    command = [sys.executable, "-m", "vigie", "serve", "--bind", f"127.0.0.1:{port}", "--workers", str(workers)]
    process = subprocess.Popen(command, start_new_session=True)
    server = Served(port, process)
    watcher = threading.Thread(target=server.watch)
    try:
        wait_for(port)
        if is_watched:
            watcher.start()
        yield server
    finally:
        server.is_over.set()
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(PATIENCE)
        if watcher.ident:
            watcher.join()


def free_port() -> int:
    """Return a port that nobody holds."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_for(port: int) -> None:
    """Wait until the server answers. Raises TimeoutError."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        try:
            HTTPConnection("127.0.0.1", port, timeout=5).request("GET", "/sante/")
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("The server did not start.")


def processor_seconds(leader: int) -> float:
    """Return the processor time that a group has taken so far, in seconds."""
    total = 0
    for process in group(leader):
        try:
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def group(leader: int) -> list[int]:
    """Return the processes of a group, from /proc; none where there is no such folder."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == leader:
            found.append(int(path.parent.name))
    return found


def proportional(process: int) -> int:
    """Return the memory of a process, in bytes; what it shares with others is divided between them."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def resident(process: int) -> int:
    """Return the resident memory of a process, in bytes; what it shares with others is counted for each."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
