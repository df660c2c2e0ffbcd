"""Applications that are late: to send once their last day is over, or to tell a week after they were sent."""

from datetime import date, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from vigie.accounts.models import Membership, Role
from vigie.testing.models import Application, Campaign

# After which no answer is an answer, to tell as well.
TO_ANSWER: Final = timedelta(days=7)


def overdue_applications(day: date) -> QuerySet[Application]:
    """Return what testers of campaigns that live should have done by a day, the oldest first."""
    sentinels = Membership.objects.current().filter(role=Role.SENTINEL).values("person")
    to_send = Q(sent_on=None, due_on__lt=day)
    to_tell = Q(reported_on=None, sent_on__lte=day - TO_ANSWER)
    return (
        Application.objects.filter(to_send | to_tell, abandoned="", tester__person__in=sentinels)
        .filter(test__campaign__in=Campaign.objects.filter(ended_on=None, stopped_on=None))
        .filter(tester__trained_on__isnull=False, tester__charter_signed_on__isnull=False, tester__stopped_on=None)
        .select_related("tester")
        .order_by("due_on", "pk")
    )
