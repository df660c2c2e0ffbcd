"""Who may do what in support: pure functions that return None, or the reason for no."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Reason
from vigie.accounts.actor import Actor
from vigie.accounts.models import Role


def may_listen(actor: Actor) -> Reason:
    """Those who listen, and nobody else: neither the pilot, nor an administrator, nor an elected member."""
    return None if actor.has(Role.LISTENER) else _("Ces pages sont réservées aux personnes qui écoutent.")


def may_supervise(actor: Actor) -> Reason:
    """Those who answer for the reception of an organisation; they see what is due, never what was told."""
    if actor.has(Role.SUPPORT_SUPERVISOR):
        return None
    return _("Cette page est réservée aux responsables d'accueil.")


def may_override(listens_with_permission: bool) -> Reason:
    """Referring without agreement takes a permission given by name, for a life in danger."""
    if listens_with_permission:
        return None
    return _("Orienter sans accord demande une autorisation : parlez-en à votre responsable d'accueil.")
