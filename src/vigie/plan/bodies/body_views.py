"""Pages of bodies: the list, and each body."""

from django.http import HttpResponse

from vigie.accounts.access import Request, allowed
from vigie.plan.governance_pages import governance_page
from vigie.plan.models import Body
from vigie.plan.rules import may_read_bodies


@allowed(may_read_bodies)
def bodies(request: Request) -> HttpResponse:
    """The bodies that follow the plan."""
    return governance_page(request, "plan/bodies/bodies.html", "plan:bodies", bodies=Body.objects.all())
