"""Finds what a page is about, and says whether who asks may write to it."""

from datetime import date

from django.db.models import F, Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.access import Reason
from vigie.accounts.actor import Actor
from vigie.plan.models import Action, Body, BodyMember, Participation, Plan
from vigie.plan.rules import Seats, may_change_action


def current_plan(day: date | None = None) -> Plan | None:
    """Return the plan of a day, today by default: the latest that has begun; None before the first plan.

    A plan being prepared for later years does not take the place of the one that people carry out; it is the current
    one only where no other has begun.
    """
    year = (day or timezone.localdate()).year
    latest_first = Plan.objects.order_by(F("starts_in").desc(nulls_last=True), "-pk")
    begun = latest_first.filter(Q(starts_in=None) | Q(starts_in__lte=year)).first()
    return begun or Plan.objects.order_by("starts_in", "-pk").first()


def plan_or_404(plan_id: int | None) -> Plan:
    """Return a plan by its number, or the current one. Raises Http404 when there is none."""
    plan = Plan.objects.filter(pk=plan_id).first() if plan_id else current_plan()
    if plan is None:
        raise Http404(gettext("Il n'y a pas encore de plan ici."))
    return plan


def bearer_ids(action: Action) -> list[int]:
    """Return the ids of the organisations that carry the action, from prefetched rows when there are some."""
    return [
        participation.organisation_id
        for participation in action.participations.all()
        if participation.part == Participation.Part.BEARER
    ]


def reason_not_to_change(actor: Actor, action: Action) -> Reason:
    """Say why this actor may not change this action; None when they may."""
    return may_change_action(actor, bearer_ids(action))


def seats_of(body: Body) -> Seats:
    """Return who sits in a body today; one query. A seat with a person is theirs, not their whole organisation's."""
    rows = list(BodyMember.objects.filter(body=body).sitting().values_list("person_id", "organisation_id", "is_runner"))
    return Seats(
        people=frozenset(person for person, _organisation, _runs in rows if person),
        runners=frozenset(person for person, _organisation, runs in rows if person and runs),
        organisations=frozenset(organisation for person, organisation, _runs in rows if not person),
    )
