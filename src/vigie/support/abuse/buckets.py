"""Token buckets: how much one sender, or one place, may still take; it comes back with time."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from vigie.support.abuse.sender import FILE, bucket_key, forget_salts
from vigie.support.models import Bucket

HOUR: Final = 3600.0


@dataclass(frozen=True)
class Limit:
    """kind: what is limited. most: how many at once. seconds: time for an empty bucket to be full again."""

    kind: str
    most: int
    seconds: float = HOUR


REPORTS_OF_A_SENDER: Final = Limit("report", 5)
REPORTS_TO_A_POINT: Final = Limit("point", 10)
FILES_OF_A_SENDER: Final = Limit("file", 60)
RECEIPTS_OF_A_SENDER: Final = Limit("receipt", 10, 600)
MESSAGES_OF_A_CASE: Final = Limit("message", 30)
# How many refusals in a minute make an attack.
REFUSALS: Final = Limit("refusal", 60, 60)


def filled(tokens: float, since: float, limit: Limit) -> float:
    """Return what a bucket holds after so many seconds, never more than its most."""
    return min(float(limit.most), tokens + max(since, 0.0) * limit.most / limit.seconds)


def spend(limit: Limit, who: str) -> bool:
    """Take one token; return False when none is left, and nothing is taken. A refusal counts towards an attack."""
    if take(limit, who):
        return True
    take(REFUSALS, "")
    return False


def take(limit: Limit, who: str) -> bool:
    """Take one token of a bucket, made full on first use."""
    key, now = bucket_key(limit.kind, who), time.time()
    fresh = {"day": timezone.localdate(), "tokens": float(limit.most), "filled_at": now}
    with transaction.atomic():
        held = Bucket.objects.select_for_update().filter(key=key)
        bucket = held.first()
        if bucket is None:
            Bucket.objects.bulk_create([Bucket(key=key, **fresh)], ignore_conflicts=True)
            bucket = held.get()
        tokens = filled(bucket.tokens, now - bucket.filled_at, limit)
        is_enough = tokens >= 1
        bucket.tokens, bucket.filled_at = tokens - is_enough, now
        bucket.save(update_fields=["tokens", "filled_at"])
    return is_enough


def is_empty(limit: Limit, who: str) -> bool:
    """Whether nothing is left, without taking anything."""
    bucket = Bucket.objects.filter(key=bucket_key(limit.kind, who)).first()
    return bucket is not None and filled(bucket.tokens, time.time() - bucket.filled_at, limit) < 1


def is_under_attack() -> bool:
    """Whether so many were refused in the last minute that newcomers must wait or work."""
    return is_empty(REFUSALS, "")


@task()
def forget_buckets() -> None:
    """Erase the buckets and the salts of other days: a periodic job; running it twice changes nothing more."""
    today = timezone.localdate()
    Bucket.objects.exclude(day=today).delete()
    forget_salts(except_for=Path(settings.VIGIE_DATA_DIR) / f"{FILE}_{today.isoformat()}")
