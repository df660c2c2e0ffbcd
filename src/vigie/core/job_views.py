"""The page that follows a long job, for whoever asked for it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from vigie.core.models import JobProgress
from vigie.core.views import public


@public
@never_cache
@require_safe
def job(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show how far a job has gone; asked for anew by the page itself, it answers that part only.

    The page is found among the jobs of whoever is signed in: for anybody else it does not exist.
    """
    progress = get_object_or_404(JobProgress, pk=pk, owner_key=str(request.user.pk or "nobody"))
    is_part = request.headers.get("HX-Request") == "true"
    return render(request, "core/parts/job_state.html" if is_part else "core/job.html", {"job": progress})
