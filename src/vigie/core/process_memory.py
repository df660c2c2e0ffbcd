"""How a process of the server keeps memory: what a page took goes back to the machine when the page is done."""

import ctypes
from contextlib import suppress
from typing import Final

# Of mallopt, in <malloc.h> of glibc.
M_MMAP_THRESHOLD: Final = -3
M_ARENA_MAX: Final = -8
LARGE: Final = 128 * 1024


def keep_little() -> None:
    """Give large blocks back as soon as they are freed, and let threads share one reserve; inherited by forks.

    By itself, glibc keeps a reserve for each thread, as large as the largest file that passed through it. Nothing
    changes where the C library has no such settings.
    """
    with suppress(AttributeError, OSError):
        library = ctypes.CDLL(None)
        library.mallopt(M_MMAP_THRESHOLD, LARGE)
        library.mallopt(M_ARENA_MAX, 1)
