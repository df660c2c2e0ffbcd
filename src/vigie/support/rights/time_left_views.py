"""The calculator of time left, by itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from vigie.core.views import public
from vigie.support.rights.counting import counted
from vigie.support.rights.facts import limits_on
from vigie.support.rights.forms import DatesForm
from vigie.support.rights.views import help_step


# Nothing is kept and nothing may be done: a token would only cost a cookie.
@csrf_exempt
@cache_control(no_store=True, private=True)
@require_http_methods(["GET", "HEAD", "POST"])
@public
def time_left_page(request: HttpRequest) -> HttpResponse:
    """Count what is left to act, by each verified limit, from dates sent and forgotten."""
    form = DatesForm(request.POST) if request.method == "POST" else DatesForm()
    today = timezone.localdate()
    limits = limits_on(today)
    return render(
        request,
        "support/rights/time_left.html",
        {
            "form": form,
            "today": today,
            "time_limits": limits,
            "limits": counted(limits, form.dates(), today) if form.is_valid() else [],
            "breadcrumb": [help_step(), (_("Combien de temps pour agir"), None)],
        },
    )
