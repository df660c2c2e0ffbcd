"""Who may do what in the observatory: pure functions that return None, or the reason for saying no."""

from collections.abc import Collection

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


# --- Editions in preparation -----------------------------------------------------------------------------------------
def may_prepare_draft(actor: Actor, reviewer_id: int | None) -> Reason:
    """The pilot prepares an edition, unless named to review it: nobody reviews their own work."""
    if reviewer_id is not None and actor.person_id == reviewer_id:
        return _("Vous relisez cette édition : une autre personne la prépare.")
    return may_run_observatory(actor)


def may_review_draft(actor: Actor, reviewer_id: int | None, preparer_ids: Collection[int | None]) -> Reason:
    """The named reviewer alone says whether an edition is right, and never prepared it.

    preparer_ids: ids of those who prepared it.
    """
    if actor.person_id in preparer_ids:
        return _("Vous avez préparé cette édition : une autre personne la relit.")
    if reviewer_id is not None and actor.person_id == reviewer_id:
        return None
    return _("Seule la personne nommée pour relire cette édition peut donner son avis.")


def may_sign_draft(actor: Actor, reviewer_id: int | None) -> Reason:
    """The pilot signs for the agglomération, in the name of whoever answers for the edition, never the reviewer."""
    if reviewer_id is not None and actor.person_id == reviewer_id:
        return _("Vous avez relu cette édition : une autre personne la signe.")
    return may_run_observatory(actor)
