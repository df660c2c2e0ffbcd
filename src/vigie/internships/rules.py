"""Who may do what in the exchange: pure functions that return None, or the reason for no."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Reason
from vigie.accounts.actor import Actor
from vigie.accounts.models import Role


def may_run_exchange(actor: Actor) -> Reason:
    """The pilot alone: the agglomération runs the exchange (S138)."""
    if actor.has(Role.PILOT):
        return None
    return _("La bourse de stage est conduite par l'équipe qui pilote le plan.")


def may_act_for_a_school(actor: Actor) -> Reason:
    """Those who refer for a school; what they then see belongs to their school."""
    if actor.has(Role.SCHOOL):
        return None
    return _("Cette page est faite pour les établissements scolaires.")


def may_act_for_school(actor: Actor, organisation_id: int) -> Reason:
    """Those who refer for this very school; nobody else, the pilot no more than another school."""
    if actor.belongs_to({organisation_id}, Role.SCHOOL):
        return None
    return _("Cette classe est celle d'un autre établissement.")


def may_act_for_a_company(actor: Actor) -> Reason:
    """Those who refer for a company; what they then see belongs to their company."""
    if actor.has(Role.COMPANY):
        return None
    return _("Cette page est faite pour les entreprises qui accueillent des stagiaires.")


def may_act_for_company(actor: Actor, organisation_id: int) -> Reason:
    """Those who refer for this very company."""
    if actor.belongs_to({organisation_id}, Role.COMPANY):
        return None
    return _("Cette offre est celle d'une autre entreprise.")


def may_prepare_offer(actor: Actor, organisation_id: int) -> Reason:
    """Those of the company, and the pilot, who enters offers taken by phone."""
    if actor.has(Role.PILOT):
        return None
    return may_act_for_company(actor, organisation_id)


def may_enter_offers(actor: Actor) -> Reason:
    """Those who refer for a company, for their own; and the pilot, for all."""
    if actor.has(Role.PILOT, Role.COMPANY):
        return None
    return _("Les offres de stage sont tenues par les entreprises et par l'équipe qui pilote le plan.")


def may_keep_mentors(actor: Actor) -> Reason:
    """Those who refer for a company, for its own mentors; and the pilot, for all."""
    if actor.has(Role.PILOT, Role.COMPANY):
        return None
    return _("Les marraines et parrains sont inscrits par leur entreprise ou par l'équipe qui pilote le plan.")


def may_follow_pairs(actor: Actor) -> Reason:
    """The pilot, and those of both sides of a pair; each side then sees its own pairs alone."""
    if actor.has(Role.PILOT, Role.COMPANY, Role.SCHOOL):
        return None
    return _("Un parrainage est suivi par l'entreprise, par la structure qui accompagne et par l'équipe qui pilote.")
