"""Pages of adopted versions: the list, and each version."""

from django.http import HttpResponse

from vigie.accounts.access import Request, allowed
from vigie.plan.access import plan_or_404
from vigie.plan.governance_pages import governance_page
from vigie.plan.models import PlanVersion
from vigie.plan.rules import may_read_plan


@allowed(may_read_plan)
def versions(request: Request, plan_id: int | None = None) -> HttpResponse:
    """The adopted versions of a plan, the latest first."""
    plan = plan_or_404(plan_id)
    rows = PlanVersion.objects.filter(plan=plan).defer("content")
    return governance_page(request, "plan/revision/versions.html", "plan:versions", plan=plan, versions=rows)
