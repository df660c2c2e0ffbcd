"""The health page: for monitoring, and for whoever wonders whether it is the site or their connection."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from vigie.core.health import examine
from vigie.core.views import public


@public
@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200, or 503 when the site cannot serve people: JSON, or a page for browsers, that says ok or not ok."""
    findings = examine()
    code = 503 if any(finding.is_vital and not finding.is_ok for finding in findings) else 200
    if request.get_preferred_type(["application/json", "text/html"]) != "text/html":
        checks = {finding.code: finding.is_ok for finding in findings}
        return JsonResponse({"ok": all(checks.values()), "checks": checks}, status=code)
    context = {"findings": findings, "is_ok": all(finding.is_ok for finding in findings)}
    # Without its request a page asks nothing of the database, which may be what is down.
    return HttpResponse(render_to_string("core/health.html", context), status=code)
