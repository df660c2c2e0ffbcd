"""What someone who contributes for a structure sees: who of it is registered, and to what."""

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.models import Organisation, Role
from vigie.training.models import Enrolment
from vigie.training.pages import page
from vigie.training.rules import may_see_own_structure

MOST_SHOWN = 300


@allowed(may_see_own_structure)
@require_safe
def own_structure(request: Request) -> HttpResponse:
    """Show who of one's own structures is registered; of the others, nothing."""
    held = request.actor.organisations_as(Role.CONTRIBUTOR, Role.PILOT)
    rows = Enrolment.objects.standing().filter(organisation__in=held, session__cancelled_on=None)
    enrolments = rows.select_related("session__version__module", "organisation__parent")
    return page(
        request,
        "training/sessions/own_structure.html",
        gettext("Ma structure et les formations"),
        structures=Organisation.objects.filter(pk__in=held, parent=None).order_by("name"),
        enrolments=enrolments.order_by("-session__starts_at", "rank")[:MOST_SHOWN],
    )
