"""The results that everyone may read, once they are opened by an act. For any other wave, nothing is there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.core.exports import table_response
from vigie.core.views import public
from vigie.observatory.explorer.caching import kept
from vigie.observatory.open_data import licence
from vigie.surveys.results.file_views import known_format
from vigie.surveys.results.files import results_dictionary, results_table
from vigie.surveys.results.pages import public_results_or_404, shown


@public
@require_safe
@kept()
def public_results(request: HttpRequest, code: str) -> HttpResponse:
    """Show the results of a wave to everyone."""
    results = public_results_or_404(code)
    survey = results.wave.survey
    context = {
        "page_title": gettext("Résultats : %(survey)s") % {"survey": survey.title},
        "survey": survey,
        "wave": results.wave,
        "licence": licence,
        **shown(results),
    }
    return render(request, "surveys/results/public_results.html", context)


@public
@require_safe
def public_results_file(request: HttpRequest, code: str, file_format: str) -> HttpResponse:
    """Give those results as a file."""
    results = public_results_or_404(code)
    return table_response(results_table(results), known_format(file_format), dictionary=results_dictionary(results))


@public
@require_safe
def public_dictionary_file(request: HttpRequest, code: str, file_format: str) -> HttpResponse:
    """Give what the columns of that file mean."""
    return table_response(results_dictionary(public_results_or_404(code)), known_format(file_format))
