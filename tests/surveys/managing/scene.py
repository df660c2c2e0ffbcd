"""A survey with its draft, its published version, its waves."""

from typing import Any

from vigie.accounts.models import Organisation, Person
from vigie.surveys.managing.creating import create_survey
from vigie.surveys.managing.publishing import publish_version
from vigie.surveys.managing.waves import new_code, open_wave
from vigie.surveys.models import Survey, Wave
from vigie.surveys.xlsform.sheets import Sheets

SHEETS: Sheets = {
    "survey": [
        ["type", "name", "label", "relevant"],
        ["begin group", "vecu", "Ce que vous avez vécu"],
        ["select_one oui_non", "ressenti", "Avez-vous vécu une discrimination ?"],
        ["select_multiple lieu", "lieu", "Où ?", "${ressenti} = 'yes'"],
        ["end group"],
        ["text", "mots", "Vos mots"],
    ],
    "choices": [
        ["list_name", "name", "label"],
        ["oui_non", "yes", "Oui"],
        ["oui_non", "no", "Non"],
        ["lieu", "work", "Au travail"],
        ["lieu", "school", "À l'école"],
    ],
    "settings": [["form_title", "form_id"], ["Essai", "essai"]],
}


def make_survey(organisation: Organisation, by: Person, **changes: Any) -> Survey:
    """Return a survey whose draft is valid."""
    given: dict[str, Any] = {"title": "Baromètre d'essai", "sheets": SHEETS, "purpose": "Essayer."}
    return create_survey(**(given | {"organisation": organisation, "by": by} | changes))


def make_wave(survey: Survey, by: Person, **changes: Any) -> Wave:
    """Return a wave of the survey, whose questionnaire is published if it was not."""
    version = publish_version(survey=survey, by=by)
    return open_wave(
        wave=Wave(survey=survey, version=version, code=new_code(), **({"name": "Printemps"} | changes)), by=by
    )
