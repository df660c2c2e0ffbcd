"""Who may see what evidence there is, and open it."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Reason
from vigie.accounts.actor import Actor
from vigie.accounts.models import Role


def may_see_evidence(actor: Actor) -> Reason:
    """The pilot, or a sentinel who reads: that they do is looked for in the campaign."""
    if actor.has(Role.PILOT, Role.SENTINEL):
        return None
    return _("Les pièces sont pour l'équipe qui pilote et pour les personnes nommées pour lire.")


def may_open(*, reads: bool, is_over: bool, is_held: bool = True) -> Reason:
    """Whoever reads in the campaign; anyone else once it is over. What came back is not known before.

    is_held: whether the outcome of the application is known; a piece, opened before, could tell its reader who asked.
    """
    if is_over or (reads and is_held):
        return None
    if reads:
        return _(
            "Cette pièce s'ouvre une fois le résultat de sa candidature arrêté : elle peut dire qui demandait, et une "
            "lecture se fait sans le savoir."
        )
    return _("Avant la fin de la campagne, seules les personnes nommées pour lire ouvrent les pièces.")
