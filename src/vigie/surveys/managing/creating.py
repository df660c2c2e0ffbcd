"""Creates a survey: from a template, from a spreadsheet, from another survey, or with a blank questionnaire."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Organisation, Person
from vigie.surveys.models import Survey, SurveyVersion
from vigie.surveys.xlsform.sheets import Sheets
from vigie.territory.models import Commune

BLANK: Sheets = {
    "survey": [["type", "name", "label", "hint", "required", "relevant"]],
    "choices": [["list_name", "name", "label"]],
    "settings": [["form_title", "form_id"], ["", "questionnaire"]],
}


def create_survey(
    *,
    organisation: Organisation,
    title: str,
    sheets: Sheets,
    by: Person,
    kind: str = Survey.Kind.OTHER,
    purpose: str = "",
    mapping: dict[str, Any] | None = None,
    is_anonymous: bool = True,
    is_fictitious: bool = False,
) -> Survey:
    """Create a survey with its first draft. Whoever creates it may prepare it through their organisation."""
    with transaction.atomic():
        survey = Survey.objects.create(
            organisation=organisation,
            title=title,
            kind=kind,
            purpose=purpose,
            fact_mapping=mapping,
            is_anonymous=is_anonymous,
            is_fictitious=is_fictitious,
        )
        SurveyVersion.objects.create(survey=survey, number=1, sheets=sheets)
        record(actor=by, verb="survey_created", on=survey)
    return survey


def duplicate_survey(*, source: Survey, title: str, organisation: Organisation, by: Person) -> Survey:
    """Create a survey that asks the same, with its own life: neither waves, answers nor rights are copied."""
    latest = source.versions.order_by("-number").first()
    return create_survey(
        organisation=organisation,
        title=title,
        sheets=latest.sheets if latest else BLANK,
        by=by,
        kind=source.kind,
        purpose=source.purpose,
        mapping=source.fact_mapping,
        is_anonymous=source.is_anonymous,
    )


def copy_title(title: str) -> str:
    """Return a title that says that it is a copy."""
    return gettext("%(title)s (copie)") % {"title": title[:180]}


def communes() -> list[tuple[str, str]]:
    """Return the communes of the territory, by name: INSEE code and name. One query."""
    return list(Commune.objects.order_by("name").values_list("insee_code", "name"))
