"""Cap and quotas of a wave. Whoever calls these has locked its counts (``locking.lock_counts``)."""

from collections.abc import Mapping

from django.db.models import Case, F, IntegerField, Value, When

from vigie.surveys.models import Answer, Quota, WaitingAnswer, Wave


def received_count(wave: Wave) -> int:
    """Return how many answers a wave holds, those that wait included."""
    poured = Answer.objects.filter(wave_id=wave.pk).count()
    return poured + WaitingAnswer.objects.filter(wave_id=wave.pk).count()


def is_full(wave: Wave) -> bool:
    """Whether a wave has all the answers that it takes."""
    return wave.cap is not None and received_count(wave) >= wave.cap


def count_in_quotas(wave: Wave, values: Mapping[str, str]) -> bool:
    """Count an answer in the quotas that it belongs to; return False, without counting it, when one of them is full."""
    concerned = [quota for quota in Quota.objects.filter(wave_id=wave.pk) if is_concerned(quota, values)]
    if any(quota.count >= quota.limit for quota in concerned):
        return False
    one_more = When(pk__in=[quota.pk for quota in concerned], then=Value(1))
    # All rows are written, at each answer: otherwise the last transaction of each would name an answer of the last.
    more = Case(one_more, default=Value(0), output_field=IntegerField()) if concerned else Value(0)
    Quota.objects.filter(wave_id=wave.pk).update(count=F("count") + more)
    return True


def leave_quotas(wave: Wave, values: Mapping[str, str]) -> None:
    """Count an answer no longer in the quotas that it belonged to."""
    concerned = [quota.pk for quota in Quota.objects.filter(wave_id=wave.pk) if is_concerned(quota, values)]
    Quota.objects.filter(pk__in=concerned, count__gt=0).update(count=F("count") - 1)


def is_concerned(quota: Quota, values: Mapping[str, str]) -> bool:
    """Whether an answer has the value of a quota, among others where several may be chosen."""
    given = values.get(quota.question, "")
    return quota.value == given or quota.value in given.split()
