"""Registering to a session, withdrawing, and the waiting list that moves up: one at a time in a session."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Organisation, Person
from vigie.training.models import Enrolment, Session
from vigie.training.people import who_of
from vigie.training.registering.messages import (
    tell_cancelled,
    tell_promoted,
    tell_registered,
    tell_withdrawn,
)
from vigie.training.registering.opening import Opening, free_places, registration_refusal, to_promote


class NotPossible(Exception):
    """An act that is not possible now; the message is a French sentence that says what to do."""


@dataclass(frozen=True)
class Registrant:
    """Who registers. structure: as typed, when it is not in the directory. needs: to be able to take part."""

    name: str
    email: str = ""
    organisation: Organisation | None = None
    structure: str = ""
    job_title: str = ""
    level: str = "not_stated"
    sex: str = "not_stated"
    needs: str = ""

    @property
    def who(self) -> str:
        """The digest that tells whether the same person is already there."""
        place = str(self.organisation) if self.organisation else self.structure
        return who_of(email=self.email, name=self.name, structure=place)


def locked(session_id: int) -> Session:
    """Return a session that nobody else changes until the end of the transaction, its places included."""
    return Session.objects.select_for_update(of=("self",)).select_related("version__module").get(pk=session_id)


def refusal_of(session: Session) -> str | None:
    """Return why nobody may register to a session now; None when people may."""
    opening = Opening(session.announced_on, session.cancelled_on, session.starts_at, session.registers_until)
    return registration_refusal(opening, timezone.now(), timezone.localdate())


def register(
    *, session_id: int, registrant: Registrant, by: Person | None = None, source: str = Enrolment.Source.FORM
) -> Enrolment:
    """Register someone: a place when there is one, else the waiting list, in order of arrival.

    Someone already registered receives their link again, and keeps their place. by: who entered it, None for the
    public form. Raises NotPossible.
    """
    with transaction.atomic():
        session = locked(session_id)
        refusal = refusal_of(session)
        if refusal and by is None:
            raise NotPossible(refusal)
        if by and session.cancelled_on:
            raise NotPossible(gettext("Cette session est annulée."))
        existing = session.enrolments.standing().filter(who=registrant.who).first()
        if existing is None:
            enrolment = add(session, registrant, source)
            told = gettext("formulaire public") if by is None else ""
            record(actor=by, actor_label=told, verb="training_registered", on=enrolment)
        else:
            enrolment = existing
        if not session.has_started:
            tell_registered(session, enrolment)
    return enrolment


def add(session: Session, registrant: Registrant, source: str) -> Enrolment:
    """Write an enrolment of a locked session, after all those there are. What already took place turns nobody away."""
    seated = session.enrolments.seated().count()
    now = timezone.now()
    is_seated = bool(free_places(session.places, seated)) or session.has_started
    return Enrolment.objects.create(
        session=session,
        rank=next_rank(session),
        who=registrant.who,
        person=person_of(registrant.email),
        name=registrant.name,
        email=registrant.email,
        organisation=registrant.organisation,
        structure="" if registrant.organisation else registrant.structure,
        job_title=registrant.job_title,
        level=registrant.level,
        sex=registrant.sex,
        needs=registrant.needs,
        source=source,
        registered_at=now,
        seated_at=now if is_seated else None,
    )


def next_rank(session: Session) -> int:
    """Return the rank of whoever comes now."""
    return (session.enrolments.aggregate(last=Max("rank"))["last"] or 0) + 1


def person_of(email: str) -> Person | None:
    """Return the account of an address, if it has one."""
    return Person.objects.filter(email=email.lower(), is_active=True).first() if email else None


def withdraw(*, enrolment_id: int, reason: str, by: Person | None = None, by_holder: bool = True) -> Enrolment:
    """Withdraw an enrolment, and give its place to whoever waits first.

    by: None for its holder; for the machine, when by_holder says that it is not them. Someone already withdrawn stays
    so. Raises NotPossible once the session has started, or once they were seen there.
    """
    with transaction.atomic():
        session = locked(Enrolment.objects.values_list("session_id", flat=True).get(pk=enrolment_id))
        enrolment = Enrolment.objects.select_for_update().get(pk=enrolment_id)
        if enrolment.withdrawn_at:
            return enrolment
        if session.has_started:
            raise NotPossible(gettext("La session a commencé : dites plutôt à l'équipe pourquoi vous ne venez pas."))
        if enrolment.presence == Enrolment.Presence.PRESENT:
            raise NotPossible(gettext("La présence est déjà relevée : voyez avec la personne qui forme."))
        enrolment.withdrawn_at, enrolment.reason = timezone.now(), reason
        enrolment.save(update_fields=["withdrawn_at", "reason"])
        told = gettext("lien reçu par courriel") if by is None and by_holder else ""
        record(actor=by, actor_label=told, verb="training_withdrawn", on=enrolment)
        tell_withdrawn(session, enrolment)
        promote(session)
    return enrolment


def promote(session: Session) -> list[Enrolment]:
    """Give the free places of a locked session to those who wait, in order of arrival; return who received one."""
    if session.has_started or session.cancelled_on:
        return []
    waiting = list(session.enrolments.waiting())
    chosen = to_promote(session.places, session.enrolments.seated().count(), [each.pk for each in waiting])
    promoted = [each for each in waiting if each.pk in chosen]
    now = timezone.now()
    for enrolment in promoted:
        enrolment.seated_at = now
        enrolment.save(update_fields=["seated_at"])
        tell_promoted(session, enrolment)
    return promoted


def cancel_session(*, session_id: int, reason: str, by: Person) -> Session:
    """Cancel a session, and tell all those registered. Raises NotPossible when it has already taken place."""
    with transaction.atomic():
        session = locked(session_id)
        if session.cancelled_on:
            return session
        if session.has_started:
            raise NotPossible(gettext("Cette session a déjà eu lieu : elle ne peut plus être annulée."))
        session.cancelled_on, session.cancelled_for = timezone.localdate(), reason
        session.sequence += 1
        session.save(update_fields=["cancelled_on", "cancelled_for", "sequence"])
        record(actor=by, verb="training_session_cancelled", on=session)
        for enrolment in session.enrolments.standing():
            tell_cancelled(session, enrolment)
    return session
