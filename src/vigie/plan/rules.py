"""Who may do what in the plan: pure functions that return None, or the reason for saying no."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Reason
from vigie.accounts.actor import Actor
from vigie.accounts.models import Role


def may_read_plan(actor: Actor) -> Reason:
    """The working space belongs to the plan's partners; elected members read syntheses, administrators no content."""
    if actor.has(Role.PILOT, Role.CONTRIBUTOR, Role.READER):
        return None
    if actor.has(Role.ELECTED_MEMBER):
        return _("Cette page de travail est réservée aux partenaires du plan ; vos synthèses sont sur votre accueil.")
    return _("Cette page est réservée aux partenaires du plan.")


def may_read_synthesis(actor: Actor) -> Reason:
    """Figures of the whole plan, without anybody's name, are for partners and elected members."""
    if actor.has(Role.PILOT, Role.CONTRIBUTOR, Role.READER, Role.ELECTED_MEMBER):
        return None
    return _("Cette page est réservée aux partenaires du plan, aux élues et aux élus.")


def may_run_plan(actor: Actor) -> Reason:
    """The pilot alone changes the plan's structure, imports, opens to the public and confirms readings (S87)."""
    return None if actor.has(Role.PILOT) else _("Seule la personne qui pilote le plan peut faire cela.")


def may_change_action(actor: Actor, bearer_ids: Iterable[int]) -> Reason:
    """The pilot changes every action; a contributor, those an organisation of theirs carries.

    bearer_ids: ids of the organisations that carry the action, not of its partners.
    """
    if actor.has(Role.PILOT) or actor.belongs_to(set(bearer_ids), Role.CONTRIBUTOR):
        return None
    return _("Seules les structures qui portent cette action et la personne qui pilote le plan peuvent la modifier.")


def may_commit(actor: Actor, organisation_id: int) -> Reason:
    """The pilot writes every commitment to an axis; a contributor, those of their own organisation (S67)."""
    if actor.has(Role.PILOT) or actor.belongs_to({organisation_id}, Role.CONTRIBUTOR):
        return None
    return _("Seules la structure qui s'engage et la personne qui pilote le plan peuvent écrire cet engagement.")


def may_write(actor: Actor) -> Reason:
    """Pilots and contributors write; what each may write to is decided object by object."""
    if actor.has(Role.PILOT, Role.CONTRIBUTOR):
        return None
    return _("Cette page est réservée aux personnes qui tiennent le plan à jour.")
