"""Gives a seat back: it goes to the second round, never to someone chosen."""

from django.db import transaction
from django.utils import timezone

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.internships.models import Assignment


def give_back(*, assignment_id: int, by: Person) -> Assignment:
    """End an assignment at the pupil's request; asked again, nothing changes.

    The pupil then comes last in the second round: giving a seat back to try one's luck again never pays.
    """
    with transaction.atomic():
        assignment = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment_id)
        if assignment.ended_on is None:
            assignment.ended_on, assignment.end = timezone.localdate(), Assignment.End.WITHDRAWN
            assignment.save(update_fields=["ended_on", "end"])
            record(actor=by, verb="seat_given_back", on=assignment)
    return assignment
