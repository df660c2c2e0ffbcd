"""The questionnaire as someone who answers sees it; nothing that is filled in there is kept."""

from django.http import HttpResponse
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.surveys.editor.outline import outline
from vigie.surveys.managing.access import open_survey
from vigie.surveys.managing.pages import page
from vigie.surveys.managing.publishing import checked_for_publication
from vigie.surveys.rules import may_see_surveys


@allowed(may_see_surveys)
def preview(request: Request, survey_id: int) -> HttpResponse:
    """Show the draft, else the last version."""
    survey = open_survey(request, survey_id).survey
    version = survey.versions.order_by("-number").first()
    checked = checked_for_publication(survey, version) if version else None
    return page(
        request,
        "surveys/editor/preview.html",
        gettext("Aperçu"),
        survey=survey,
        lines=outline(version.sheets) if version else [],
        checked=checked,
    )
