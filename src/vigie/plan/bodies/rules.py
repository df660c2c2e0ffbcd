"""Who may do what in bodies, beyond the rules shared by the room; pure functions that say no with a reason."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Reason
from vigie.accounts.actor import Actor
from vigie.accounts.models import Role
from vigie.plan.rules import Seats, may_read_bodies, may_run_body


@dataclass(frozen=True)
class SeatFacts:
    """A seat as rules read it: whose it is, and who took the first step. is_waiting: neither joined nor gone."""

    person_id: int | None
    organisation_id: int | None
    is_waiting: bool = False
    was_asked: bool = False


def holds(actor: Actor, seat: SeatFacts) -> bool:
    """Whether a seat is the actor's: in person, or as a contributor of the organisation when it names nobody."""
    if actor.is_visitor:
        return False
    if seat.person_id:
        return seat.person_id == actor.person_id
    return actor.belongs_to({seat.organisation_id or 0}, Role.CONTRIBUTOR)


def may_read_names(actor: Actor, seats: Seats) -> Reason:
    """People who sit are named to the other members and to the pilot; others read the organisations."""
    if actor.has(Role.PILOT) or seats.include(actor):
        return None
    return _("Les noms des membres ne sont lus que par les membres de cette instance.")


def may_ask_to_sit(actor: Actor, *, is_open: bool) -> Reason:
    """A contributor asks, for their organisation, to join a body that is open to volunteers (S51, S154)."""
    if not is_open:
        return _("Cette instance n'est pas ouverte aux structures volontaires : ses membres y sont invités.")
    if actor.has(Role.CONTRIBUTOR):
        return None
    return _("Seules les personnes qui contribuent au nom d'une structure peuvent demander à la faire entrer.")


def may_answer_seat(actor: Actor, seats: Seats, seat: SeatFacts) -> Reason:
    """Whoever did not take the first step answers; those who run the body may also note what they were told."""
    if not seat.is_waiting:
        return _("Il n'y a plus rien à répondre : cette place est prise ou refusée.")
    if may_run_body(actor, seats) is None or (holds(actor, seat) and not seat.was_asked):
        return None
    return _("Seules la structure invitée et les personnes qui animent l'instance peuvent répondre.")


def may_end_seat(actor: Actor, seats: Seats, seat: SeatFacts) -> Reason:
    """Members leave by themselves (S51); those who run the body may also end a seat."""
    if holds(actor, seat) or may_run_body(actor, seats) is None:
        return None
    return _("Seules la personne ou la structure concernée et celles qui animent l'instance peuvent faire cela.")


def may_read_alert(actor: Actor, seats: Seats, *, is_of_watch_group: bool, is_answered: bool) -> Reason:
    """An alert is read by its body and the pilot; by elected members when the watch group raises it (S86).

    Once answered, it is known to all who follow the plan. Before that, others do not know that it exists.
    """
    if actor.has(Role.PILOT) or seats.include(actor):
        return None
    if is_of_watch_group and actor.has(Role.ELECTED_MEMBER):
        return None
    if is_answered:
        return may_read_bodies(actor)
    return _("Cette alerte attend sa réponse ; seuls les membres de l'instance la lisent.")
