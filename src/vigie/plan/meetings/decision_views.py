"""Pages of decisions: what was decided, by whom it is carried, what became of it."""

from django.http import HttpResponse

from vigie.accounts.access import Request, allowed
from vigie.plan.governance_pages import governance_page
from vigie.plan.models import Decision
from vigie.plan.rules import may_read_bodies


@allowed(may_read_bodies)
def decisions(request: Request) -> HttpResponse:
    """The decisions of every meeting, the latest first."""
    rows = Decision.objects.select_related("meeting__body", "carrier__parent")
    return governance_page(request, "plan/meetings/decisions.html", "plan:decisions", decisions=rows)
