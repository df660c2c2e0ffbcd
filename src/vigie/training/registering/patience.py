"""Waits again for a database that others write to, so that nobody who registers with the crowd is turned away."""

from collections.abc import Callable
from typing import Final, TypeVar

from django.db import OperationalError

from vigie.core.middleware import BUSY, database_code

Result = TypeVar("Result")
# Each try already waits five seconds on SQLite.
MOST_TRIES: Final = 8


def patiently(act: Callable[[], Result]) -> Result:
    """Return what a whole transaction returns, begun again when other writers kept it waiting in vain."""
    for _ in range(MOST_TRIES - 1):
        try:
            return act()
        except OperationalError as error:
            if not database_code(error).startswith(BUSY):
                raise
    return act()
