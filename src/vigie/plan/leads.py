"""Who may be named pilot of an action."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from vigie.accounts.models import Membership, Person, Role
from vigie.plan.models import Action


def possible_leads(action: Action, organisation_ids: Iterable[int] | None) -> QuerySet[Person]:
    """Return who may be named pilot of an action: nobody who has left, but always whoever leads it now.

    organisation_ids: for a contributor, only the members of these organisations, the pilots of the plan, and people
    without an account who lead an action of these organisations; None for the plan's pilot, who may name anyone that
    belongs somewhere today, or whom Vigie knows by their name alone.
    """
    members = Membership.objects.current()
    named = Person.objects.without_account().filter(memberships=None)
    if organisation_ids is not None:
        concerned = list(organisation_ids)
        members = members.filter(Q(organisation__in=concerned) | Q(role=Role.PILOT))
        led = Action.objects.filter(participations__organisation__in=concerned)
        named = named.filter(pk__in=led.exclude(lead=None).values("lead"))
    offered = Q(pk__in=members.values("person")) | Q(pk__in=named.values("pk")) | Q(pk=action.lead_id)
    return Person.objects.filter(offered).order_by("name", "pk")
