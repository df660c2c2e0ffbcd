"""Who may do what in the room of awareness: pure functions that return None, or the reason for no."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Reason
from vigie.accounts.actor import Actor
from vigie.accounts.models import Role


def may_run_awareness(actor: Actor) -> Reason:
    """The pilot alone publishes, lends, answers requests and keeps the definition and the programme."""
    if actor.has(Role.PILOT):
        return None
    return _("La sensibilisation est conduite par l'équipe qui pilote le plan.")


def may_prepare(actor: Actor) -> Reason:
    """The pilot, and those who contribute for an organisation, write tools and events."""
    if actor.has(Role.PILOT, Role.CONTRIBUTOR):
        return None
    return _("Les outils et les événements sont préparés par les structures et par l'équipe qui pilote le plan.")


def may_change(actor: Actor, organisation_id: int | None) -> Reason:
    """The pilot changes everything; a contributor, what belongs to their organisation."""
    if actor.has(Role.PILOT):
        return None
    if organisation_id is not None and actor.belongs_to({organisation_id}, Role.CONTRIBUTOR):
        return None
    return _("Ceci est tenu par une autre structure.")
