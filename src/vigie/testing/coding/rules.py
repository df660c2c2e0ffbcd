"""Who may decide what, once tests are done."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Reason
from vigie.accounts.actor import Actor
from vigie.accounts.models import Role


def may_decide_validity(actor: Actor) -> Reason:
    """The pilot, or the sentinel who settles: that they do is looked for in the campaign."""
    if actor.has(Role.PILOT, Role.SENTINEL):
        return None
    return _("L'équipe qui pilote et la personne qui tranche les désaccords disent quels tests comptent.")
