"""Opens and changes waves: when a survey is asked, to how many, by which way in."""

from typing import Any, Final

from django.db import transaction

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.drawn_codes import drawn_code
from vigie.surveys.models import Quota, Wave
from vigie.surveys.receiving.locking import lock_counts

# 50 bits.
LENGTH: Final = 11


def new_code() -> str:
    """Return a code for the public address of a wave, drawn by lot."""
    return drawn_code(LENGTH)


def open_wave(*, wave: Wave, by: Person) -> Wave:
    """Write a new wave, under a code of its own."""
    with transaction.atomic():
        wave.code = new_code()
        wave.save(force_insert=True)
        record(actor=by, verb="wave_opened", on=wave)
    return wave


def set_crossings(*, wave: Wave, crossings: list[list[str]], by: Person) -> None:
    """Choose the pairs of questions whose tables the results will show."""
    with transaction.atomic():
        before = wave.crossings
        wave.crossings = crossings
        wave.save(update_fields=["crossings"])
        told = [" ; ".join(" × ".join(pair) for pair in pairs) for pairs in (before, crossings)]
        record(actor=by, verb="wave_changed", on=wave, changes={"croisements": told})


def add_quota(*, wave: Wave, question: str, value: str, limit: int, by: Person) -> Quota:
    """Limit the answers that give one value, or raise that limit: lowered, it would tell how many there are."""
    with transaction.atomic():
        lock_counts(wave.pk)
        quota, is_new = Quota.objects.get_or_create(
            wave=wave, question=question, value=value, defaults={"limit": limit}
        )
        before = "" if is_new else quota.limit
        if not is_new:
            quota.limit = max(limit, quota.limit)
            quota.save(update_fields=["limit"])
        record(actor=by, verb="wave_changed", on=wave, changes=told(quota, before, quota.limit))
    return quota


def remove_quota(*, quota: Quota, by: Person) -> None:
    """Let any number of answers give that value again."""
    with transaction.atomic():
        record(actor=by, verb="wave_changed", on=quota.wave, changes=told(quota, quota.limit, ""))
        quota.delete()


def told(quota: Quota, before: Any, after: Any) -> dict[str, list[Any]]:
    """Return a quota's change as the journal tells it."""
    return {f"quota {quota}": [before, after]}
