"""Who may do what with the label: pure functions that return None, or the reason for no."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Reason
from vigie.accounts.actor import Actor
from vigie.accounts.models import Role


def may_run_label(actor: Actor) -> Reason:
    """The pilot keeps charters and frameworks, names assessors, records decisions."""
    if actor.has(Role.PILOT):
        return None
    return _("Le label est conduit par l'équipe qui pilote le plan.")


def may_enter_label(actor: Actor) -> Reason:
    """The pilot, and those who contribute for a structure; what they then see is their own."""
    if actor.has(Role.PILOT, Role.CONTRIBUTOR):
        return None
    return _("Cette page est faite pour les personnes qui contribuent au plan au nom d'une structure.")


def may_work_for(actor: Actor, organisation_id: int) -> Reason:
    """Those who contribute for a structure write its application, the pilot does not."""
    if actor.belongs_to({organisation_id}, Role.CONTRIBUTOR):
        return None
    return _("Seules les personnes qui contribuent au nom de cette structure écrivent ici.")


def may_read_of(actor: Actor, organisation_id: int) -> Reason:
    """What a structure writes is read by its own contributors and the pilot."""
    return None if actor.has(Role.PILOT) else may_work_for(actor, organisation_id)
