"""Who may do what in training: pure functions that return None, or the reason for no."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Reason
from vigie.accounts.actor import Actor
from vigie.accounts.models import Role


def may_run_training(actor: Actor) -> Reason:
    """The pilot alone writes modules, plans sessions, follows requests and targets."""
    if actor.has(Role.PILOT):
        return None
    return _("Les formations sont conduites par l'équipe qui pilote le plan.")


def may_follow_sessions(actor: Actor) -> Reason:
    """The pilot, for all sessions; trainers, for those in which they train."""
    if actor.has(Role.PILOT, Role.TRAINER):
        return None
    return _("Les sessions sont suivies par les personnes qui forment et par l'équipe qui pilote le plan.")


def may_see_own_structure(actor: Actor) -> Reason:
    """Those who contribute for a structure see who of it registered; nobody of another."""
    if actor.has(Role.CONTRIBUTOR, Role.PILOT):
        return None
    return _("Cette page est faite pour les structures partenaires.")


def may_follow_session(actor: Actor, trainer_ids: set[int]) -> Reason:
    """The pilot, and those who train in this very session. trainer_ids: of the people who do."""
    if actor.has(Role.PILOT):
        return None
    if actor.has(Role.TRAINER) and actor.person_id in trainer_ids:
        return None
    return _("Cette session est suivie par d'autres personnes.")
