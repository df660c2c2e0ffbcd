"""Finds the body, the seat or the line that a page is about, and who sits there."""

from django.db.models import Model
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Request, check
from vigie.plan.access import seats_of
from vigie.plan.models import Body, BodyCategory, BodyMember, StandingItem
from vigie.plan.rules import Seats, may_run_body

# The lists of a body, by their names in addresses.
LINES: dict[str, tuple[type[BodyCategory] | type[StandingItem], str | Promise]] = {
    "categorie": (BodyCategory, _("catégorie de membres")),
    "point": (StandingItem, _("point permanent")),
}


def body_or_404(body_id: int) -> Body:
    """Return a body. Raises Http404 when there is none."""
    return get_object_or_404(Body.objects.select_related("referent", "axis__plan"), pk=body_id)


def body_to_run(request: Request, body_id: int) -> Body:
    """Return a body that who asks runs. Raises Http404, or PermissionDenied with the reason."""
    body = body_or_404(body_id)
    check(may_run_body(request.actor, seats_of(body)))
    return body


def seat_or_404(seat_id: int) -> tuple[BodyMember, Seats]:
    """Return a seat, and who sits in its body. Raises Http404 when there is none."""
    rows = BodyMember.objects.select_related("body", "person", "organisation__parent", "category")
    seat = get_object_or_404(rows, pk=seat_id)
    return seat, seats_of(seat.body)


def line_or_404(kind: str, line_id: int) -> BodyCategory | StandingItem:
    """Return a line of a body. Raises Http404 when there is none."""
    model: type[Model] = LINES[kind][0]
    line = get_object_or_404(model._default_manager.select_related("body"), pk=line_id)
    assert isinstance(line, BodyCategory | StandingItem)
    return line
