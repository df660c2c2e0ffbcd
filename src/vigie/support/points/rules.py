"""Who keeps the directory, and who names those who listen: pure functions that return None, or the reason for no."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Reason
from vigie.accounts.actor import Actor
from vigie.accounts.models import Role


def may_keep_points(actor: Actor) -> Reason:
    """The pilot alone keeps the directory, the agreements and the state of play (S146, S147)."""
    return None if actor.has(Role.PILOT) else _("Seule la personne qui pilote le plan tient l'annuaire des lieux.")


def may_read_kept_points(actor: Actor) -> Reason:
    """The pilot sees every point; those who answer for a reception, the points of their organisation."""
    if actor.has(Role.PILOT, Role.SUPPORT_SUPERVISOR):
        return None
    return _("Cette page est réservée à la personne qui pilote le plan et aux responsables d'accueil.")


def may_name_listeners(actor: Actor, organisation_id: int) -> Reason:
    """The pilot names listeners anywhere; a supervisor, in the points of their own organisation.

    organisation_id: the organisation that holds the point.
    """
    if actor.has(Role.PILOT) or actor.belongs_to({organisation_id}, Role.SUPPORT_SUPERVISOR):
        return None
    return _("Seuls les responsables de ce lieu et la personne qui pilote le plan y nomment qui écoute.")


def may_end_listening(is_only_holder: bool) -> Reason:
    """A listening ends unless nobody else could open an open case of the point.

    is_only_holder: whether a case that is not closed would have no key left among the staff.
    """
    if not is_only_holder:
        return None
    return _(
        "Cette personne est la seule à pouvoir ouvrir un dossier en cours : qu'elle le confie d'abord à quelqu'un "
        "d'autre du lieu. Pour couper son accès tout de suite, une personne qui administre Vigie peut mettre fin à son "
        "rôle."
    )
