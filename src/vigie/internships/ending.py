"""Ends seats, for whatever reason: the company that was to host someone no longer reads their name."""

from django.utils import timezone

from vigie.internships.models import Assignment, ReleasedName
from vigie.internships.models.after import AssignmentQuerySet


def end_seats(seats: AssignmentQuerySet, end: str) -> int:
    """End those of these seats that still hold, and erase the names released for them. Return how many.

    end: a code of ``Assignment.End``. Call it in the transaction of the act that ends them.
    """
    ending = list(seats.standing().select_for_update(of=("self",)).values_list("pk", flat=True))
    ReleasedName.objects.filter(assignment__in=ending).delete()
    return Assignment.objects.filter(pk__in=ending).update(ended_on=timezone.localdate(), end=end)
