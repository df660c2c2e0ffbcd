"""The page of what must happen every year, and the act that takes it from the plan's own words."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.plan.access import plan_or_404
from vigie.plan.moments import moment_rows, moments_to_take, take_moments
from vigie.plan.plan_views import plan_page
from vigie.plan.rules import may_read_plan, may_run_plan


@allowed(may_read_plan)
def moments(request: Request, plan_id: int | None = None) -> HttpResponse:
    """List the yearly moments with their dates; a year without a date is said (S77, S103, S175)."""
    plan, day = plan_or_404(plan_id), timezone.localdate()
    is_pilot = may_run_plan(request.actor) is None
    return plan_page(
        request,
        plan,
        "plan/moments.html",
        "plan:moments",
        rows=moment_rows(plan, day),
        to_take=moments_to_take(plan) if is_pilot else [],
        year=day.year,
    )


@require_POST
@allowed(may_run_plan)
def take_from_plan(request: Request, plan_id: int) -> HttpResponse:
    """Create the moments that the plan's words name."""
    plan = plan_or_404(plan_id)
    number = len(take_moments(plan=plan, actor=request.user))
    if number:
        sentence = ngettext(
            "%(number)d moment annuel est repris du plan : donnez-lui une date.",
            "%(number)d moments annuels sont repris du plan : donnez-leur une date.",
            number,
        )
        messages.success(request, sentence % {"number": number})
    else:
        messages.info(request, gettext("Le plan ne nomme pas d'autre moment annuel."))
    return redirect("plan:moments", plan.pk)
