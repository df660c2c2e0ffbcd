"""The version of the lists that facts are poured with: a new row only when something in the lists has changed."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from vigie.observatory.models import ReferentialVersion
from vigie.observatory.referentials.listed import carried_over, content_of, lists_of
from vigie.observatory.referentials.lists import current_lists
from vigie.observatory.released_json import hash_of

# More than that many processes never write a new version at the same instant.
TRIES = 5


def current_version() -> ReferentialVersion:
    """Return the version that says what the lists say now, made if there is none; two processes make one."""
    for _attempt in range(TRIES):
        last = ReferentialVersion.objects.order_by("-number").first()
        before = lists_of(last.content) if last else {}
        content = content_of(carried_over(current_lists(), before, timezone.localdate().isoformat()))
        content_hash = hash_of(content)
        found = ReferentialVersion.objects.filter(content_hash=content_hash).first()
        if found:
            return found
        try:
            with transaction.atomic():
                number = last.number + 1 if last else 1
                return ReferentialVersion.objects.create(number=number, content=content, content_hash=content_hash)
        except IntegrityError:
            continue
    raise RuntimeError("the lists change faster than their versions are written")
