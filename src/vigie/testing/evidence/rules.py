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


def may_open(*, is_over: bool) -> Reason:
    """Whoever holds the key, once the campaign is over: joined with what came back, a piece would tell the effect."""
    if is_over:
        return None
    return _(
        "Les pièces s'ouvrent une fois la campagne terminée : avant, elles peuvent dire qui demandait, et l'écart "
        "reste caché à tout le monde."
    )
