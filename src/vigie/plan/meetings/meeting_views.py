"""Pages of meetings: the list, and each meeting."""

from django.http import HttpResponse

from vigie.accounts.access import Request, allowed
from vigie.plan.governance_pages import governance_page
from vigie.plan.models import Meeting
from vigie.plan.rules import may_read_bodies


@allowed(may_read_bodies)
def meetings(request: Request) -> HttpResponse:
    """The meetings of every body, the latest first."""
    rows = Meeting.objects.select_related("body")
    return governance_page(request, "plan/meetings/meetings.html", "plan:meetings", meetings=rows)
