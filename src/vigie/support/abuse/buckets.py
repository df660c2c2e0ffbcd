"""Token buckets: how much one sender, or one place, may still take; it comes back with time."""

import time
from collections.abc import Mapping
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


def spend(*wanted: tuple[Limit, str]) -> bool:
    """Take one token of each bucket; return False when one is empty, and nothing is taken of any.

    A refusal counts towards an attack.
    """
    if take(*wanted):
        return True
    take((REFUSALS, ""))
    return False


def take(*wanted: tuple[Limit, str]) -> bool:
    """Take one token of each bucket, made full on first use, or none of any. wanted: the limit, and whose it is."""
    limits, now = {bucket_key(limit.kind, who): limit for limit, who in wanted}, time.time()
    with transaction.atomic():
        buckets = locked(limits, now)
        for bucket in buckets:
            limit = limits[bytes(bucket.key)]
            bucket.tokens, bucket.filled_at = filled(bucket.tokens, now - bucket.filled_at, limit), now
        is_enough = all(bucket.tokens >= 1 for bucket in buckets)
        for bucket in buckets:
            bucket.tokens -= is_enough
            bucket.save(update_fields=["tokens", "filled_at"])
    return is_enough


def locked(limits: Mapping[bytes, Limit], now: float) -> list[Bucket]:
    """Return buckets by their keys, always locked in the same order: no two acts wait for each other."""
    held = Bucket.objects.select_for_update().filter(key__in=list(limits)).order_by("key")
    found, day = list(held), timezone.localdate()
    if len(found) == len(limits):
        return found
    full = [Bucket(key=key, day=day, tokens=float(limits[key].most), filled_at=now) for key in sorted(limits)]
    Bucket.objects.bulk_create(full, ignore_conflicts=True)
    return list(held.all())


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
