"""Two campaigns side by side: for the pilot, and for everyone when both reports are public."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.core.html_output import to_html
from vigie.core.views import public
from vigie.testing.models import Study
from vigie.testing.pages import Trail, page
from vigie.testing.results.views import public_trail, released_study, results_trail, study_or_404
from vigie.testing.results.waves import comparison_of
from vigie.testing.rules import may_run_tests


def waves_page(request: Request, one: Study, other: Study, trail: Trail) -> HttpResponse:
    """Draw two studies side by side. Raises Http404 when they are the same."""
    if one == other:
        raise Http404
    document = comparison_of(one, other)
    return page(
        request,
        "testing/results/waves.html",
        document.title,
        trail=trail,
        summary=document.summary,
        report=to_html(document),
        is_fictitious=one.campaign.is_fictitious or other.campaign.is_fictitious,
    )


@allowed(may_run_tests)
@require_safe
def waves(request: Request, code: str, other: str) -> HttpResponse:
    """Show the pilot two campaigns that have ended, side by side."""
    study = study_or_404(code)
    return waves_page(request, study, study_or_404(other), results_trail(study.campaign))


@public
@require_safe
def public_waves(request: Request, code: str, other: str) -> HttpResponse:
    """Show everyone two campaigns whose reports are public, side by side."""
    study = released_study(code)
    name, address = study.campaign.name, reverse("testing:public_results", args=[code])
    trail = [*public_trail(), (gettext("Rapport : %(name)s") % {"name": name}, address)]
    return waves_page(request, study, released_study(other), trail)
