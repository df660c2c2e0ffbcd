"""Roles that only a mandate gives, held without one: of before mandates existed, or left behind. They end."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from vigie.accounts.belonging import close_membership, said_membership
from vigie.accounts.inviting import close_invitation
from vigie.accounts.journal import record
from vigie.accounts.models import Invitation, Membership, Role
from vigie.network.models import Function, Mandate


def end_unfounded(day: date) -> int:
    """End the roles that no mandate gives on a day or later, and withdraw their invitations; return how many roles."""
    with transaction.atomic():
        for invitation in Invitation.objects.pending().filter(role__in=Function.values):
            close_invitation(invitation)
        rows = list(unfounded(day).select_related("person", "organisation__parent").order_by("pk"))
        for membership in rows:
            said = said_membership(membership.role, membership.organisation)
            close_membership(membership, day - timedelta(days=1))
            record(actor=None, verb="membership_ended", on=membership.person, changes=said)
    return len(rows)


def unfounded(day: date) -> QuerySet[Membership]:
    """Return the roles of members, held or to come, that no mandate gives, and of those who prepare nothing.

    Whoever is named for a day to come prepares until its eve.
    """
    standing = Membership.objects.filter(Q(ends_on=None) | Q(ends_on__gte=day))
    given = Mandate.objects.filter(membership__isnull=False).values("membership")
    awaited = Mandate.objects.filter(Q(ended_on=None) | Q(ended_on__gte=day), Q(starts_on=None) | Q(starts_on__gt=day))
    without = Q(role__in=Function.values) & ~Q(pk__in=given)
    return standing.filter(without | (Q(role=Role.NETWORK_MEMBER) & ~Q(person__in=awaited.values("person"))))
