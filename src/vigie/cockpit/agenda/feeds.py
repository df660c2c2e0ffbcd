"""Secret addresses by which someone's own calendar reads the agenda: made, found, revoked, forgotten.

A code is 32 random bytes; only its SHA-256 is kept, so that the database opens nothing.
"""

import hashlib
import secrets
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from vigie.accounts.actor import Actor, actor_of
from vigie.accounts.journal import record
from vigie.accounts.models import Membership, Person
from vigie.cockpit.data_register import FEEDS_KEPT, VISITS_KEPT
from vigie.cockpit.models import CalendarFeed, Visit
from vigie.plan.rules import may_read_synthesis

CODE_BYTES = 32
# More would be addresses forgotten somewhere.
MOST_FEEDS = 10


def hash_of(code: str) -> str:
    """Return what is kept of a code."""
    return hashlib.sha256(code.encode()).hexdigest()


def open_feed(*, person: Person, name: str) -> str:
    """Make an address for someone and return its code, which nobody will ever read again."""
    code = secrets.token_urlsafe(CODE_BYTES)
    with transaction.atomic():
        feed = CalendarFeed.objects.create(person=person, name=name, code_hash=hash_of(code))
        record(actor=person, verb="calendar_feed_opened", on=feed)
    return code


def revoke_feed(*, feed: CalendarFeed, actor: Person) -> None:
    """Close an address for good; closing it twice changes nothing."""
    with transaction.atomic():
        if CalendarFeed.objects.filter(pk=feed.pk, revoked_at=None).update(revoked_at=timezone.now()):
            record(actor=actor, verb="calendar_feed_revoked", on=feed)


def open_feeds_of(person: Person) -> list[CalendarFeed]:
    """Return the addresses that someone still uses."""
    return list(CalendarFeed.objects.filter(person=person, revoked_at=None))


def reader_of(code: str, day: date) -> Actor | None:
    """Return who reads with a code, with the rights they hold today; None when the code opens nothing.

    It opens nothing when it is unknown or revoked, or when its owner was erased or may read no agenda any more. The
    day of the last reading is kept, so that an address nobody uses is seen; nothing else about the reader is.
    """
    rows = CalendarFeed.objects.filter(code_hash=hash_of(code), revoked_at=None)
    feed = rows.filter(person__is_active=True, person__erased_at=None).select_related("person").first()
    if feed is None:
        return None
    actor = actor_of(feed.person)
    if may_read_synthesis(actor):
        return None
    if feed.last_read_on != day:
        CalendarFeed.objects.filter(pk=feed.pk).update(last_read_on=day)
    return actor


def forget_feeds_and_visits(now: datetime) -> None:
    """Revoke the addresses of people without a role, forget those revoked long ago, and visits long past.

    Running it twice changes nothing more.
    """
    current = Membership.objects.current(timezone.localdate(now)).filter(person=OuterRef("person"))
    gone = Q(person__is_active=False) | ~Exists(current)
    CalendarFeed.objects.filter(gone, revoked_at=None).update(revoked_at=now)
    CalendarFeed.objects.filter(Q(revoked_at__lt=now - FEEDS_KEPT) | Q(person__erased_at__isnull=False)).delete()
    Visit.objects.filter(Q(began_at__lt=now - VISITS_KEPT) | Q(person__erased_at__isnull=False)).delete()


def days_of_feed(day: date) -> tuple[date, date]:
    """Return the first and last days that an address gives: a year back, two years ahead."""
    return day - timedelta(days=365), day + timedelta(days=730)
