"""The pupil's page of results: what they got, why, what a reserve changed, and the proof that their list counted."""

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.internships.drawing.pupil_words import told_result
from vigie.internships.drawing.results import results_of
from vigie.internships.pupils.ranking.pages import pupil_page
from vigie.internships.pupils.session import PupilRequest, pupil_only


@pupil_only
@require_safe
def pupil_result(request: PupilRequest) -> HttpResponse:
    """Tell a pupil what each draw gave them, and why."""
    rounds = request.pupil.school_class.entry.campaign.rounds
    results = [told_result(result, request.pupil) for result in results_of(request.pupil)]
    waiting = rounds.filter(drawn_on=None).first()
    return pupil_page(
        request,
        "internships/pupils/result.html",
        gettext("Mon résultat"),
        "result",
        results=results,
        waiting=waiting,
    )
