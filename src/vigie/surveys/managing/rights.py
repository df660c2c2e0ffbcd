"""Gives and takes back what one person may do with one survey."""

from django.db import transaction

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.surveys.models import Survey, SurveyRight


def give_right(*, survey: Survey, person: Person, right: str, by: Person) -> None:
    """Let someone do something with a survey; giving it twice changes nothing."""
    with transaction.atomic():
        given, is_new = SurveyRight.objects.get_or_create(survey=survey, person=person, right=right)
        if is_new:
            record(actor=by, verb="survey_right_given", on=survey, changes=told(None, given))


def take_right(*, given: SurveyRight, by: Person) -> None:
    """Take a right back."""
    with transaction.atomic():
        record(actor=by, verb="survey_right_taken", on=given.survey, changes=told(given, None))
        given.delete()


def told(before: SurveyRight | None, after: SurveyRight | None) -> dict[str, list[str]]:
    """Return a change of rights as the journal tells it: the person by number, since their name may be erased."""
    words = [f"{one.get_right_display()} (personne n°\u00a0{one.person_id})" if one else "" for one in (before, after)]
    return {"droit": words}
