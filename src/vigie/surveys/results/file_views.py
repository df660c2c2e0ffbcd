"""Frozen results as files; answers without texts for those named to analyse; texts for those named to read them."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed, check
from vigie.accounts.models import Person
from vigie.core.exports import table_response
from vigie.surveys.managing.pages import page
from vigie.surveys.models import Wave
from vigie.surveys.receiving.files import names_of
from vigie.surveys.results.answers_export import (
    alone_count,
    answers_dictionary,
    catalogue_in,
    export_answers,
    open_file,
    read_texts,
    records_in,
)
from vigie.surveys.results.files import results_dictionary, results_table
from vigie.surveys.results.pages import analysing, reading_texts, results_or_404, wave_or_404
from vigie.surveys.rules import may_see_surveys

FORMATS = ("csv", "xlsx")


def known_format(file_format: str) -> str:
    """Return a format. Raises Http404 for one that is not written."""
    if file_format not in FORMATS:
        raise Http404
    return file_format


@allowed(may_see_surveys)
@require_safe
def results_file(request: Request, survey_id: int, wave_id: int, file_format: str) -> HttpResponse:
    """Give the frozen results of a wave as a file."""
    _opened, wave = wave_or_404(request, survey_id, wave_id)
    found = results_or_404(wave)
    return table_response(results_table(found), known_format(file_format), dictionary=results_dictionary(found))


@allowed(may_see_surveys)
@require_safe
def results_dictionary_file(request: Request, survey_id: int, wave_id: int, file_format: str) -> HttpResponse:
    """Give what the columns of that file mean."""
    _opened, wave = wave_or_404(request, survey_id, wave_id)
    return table_response(results_dictionary(results_or_404(wave)), known_format(file_format))


@never_cache
@allowed(may_see_surveys)
def answers(request: Request, survey_id: int, wave_id: int) -> HttpResponse:
    """Say what answers without texts may still show, then give them as a file, and write it in the journal."""
    opened, wave = wave_or_404(request, survey_id, wave_id)
    check(analysing(opened))
    why_not = why_not_opened(wave)
    if request.method == "POST" and not why_not:
        file_format = known_format(request.POST.get("file_format", ""))
        exported = export_answers(wave=wave, by=request.user)
        return table_response(exported, file_format, dictionary=answers_dictionary(wave))
    found = [] if why_not else records_in(wave)
    title = gettext("Exporter les réponses de « %(wave)s »") % {"wave": wave.name}
    return page(
        request,
        "surveys/results/answers.html",
        title,
        survey=opened.survey,
        wave=wave,
        why_not=why_not,
        number=len(found),
        alone=0 if why_not else alone_count(found, catalogue_in(wave)),
    )


@allowed(may_see_surveys)
@require_safe
def answers_dictionary_file(request: Request, survey_id: int, wave_id: int, file_format: str) -> HttpResponse:
    """Give what the columns and the codes of exported answers mean."""
    opened, wave = wave_or_404(request, survey_id, wave_id)
    check(analysing(opened))
    return table_response(answers_dictionary(wave), known_format(file_format))


@never_cache
@allowed(may_see_surveys)
def texts(request: Request, survey_id: int, wave_id: int) -> HttpResponse:
    """Remind what free texts are, then show them, each question shuffled by itself, and write it in the journal.

    Files that came with answers are named there, and given one at a time.
    """
    opened, wave = wave_or_404(request, survey_id, wave_id)
    check(reading_texts(opened))
    why_not = why_not_opened(wave)
    is_read = request.method == "POST" and not why_not
    if is_read and "file" in request.POST:
        return answer_file(wave, request.user, request.POST["file"])
    return page(
        request,
        "surveys/results/texts.html",
        gettext("Réponses libres de « %(wave)s »") % {"wave": wave.name},
        survey=opened.survey,
        wave=wave,
        why_not=why_not,
        found=read_texts(wave=wave, by=request.user) if is_read else None,
        files=names_of(wave) if is_read else [],
    )


def answer_file(wave: Wave, by: Person, number: str) -> HttpResponse:
    """Give a file of an answer, to be saved and never shown: nobody knows what it is. Raises Http404."""
    file = open_file(wave=wave, number=int(number), by=by) if number.isdecimal() and len(number) < 19 else None
    if file is None:
        raise Http404
    response = HttpResponse(file.content, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=file.name) or "attachment"
    return response


def why_not_opened(wave: Wave) -> str:
    """Return why answers cannot be read now; empty when they can."""
    if wave.closed_on is None:
        return gettext("Cette vague prend encore des réponses : elles se lisent une fois qu'elle est close.")
    if wave.purged_on is not None:
        return gettext("Les réponses de cette vague sont effacées, comme annoncé. Les résultats figés restent.")
    return ""
