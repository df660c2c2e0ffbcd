"""Who waits for whom: answers come in side by side, a wave closes between two of them, counts are exact.

Locks are taken in this order: the row of the wave, its counts, the journal. SQLite's transactions follow each other.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from vigie.surveys.models import Wave

# Any number will do, as long as no other room locks numbers of its own under it.
COUNTS = 5_102_229
CURRENT = (
    "SELECT wave.*, wave.cap IS NOT NULL OR EXISTS (SELECT 1 FROM surveys_quota WHERE wave_id = wave.id) AS is_limited"
    " FROM surveys_wave AS wave WHERE wave.id = %s"
)


@dataclass(frozen=True)
class Current:
    """A wave as it stands, which nobody closes until the end of the transaction. is_limited: it has a cap or quotas."""

    wave: Wave
    is_limited: bool


def read_while_open(wave_id: int) -> Current:
    """Return a wave as it stands; closing it waits for the end of this transaction. Raises DoesNotExist."""
    # Django knows no lock that several may hold at once.
    shared = " FOR SHARE OF wave" if connection.vendor == "postgresql" else ""
    found: list[Any] = list(Wave.objects.raw(CURRENT + shared, [wave_id]))
    if not found:
        raise Wave.DoesNotExist
    return Current(found[0], bool(found[0].is_limited))


def lock_counts(wave_id: int) -> None:
    """Let one transaction at a time count the answers of a wave, or pour them."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [COUNTS, wave_id])
