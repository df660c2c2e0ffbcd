"""Who may do what in the observatory: pure functions that return None, or the reason for saying no."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Reason
from vigie.accounts.actor import Actor
from vigie.accounts.models import Role


def may_run_observatory(actor: Actor) -> Reason:
    """The agglomération runs the observatory (S70): the pilot keeps indicators, requests, diagnosis and editions."""
    if actor.has(Role.PILOT):
        return None
    return _("Seule la personne qui pilote le plan fait vivre l'observatoire.")


def may_read_working_pages(actor: Actor) -> Reason:
    """Partners read how the observatory works, never its facts; elected members and residents read its editions."""
    if actor.has(Role.PILOT, Role.CONTRIBUTOR, Role.READER):
        return None
    return _("Ces pages de travail sont réservées aux partenaires du plan ; les éditions signées sont publiques.")
