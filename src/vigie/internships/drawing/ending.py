"""Gives a seat back: it goes to the second round, never to someone chosen."""

from django.db import transaction

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.internships.ending import end_seats
from vigie.internships.holding import hold_lists_of
from vigie.internships.models import Assignment


def give_back(*, assignment_id: int, by: Person) -> Assignment:
    """End an assignment at the pupil's request; asked again, nothing changes.

    The pupil then comes last in the second round: giving a seat back to try one's luck again never pays.
    """
    with transaction.atomic():
        hold_lists_of(Assignment.objects.filter(pk=assignment_id).values_list("pupil", flat=True))
        ended = end_seats(Assignment.objects.filter(pk=assignment_id), Assignment.End.WITHDRAWN)
        assignment = Assignment.objects.get(pk=assignment_id)
        if ended:
            record(actor=by, verb="seat_given_back", on=assignment)
    return assignment
