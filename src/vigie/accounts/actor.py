"""Who is acting, as a plain value that rules can read."""

from dataclasses import dataclass, field

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef

from vigie.accounts.models import Membership, Person, Role

SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


@dataclass(frozen=True)
class Actor:
    """Someone acting, with the roles they hold today, by organisation.

    person_id: None for a visitor. roles: the roles held today, whatever the organisation.
    organisations: ids of the organisations in whose name they act, with the role held there.
    has_second_factor: whether a passkey or an application's codes are asked of them when they sign in.
    """

    person_id: int | None = None
    roles: frozenset[str] = frozenset()
    organisations: frozenset[tuple[int, str]] = field(default=frozenset())
    has_second_factor: bool = False

    @property
    def is_visitor(self) -> bool:
        return self.person_id is None

    def has(self, *roles: Role) -> bool:
        """Whether one of these roles is held today."""
        return any(role in self.roles for role in roles)

    def belongs_to(self, organisation_ids: frozenset[int] | set[int], *roles: Role) -> bool:
        """Whether one of these roles is held in one of these organisations; any role when none is named."""
        return not self.organisations_as(*roles).isdisjoint(organisation_ids)

    def organisations_as(self, *roles: Role) -> set[int]:
        """Return the ids of the organisations in which one of these roles is held; any role when none is named."""
        wanted = roles or tuple(Role)
        return {organisation for organisation, role in self.organisations if role in wanted}


VISITOR = Actor()


def actor_of(person: Person) -> Actor:
    """Read what someone may do today from their memberships; one query.

    A role held in an organisation also holds in its services.
    """
    held = list(
        Membership.objects.current()
        .filter(person=person)
        .annotate(
            has_factor=Exists(Authenticator.objects.filter(user=OuterRef("person"), type__in=SECOND_FACTORS)),
        )
        .values_list("organisation_id", "role", "organisation__services", "has_factor")
    )
    places = {(organisation, role) for organisation, role, _, _ in held}
    places |= {(service, role) for _, role, service, _ in held if service}
    return Actor(
        person_id=person.pk,
        roles=frozenset(role for _, role, _, _ in held),
        organisations=frozenset(places),
        has_second_factor=any(has_factor for *_, has_factor in held),
    )
