"""Who may do what in the network: pure functions that return None, or the reason for no."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Reason
from vigie.accounts.actor import Actor
from vigie.accounts.models import Role

MEMBERS = (Role.AMBASSADOR, Role.SENTINEL, Role.NETWORK_MEMBER)


def may_run_network(actor: Actor) -> Reason:
    """The pilot calls, decides, gives mandates and ends them."""
    if actor.has(Role.PILOT):
        return None
    return _("Le réseau est conduit par l'équipe qui pilote le plan.")


def may_examine(actor: Actor) -> Reason:
    """Anyone with a role may be named to read; what they then see is what they are named for."""
    if actor.roles:
        return None
    return _("Cette page est faite pour les personnes désignées pour lire des candidatures.")


def may_name_for_structure(actor: Actor) -> Reason:
    """Whoever contributes for a structure names its ambassadors; for its own structure only."""
    if actor.has(Role.CONTRIBUTOR):
        return None
    return _("Une structure désigne ses ambassadrices et ambassadeurs par la personne qui contribue pour elle au plan.")


def may_be_member(actor: Actor) -> Reason:
    """Members of the network, those who prepare their mandate included, have pages of their own."""
    if actor.has(*MEMBERS):
        return None
    return _("Cette page est faite pour les membres du réseau : ambassadrices, ambassadeurs et sentinelles.")


def may_read_directory(actor: Actor) -> Reason:
    """Ambassadors, sentinels and the pilot read what members accept to show."""
    if actor.has(Role.PILOT, Role.AMBASSADOR, Role.SENTINEL):
        return None
    return _("L'annuaire du réseau est réservé à ses membres.")


def may_read_coverage(actor: Actor) -> Reason:
    """Where the network is, and where it is not, is read by those who work on the plan and by its members."""
    readers = (Role.PILOT, Role.CONTRIBUTOR, Role.READER, Role.ELECTED_MEMBER, Role.AMBASSADOR, Role.SENTINEL)
    if actor.has(*readers):
        return None
    return _("Cette page est réservée aux partenaires du plan et aux membres du réseau.")
