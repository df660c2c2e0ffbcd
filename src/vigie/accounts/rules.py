"""Who may do what with people, organisations and the journal: pure functions that return None, or the reason for no."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Reason
from vigie.accounts.actor import Actor
from vigie.accounts.models import Role

# Whoever holds one of these roles sees personal data, and signs in with a second factor.
SECOND_FACTOR_ROLES = frozenset(
    {Role.PILOT, Role.ADMINISTRATOR, Role.LISTENER, Role.SUPPORT_SUPERVISOR, Role.SCHOOL, Role.COMPANY}
    | {Role.SENTINEL, Role.TRAINER}
)
# Whoever holds one of these meets victims, or answers for those who do.
SUPPORT_ROLES = frozenset({Role.LISTENER, Role.SUPPORT_SUPERVISOR})
# Whoever holds one of these opens sealed things with a vault of their own: cases, names of pupils, notes of tests.
VAULT_ROLES = frozenset({Role.LISTENER, Role.SCHOOL, Role.COMPANY, Role.SENTINEL})
# What a mandate of the network gives, with its days, and nothing else does: nobody is a sentinel without the training.
ROLES_OF_MANDATES = frozenset({Role.AMBASSADOR, Role.SENTINEL, Role.NETWORK_MEMBER})
# What a pilot may offer; the other roles come from an administrator.
ROLES_A_PILOT_GIVES = (
    frozenset({Role.CONTRIBUTOR, Role.READER, Role.ELECTED_MEMBER, Role.TRAINER})
    | SUPPORT_ROLES
    | VAULT_ROLES
    | ROLES_OF_MANDATES
)
# The address of whoever has a vault leads to a new password: it is not the pilot's to change.
ROLES_A_PILOT_CHANGES = ROLES_A_PILOT_GIVES - SUPPORT_ROLES - VAULT_ROLES


def needs_second_factor(actor: Actor) -> bool:
    """Whether a role held today opens personal data, so that a password alone is not enough."""
    return actor.has(*SECOND_FACTOR_ROLES)


def signed_in(actor: Actor) -> Reason:
    """Everyone with an account, whatever their roles."""
    return _("Connectez-vous d'abord.") if actor.is_visitor else None


def may_read_people(actor: Actor) -> Reason:
    """The pilot and the administrators alone see who is who."""
    if actor.has(Role.PILOT, Role.ADMINISTRATOR):
        return None
    return _("La liste des personnes est réservée à l'équipe qui pilote le plan.")


def may_give_role(actor: Actor, role: str, person_id: int | None) -> Reason:
    """An administrator gives any role, the pilot those of partners, listeners, elected members; never to oneself.

    person_id: who would receive it, None for someone not known yet.
    """
    if not actor.has(Role.PILOT, Role.ADMINISTRATOR):
        return _("Seule l'équipe qui pilote le plan peut inviter quelqu'un.")
    if person_id is not None and person_id == actor.person_id:
        return _("Personne ne se donne un rôle à soi-même : demandez à une autre personne qui administre Vigie.")
    if actor.has(Role.ADMINISTRATOR) or role in ROLES_A_PILOT_GIVES:
        return None
    return _("Ce rôle est donné par une personne qui administre Vigie.")


def may_offer_role(actor: Actor, role: str, person_id: int | None) -> Reason:
    """Whoever may give a role may offer it by an invitation, unless it comes with a mandate of the network."""
    if role in ROLES_OF_MANDATES:
        return _("Ce rôle vient avec un mandat du réseau : donnez-le depuis la page « Réseau ».")
    return may_give_role(actor, role, person_id)


def may_end_membership(actor: Actor, role: str, is_last_administrator: bool) -> Reason:
    """Whoever could have given a role may end it, their own included; the last administrator stays.

    is_last_administrator: whether nobody else would administer Vigie once it has ended.
    """
    if is_last_administrator:
        return _("C'est la dernière personne qui administre Vigie : donnez d'abord ce rôle à quelqu'un d'autre.")
    return may_give_role(actor, role, None)


def may_change_person(actor: Actor, person_id: int, roles: Iterable[str]) -> Reason:
    """Everyone changes their own details; an administrator, anyone's; the pilot, those of partners and elected members.

    roles: the roles the person holds or is offered.
    """
    if actor.person_id == person_id or actor.has(Role.ADMINISTRATOR):
        return None
    if actor.has(Role.PILOT) and set(roles) <= ROLES_A_PILOT_CHANGES:
        return None
    return _("Seules les personnes qui administrent Vigie peuvent modifier cette fiche.")


def may_erase_person(actor: Actor, person_id: int, is_last_administrator: bool) -> Reason:
    """An administrator erases someone at their request, never themselves nor the last administrator (GDPR, art. 17)."""
    if not actor.has(Role.ADMINISTRATOR):
        return _("Seules les personnes qui administrent Vigie peuvent effacer quelqu'un.")
    if is_last_administrator:
        return _("C'est la dernière personne qui administre Vigie : donnez d'abord ce rôle à quelqu'un d'autre.")
    if actor.person_id == person_id:
        return _("Demandez à une autre personne qui administre Vigie d'effacer votre fiche.")
    return None


def may_read_organisations(actor: Actor) -> Reason:
    """The directory is for those who work on the plan; its public side is drawn by the plan."""
    if actor.has(Role.PILOT, Role.ADMINISTRATOR, Role.CONTRIBUTOR, Role.READER):
        return None
    return _("L'annuaire des structures est réservé aux partenaires du plan.")


def may_read_members(actor: Actor, organisation_ids: Iterable[int]) -> Reason:
    """People of an organisation are seen by its own members, the pilot and the administrators.

    organisation_ids: the organisation and its services.
    """
    if actor.has(Role.PILOT, Role.ADMINISTRATOR) or actor.belongs_to(set(organisation_ids)):
        return None
    return _("Les personnes d'une structure ne sont visibles que de ses membres et de l'équipe qui pilote le plan.")


def may_run_organisations(actor: Actor) -> Reason:
    """The pilot and the administrators keep the directory."""
    if actor.has(Role.PILOT, Role.ADMINISTRATOR):
        return None
    return _("Seule l'équipe qui pilote le plan peut modifier l'annuaire des structures.")


def may_answer_join_requests(actor: Actor) -> Reason:
    """The pilot alone opens the plan to new partners (S75)."""
    return None if actor.has(Role.PILOT) else _("Seule la personne qui pilote le plan répond aux demandes d'adhésion.")


def may_read_journal(actor: Actor) -> Reason:
    """The journal tells who did what: the pilot and the administrators read it."""
    if actor.has(Role.PILOT, Role.ADMINISTRATOR):
        return None
    return _("Le journal des actes est réservé à l'équipe qui pilote le plan.")


def may_keep_vault(actor: Actor) -> Reason:
    """Those who open sealed things keep a vault key of their own: nobody else has anything to read with it."""
    if actor.has(*VAULT_ROLES, Role.PILOT):
        return None
    return _("Le coffre sert à qui écoute, accueille des élèves ou conduit des tests : votre rôle n'en a pas besoin.")
