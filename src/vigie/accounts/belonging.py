"""Memberships begin and end; they are the only source of rights."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Membership, MembershipQuerySet, Organisation, Person, Role


def begin_membership(
    *,
    person: Person,
    organisation: Organisation,
    role: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
    job_title: str = "",
) -> Membership:
    """Make someone belong to an organisation with a role, unless they do already; call it in the act's transaction."""
    starts_on = starts_on or timezone.localdate()
    same = person.memberships.filter(organisation=organisation, role=role)
    held = same.current(starts_on).first() or same.filter(starts_on=starts_on).first()
    if held:
        return held
    return Membership.objects.create(
        person=person,
        organisation=organisation,
        role=role,
        starts_on=starts_on,
        ends_on=ends_on,
        job_title=job_title,
    )


def give_role(
    *,
    person: Person,
    organisation: Organisation,
    role: str,
    actor: Person | None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    job_title: str = "",
) -> Membership:
    """Give a role to someone who already signs in."""
    with transaction.atomic():
        membership = begin_membership(
            person=person,
            organisation=organisation,
            role=role,
            starts_on=starts_on,
            ends_on=ends_on,
            job_title=job_title,
        )
        record(actor=actor, verb="role_given", on=person, changes=said_membership(role, organisation))
    return membership


def end_membership(*, membership: Membership, actor: Person, last_day: date | None = None) -> None:
    """End a membership after its last day, yesterday by default: its rights vanish today.

    Raises ValidationError when nobody would administer Vigie any more.
    """
    last_day = last_day or timezone.localdate() - timedelta(days=1)
    with transaction.atomic():
        current = (
            Membership.objects.select_for_update(of=("self",))
            .select_related("person", "organisation")
            .get(pk=membership.pk)
        )
        if is_last_administrator(current):
            raise ValidationError(
                gettext("C'est la dernière personne qui administre Vigie : donnez d'abord ce rôle à quelqu'un d'autre.")
            )
        close_membership(current, last_day)
        changes = {gettext("fin"): ["", last_day.isoformat()]}
        said = said_membership(current.role, current.organisation)
        record(actor=actor, verb="membership_ended", on=current.person, changes=said | changes)


def close_membership(membership: Membership, last_day: date) -> None:
    """Write the last day; a membership that would end before it began never took effect, and goes."""
    if membership.starts_on and membership.starts_on > last_day:
        membership.delete()
        return
    membership.ends_on = last_day
    membership.save(update_fields=["ends_on"])


def is_last_administrator(membership: Membership) -> bool:
    """Whether this membership alone lets someone administer Vigie today."""
    return membership.role == Role.ADMINISTRATOR and not standing_administrators().exclude(pk=membership.pk).exists()


def administers_alone(person: Person) -> bool:
    """Whether someone administers Vigie today, and nobody else does."""
    administers = person.memberships.current().filter(role=Role.ADMINISTRATOR).exists()
    return administers and not standing_administrators().exclude(person=person).exists()


def standing_administrators() -> MembershipQuerySet:
    """Return the memberships of those who administer Vigie today, sign in, and have no end set."""
    return Membership.objects.current().filter(role=Role.ADMINISTRATOR, person__is_active=True, ends_on=None)


def said_membership(role: str, organisation: Organisation) -> dict[str, list[str]]:
    """Return what the journal says of a membership: the role and the organisation."""
    return {gettext("rôle"): ["", str(Role(role).label)], gettext("structure"): ["", str(organisation)]}
