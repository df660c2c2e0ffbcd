"""Pages of bodies: the list, and each body."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from vigie.accounts.access import Request, allowed
from vigie.accounts.actor import Actor
from vigie.accounts.history import history_of
from vigie.accounts.models import Role
from vigie.accounts.rules import may_read_organisations
from vigie.core.fuzzy_dates import FuzzyDate
from vigie.plan.access import seats_of
from vigie.plan.bodies.alerts import readable_alerts, sat_in
from vigie.plan.bodies.body_page import by_category, seat_lines, sits_on
from vigie.plan.bodies.finding import body_or_404
from vigie.plan.bodies.rules import may_ask_to_sit
from vigie.plan.bodies.standing import BodyStanding, has_ended, standings_of
from vigie.plan.bodies.warnings import count_of_meetings, warnings_in_words
from vigie.plan.governance_pages import governance_page
from vigie.plan.models import Body
from vigie.plan.rules import (
    Seats,
    may_raise_alert,
    may_read_bodies,
    may_read_minutes,
    may_read_plan,
    may_run_body,
)

SHOWN_MEETINGS = 12


@allowed(may_read_bodies)
def bodies(request: Request) -> HttpResponse:
    """The bodies that follow the plan, with what each lacks; those that have ended, apart."""
    today = timezone.localdate()
    found = list(Body.objects.order_by("name"))
    standings = standings_of(found, today)
    mine = set(sat_in(request.actor))
    rows = [row_of(standings[body.pk], today, body.pk in mine) for body in found]
    context: dict[str, Any] = {
        "rows": [row for row in rows if not row["standing"].has_ended],
        "ended": [row["standing"].body for row in rows if row["standing"].has_ended],
        "kinds": Body.Kind.choices,
        "is_pilot": request.actor.has(Role.PILOT),
        "has_alerts": readable_alerts(request.actor).exists(),
    }
    return governance_page(request, "plan/bodies/bodies.html", "plan:bodies", **context)


def row_of(standing: BodyStanding, day: date, is_mine: bool) -> dict[str, Any]:
    """Return a body as the list shows it."""
    return {
        "standing": standing,
        "body": standing.body,
        "warnings": warnings_in_words(standing, day),
        "meetings": count_of_meetings(standing.facts, day),
        "is_mine": is_mine,
    }


@allowed(may_read_bodies)
def body(request: Request, body_id: int) -> HttpResponse:
    """A body: its mandate, who sits there, what it looks at, when it met, what it asks."""
    found = body_or_404(body_id)
    today = timezone.localdate()
    seats = seats_of(found)
    standing = standings_of([found], today)[found.pk]
    context = {
        "body": found,
        "standing": standing,
        "warnings": warnings_in_words(standing, today),
        "meeting_count": count_of_meetings(standing.facts, today),
        "meetings": found.meetings.select_related("plan")[:SHOWN_MEETINGS],
        "alerts": readable_alerts(request.actor).filter(body=found),
        **mandate_of(found),
        **rights_on(request.actor, standing, seats),
        **members_of(request, found, seats, today),
    }
    context["history"] = history_of(found) if context["is_pilot"] else []
    return governance_page(request, "plan/bodies/body.html", "plan:bodies", title=found.name, **context)


def mandate_of(found: Body) -> dict[str, Any]:
    """Return what a body is for, and what it looks at."""
    return {
        "missions": found.missions.splitlines(),
        "installed": fuzzy_or_none(found.installed_on),
        "mandated": fuzzy_or_none(found.mandated_on),
        "standing_items": found.standing_items.all(),
        "documents": found.documents.all(),
        "join_url": reverse("plan:add_body_document", args=[found.pk]),
    }


def rights_on(actor: Actor, standing: BodyStanding, seats: Seats) -> dict[str, bool]:
    """Return what the reader may do and open from the page of a body."""
    return {
        "is_pilot": actor.has(Role.PILOT),
        "may_run": may_run_body(actor, seats) is None,
        "reads_plan": may_read_plan(actor) is None,
        "links_organisations": may_read_organisations(actor) is None,
        "may_read_minutes": may_read_minutes(actor, seats) is None,
        "may_alert": not standing.has_ended and may_raise_alert(actor, seats) is None,
    }


def fuzzy_or_none(dated: str) -> FuzzyDate | None:
    """Return a date as it is known; None when there is none."""
    return FuzzyDate.parse(dated) if dated else None


def members_of(request: Request, found: Body, seats: Seats, day: date) -> dict[str, Any]:
    """Return who sits, who is expected, who has left, as the reader may know it."""
    lines = seat_lines(found, request.actor, seats)
    sitting = [line for line in lines if sits_on(line.seat, day)]
    categories = list(found.categories.all())
    waiting = [line for line in lines if line.seat.joined_on is None and line.seat.left_on is None]
    may_ask = not has_ended(found, day) and may_ask_to_sit(request.actor, is_open=found.is_open) is None
    return {
        "categories": categories,
        "groups": by_category(sitting, categories),
        "sitting": sitting,
        "waiting": [line for line in waiting if line.may_answer or line.is_mine],
        "gone": [line for line in lines if line.seat.left_on and line.seat.left_on <= day],
        "may_ask": may_ask and not any(line.is_mine for line in (*sitting, *waiting)),
    }
