"""The questionnaire as someone who answers sees it, screen by screen; there is nothing to send."""

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.surveys.managing.access import open_survey
from vigie.surveys.managing.pages import page
from vigie.surveys.managing.publishing import checked_for_publication
from vigie.surveys.models import Survey, SurveyVersion
from vigie.surveys.page.preview import Preview, render_screen
from vigie.surveys.rules import may_see_surveys


@allowed(may_see_surveys)
@require_safe
def preview(request: Request, survey_id: int) -> HttpResponse:
    """Show a screen of the draft, else of the last version. « partie » says which screen, « langue » in which words."""
    survey = open_survey(request, survey_id).survey
    shown = screen_of(survey, request.GET.get("partie", ""), request.GET.get("langue", ""))
    return page(request, "surveys/editor/preview.html", gettext("Aperçu"), survey=survey, preview=shown)


def screen_of(survey: Survey, key: str, language: str) -> Preview | None:
    """Return a screen; None as long as the questionnaire has errors."""
    version = survey.versions.order_by("-number").first()
    if version is None:
        return None
    xform = version.xform or checked_for_publication(survey, version).xform
    if not xform:
        return None
    return render_screen(SurveyVersion(survey=survey, xform=xform), key=key, language=language)
