"""Forgets what seats say of people who were erased; running it twice changes nothing more."""

from datetime import date

from django.db.models import Q

from vigie.plan.models import BodyMember


def empty_erased_seats(day: date) -> None:
    """End the seats of erased people, and forget in which capacity and for which political group they sat.

    A seat that was offered, asked for, or to be taken later was never theirs: it is removed.
    """
    erased = BodyMember.objects.filter(person__erased_at__isnull=False)
    erased.filter(Q(joined_on=None) | Q(joined_on__gt=day)).delete()
    erased.filter(left_on=None).update(left_on=day)
    erased.update(capacity="", political_group="", is_runner=False)
