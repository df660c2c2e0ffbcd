"""Who waits for whom around a freeze: many change lists and offers side by side, and none while they are copied.

Locks are taken in this order: the row of the campaign, then all others. SQLite's transactions follow each other.
"""

from collections.abc import Iterable

from django.db import connection

from vigie.internships.models import Campaign

# Django knows no lock that several may hold at once.
HOLD = "SELECT id FROM internships_campaign WHERE id = ANY(%s) ORDER BY id FOR SHARE"


def hold_lists(campaigns: Iterable[int]) -> None:
    """Let nobody freeze the lists of campaigns before this transaction ends; wait for a freeze that has begun.

    What was read before no longer counts: read again what must not be frozen, then write. campaigns: their ids.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(HOLD, [list(campaigns)])


def hold_lists_of(pupils: Iterable[int]) -> None:
    """Do the same for the campaigns of pupils, by their ids."""
    found = Campaign.objects.filter(entries__classes__pupils__in=list(pupils))
    hold_lists(found.order_by("pk").values_list("pk", flat=True).distinct())
