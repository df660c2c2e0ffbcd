"""Who may do what in the plan: pure functions that return None, or the reason for saying no."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Reason
from vigie.accounts.actor import Actor
from vigie.accounts.models import Role


@dataclass(frozen=True)
class Seats:
    """Who sits in a body today: ids of the people, of those among them who run it, and of the organisations.

    Someone sits by themselves, or by working on the plan for an organisation that sits without naming anybody: whoever
    administers Vigie there, or is elected there, does not sit by that.
    """

    people: frozenset[int] = frozenset()
    runners: frozenset[int] = frozenset()
    organisations: frozenset[int] = frozenset()

    def include(self, actor: Actor) -> bool:
        """Whether the actor sits there."""
        works_for_one = actor.belongs_to(self.organisations, Role.CONTRIBUTOR, Role.READER)
        return actor.person_id in self.people or works_for_one


def may_read_plan(actor: Actor) -> Reason:
    """The working space belongs to the plan's partners; elected members read syntheses, administrators no content."""
    if actor.has(Role.PILOT, Role.CONTRIBUTOR, Role.READER):
        return None
    if actor.has(Role.ELECTED_MEMBER):
        return _("Cette page de travail est réservée aux partenaires du plan ; vos synthèses sont sur votre accueil.")
    return _("Cette page est réservée aux partenaires du plan.")


def may_read_synthesis(actor: Actor) -> Reason:
    """Figures of the whole plan, without anybody's name, are for partners and elected members."""
    if actor.has(Role.PILOT, Role.CONTRIBUTOR, Role.READER, Role.ELECTED_MEMBER):
        return None
    return _("Cette page est réservée aux partenaires du plan, aux élues et aux élus.")


def may_run_plan(actor: Actor) -> Reason:
    """The pilot alone changes the plan's structure, imports, opens to the public and confirms readings (S87)."""
    return None if actor.has(Role.PILOT) else _("Seule la personne qui pilote le plan peut faire cela.")


def may_change_action(actor: Actor, bearer_ids: Iterable[int]) -> Reason:
    """The pilot changes every action; a contributor, those an organisation of theirs carries.

    bearer_ids: ids of the organisations that carry the action, not of its partners.
    """
    if actor.has(Role.PILOT) or actor.belongs_to(set(bearer_ids), Role.CONTRIBUTOR):
        return None
    return _("Seules les structures qui portent cette action et la personne qui pilote le plan peuvent la modifier.")


def may_commit(actor: Actor, organisation_id: int) -> Reason:
    """The pilot writes every commitment to an axis; a contributor, those of their own organisation (S67)."""
    if actor.has(Role.PILOT) or actor.belongs_to({organisation_id}, Role.CONTRIBUTOR):
        return None
    return _("Seules la structure qui s'engage et la personne qui pilote le plan peuvent écrire cet engagement.")


def may_write(actor: Actor) -> Reason:
    """Pilots and contributors write; what each may write to is decided object by object."""
    if actor.has(Role.PILOT, Role.CONTRIBUTOR):
        return None
    return _("Cette page est réservée aux personnes qui tiennent le plan à jour.")


# --- Bodies, meetings, revision --------------------------------------------------------------------------------------
def may_read_bodies(actor: Actor) -> Reason:
    """Which bodies exist, when they met and what they decided is shared by partners and elected members."""
    return may_read_synthesis(actor)


def may_read_minutes(actor: Actor, seats: Seats) -> Reason:
    """Who came and what was said is for those who sit in the body, and for the pilot."""
    if actor.has(Role.PILOT) or seats.include(actor):
        return None
    return _("Le compte rendu et les présences ne sont lus que par les membres de cette instance.")


def may_run_body(actor: Actor, seats: Seats) -> Reason:
    """The pilot runs every body; a member whose seat says so prepares and holds its meetings."""
    if actor.has(Role.PILOT) or actor.person_id in seats.runners:
        return None
    return _("Seules les personnes qui animent cette instance et celle qui pilote le plan peuvent faire cela.")


def may_follow_decision(
    actor: Actor, seats: Seats, *, carrier_id: int | None = None, carrier_person_id: int | None = None
) -> Reason:
    """Those who run the body, a contributor of the organisation that carries the decision, or the person who does.

    carrier_id: id of the organisation; carrier_person_id: id of the person; None when nobody is named.
    """
    if may_run_body(actor, seats) is None:
        return None
    if carrier_person_id is not None and actor.person_id == carrier_person_id:
        return None
    if carrier_id is not None and actor.belongs_to({carrier_id}, Role.CONTRIBUTOR):
        return None
    return _("Seules la structure ou la personne qui porte cette décision et celles qui animent l'instance le peuvent.")


def may_raise_alert(actor: Actor, seats: Seats) -> Reason:
    """Those who sit in a body may ask the plan to look at something (S86)."""
    if actor.has(Role.PILOT) or seats.include(actor):
        return None
    return _("Seuls les membres de cette instance peuvent lancer une alerte.")


def may_propose(actor: Actor) -> Reason:
    """Partners propose changes to the plan; which action they may touch is decided action by action (S182)."""
    return may_write(actor)
