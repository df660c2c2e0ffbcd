"""Which counts of people are too small to be told, lest somebody be recognised. Plain functions."""

from decimal import Decimal


def is_small(count: float | Decimal, threshold: int) -> bool:
    """Whether a count tells of someone, and of fewer people than the threshold; zero tells of nobody."""
    return 0 < count < threshold


def tells_few(part: int, whole: int, threshold: int) -> bool:
    """Whether a part of a whole is small, or the rest, which subtraction tells; a small whole always has one."""
    return is_small(part, threshold) or is_small(whole - part, threshold)
