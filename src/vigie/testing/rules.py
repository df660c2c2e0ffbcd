"""Who may do what in a campaign of tests: pure functions that return None, or the reason for no."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Reason
from vigie.accounts.actor import Actor
from vigie.accounts.models import Role


def may_run_tests(actor: Actor) -> Reason:
    """The pilot alone prepares, follows and ends campaigns."""
    if actor.has(Role.PILOT):
        return None
    return _("Les campagnes de tests sont conduites par l'équipe qui pilote le plan.")


def may_test(actor: Actor) -> Reason:
    """Sentinels; what they then see is what was given to them."""
    if actor.has(Role.SENTINEL):
        return None
    return _("Cette page est faite pour les sentinelles qui participent à une campagne de tests.")
