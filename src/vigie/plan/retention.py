"""Forgets useless links sent by e-mail, files nobody imported, what seats say of erased people; may run twice."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from vigie.plan.bodies.retention import empty_erased_seats
from vigie.plan.data_register import UPDATE_LINKS_KEPT
from vigie.plan.models import MeetingUpload, PlanUpload, UpdateLink


@task()
def forget_links() -> None:
    """Apply the retention of the day: a periodic job."""
    forget_old_links(timezone.now())
    PlanUpload.objects.expired().delete()
    MeetingUpload.objects.expired().delete()
    empty_erased_seats(timezone.localdate())


def forget_old_links(now: datetime) -> int:
    """Remove the links expired for long enough at this instant; return how many. Notes written with them stay."""
    return UpdateLink.objects.filter(expires_at__lt=now - UPDATE_LINKS_KEPT).delete()[0]
