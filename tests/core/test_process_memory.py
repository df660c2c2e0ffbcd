"""What threads took goes back to the machine."""

import ctypes
import subprocess
import sys

import pytest

FILES = """
import threading
from vigie.core.process_memory import keep_little
together = threading.Barrier(4)
def hold():
    bytearray(9_000_000)
    blocks = [bytearray(1_000_000) for _ in range(12)]
    together.wait()
"""
RESIDENT = """
threads = [threading.Thread(target=hold) for _ in range(4)]
for each in threads: each.start()
for each in threads: each.join()
print(next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmRSS")))
"""


def resident(first: str) -> int:
    """Return what a process still holds, in kilobytes, once four threads have let twelve megabytes go each."""
    done = subprocess.run([sys.executable, "-c", FILES + first + RESIDENT], check=True, capture_output=True, text=True)
    return int(done.stdout)


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "gnu_get_libc_version"), reason="glibc alone keeps such a reserve")
def test_large_blocks_are_given_back():
    assert resident("keep_little()") + 10_000 < resident("")
