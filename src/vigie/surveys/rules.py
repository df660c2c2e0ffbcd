"""Who may do what with surveys: pure functions that return None, or the reason for no."""

from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Reason
from vigie.accounts.actor import Actor
from vigie.accounts.models import Role


def may_see_surveys(actor: Actor) -> Reason:
    """Those who act in the plan; what they then see depends on their organisation and on their rights."""
    if actor.has(Role.PILOT, Role.CONTRIBUTOR, Role.READER):
        return None
    return _("Les enquêtes sont préparées par les partenaires du plan.")


def may_create_survey(actor: Actor) -> Reason:
    """The pilot, and those who contribute, each in the name of an organisation of theirs."""
    if actor.has(Role.PILOT, Role.CONTRIBUTOR):
        return None
    return _("Créer une enquête demande de contribuer au plan : demandez ce rôle à la personne qui le pilote.")


def may_prepare(actor: Actor, organisation_id: int, rights: frozenset[str]) -> Reason:
    """The pilot, contributors of the organisation that answers for the survey, and those named for it."""
    if actor.has(Role.PILOT) or actor.belongs_to({organisation_id}, Role.CONTRIBUTOR) or "edit" in rights:
        return None
    return _("Cette enquête est préparée par une autre structure.")


def may_collect(actor: Actor, organisation_id: int, rights: frozenset[str]) -> Reason:
    """Those who prepare it, and those named to collect answers."""
    if "collect" in rights:
        return None
    return may_prepare(actor, organisation_id, rights)


def may_analyse(rights: frozenset[str]) -> Reason:
    """Only people named for it: neither the pilot nor an administrator by their role alone."""
    if "analyse" in rights:
        return None
    return _("Seules des personnes nommées pour cette enquête figent ses résultats ou exportent ses réponses.")


def may_read_texts(rights: frozenset[str]) -> Reason:
    """Only people named for it, because a free text may name or describe someone."""
    if "read_texts" in rights:
        return None
    return _("Les réponses libres sont lues seulement par des personnes nommées pour cette enquête.")


def may_give_right(actor: Actor, organisation_id: int, right: str) -> Reason:
    """Whoever prepares by their role; analysing answers and reading free texts are given by the pilot alone."""
    if right in ("analyse", "read_texts"):
        if actor.has(Role.PILOT):
            return None
        return _("Ce droit est donné seulement par la personne qui pilote le plan.")
    return may_prepare(actor, organisation_id, frozenset())
