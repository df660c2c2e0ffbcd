"""What the pages of results share: reaching a wave and its frozen results, drawing them."""

from typing import Any

from django.http import Http404

from vigie.accounts.access import Reason, Request
from vigie.surveys.managing.access import Opened, open_survey
from vigie.surveys.models import FrozenResults, Wave
from vigie.surveys.results.shown import crossings_of, left_out_of, questions_of
from vigie.surveys.rules import may_analyse, may_read_texts


def wave_or_404(request: Request, survey_id: int, wave_id: int) -> tuple[Opened, Wave]:
    """Return a wave of a survey that someone sees, with what they may do. Raises Http404."""
    opened = open_survey(request, survey_id)
    wave = Wave.objects.filter(survey=opened.survey, pk=wave_id).select_related("version").first()
    if wave is None:
        raise Http404
    wave.survey = opened.survey
    return opened, wave


def results_or_404(wave: Wave) -> FrozenResults:
    """Return the frozen results of a wave. Raises Http404."""
    results = FrozenResults.objects.select_related("publication", "frozen_by").filter(wave=wave).first()
    if results is None:
        raise Http404
    results.wave = wave
    return results


def public_results_or_404(code: str) -> FrozenResults:
    """Return results open to everyone, by the code of their wave. Raises Http404."""
    found = FrozenResults.objects.filter(wave__code=code, publication__isnull=False)
    results = found.select_related("publication", "wave__survey__organisation").first()
    if results is None:
        raise Http404
    return results


def analysing(opened: Opened) -> Reason:
    """None when someone was named to analyse a survey."""
    return may_analyse(opened.rights)


def reading_texts(opened: Opened) -> Reason:
    """None when someone was named to read the free texts of a survey."""
    return may_read_texts(opened.rights)


def shown(results: FrozenResults) -> dict[str, Any]:
    """Return what the template of results draws."""
    questions = questions_of(results.content, results.drawings)
    return {
        "results": results,
        "answers": results.content["answers"],
        "threshold": results.content["threshold"],
        "questions": questions,
        "crossings": crossings_of(results.content),
        "left_out": left_out_of(results.content),
    }
