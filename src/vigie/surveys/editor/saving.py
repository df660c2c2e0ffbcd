"""Writes a draft that someone edited, unless someone else wrote meanwhile: then nothing is lost, and it is said."""

from collections.abc import Callable

from django.db import transaction

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.seen_forms import fingerprint
from vigie.surveys.models import Survey, SurveyVersion
from vigie.surveys.xlsform.sheets import Sheets


class ChangedMeanwhile(Exception):
    """The draft is no longer the one that was seen."""


def mark_of(version: SurveyVersion) -> str:
    """Return a short mark of a draft's sheets, the same whenever they are."""
    return fingerprint({"number": version.number, **{name: repr(rows) for name, rows in version.sheets.items()}})


def draft_of(survey: Survey) -> SurveyVersion | None:
    """Return the draft of a survey, None when everything is published."""
    return survey.versions.filter(published_on=None).first()


def edit_draft(*, survey: Survey, seen: str, act: Callable[[Sheets], Sheets], what: str, by: Person) -> None:
    """Do one thing to the draft. what: told by the journal. Raises ChangedMeanwhile when ``seen`` is not its mark."""
    with transaction.atomic():
        draft = survey.versions.select_for_update().filter(published_on=None).first()
        if draft is None or mark_of(draft) != seen:
            raise ChangedMeanwhile
        sheets = act(draft.sheets)
        if sheets == draft.sheets:
            return
        draft.sheets = sheets
        draft.save(update_fields=["sheets"])
        record(actor=by, verb="survey_changed", on=survey, changes={"questionnaire": ["", what]})
