"""What is read again each minute, and not for each page: lists that change a few times a year."""

import time


def this_minute() -> int:
    """Return the number of the minute: what is kept under it is read again when the next one comes."""
    return int(time.time() // 60)
