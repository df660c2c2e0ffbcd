"""How long a sealed thing may be: only a few lengths exist, so that a length tells little."""

SMALLEST = 256
DOUBLED_UNTIL = 64 * 1024
PARTS = 8


def bucket(size: int) -> int:
    """Return the length in bytes that content of this size is brought to: the least of the allowed lengths.

    They double from 256 bytes to 64 KiB, then grow by eighths: a large file is at most an eighth longer than it was.
    """
    power = 1 << max(size - 1, SMALLEST - 1).bit_length()
    if power <= DOUBLED_UNTIL:
        return power
    step = power // 2 // PARTS
    return -(-size // step) * step
