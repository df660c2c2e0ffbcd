"""Attendance: noted by whoever trains, on a phone or from the paper sheet, or by people themselves from the QR code."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.training.models import Enrolment, Session
from vigie.training.people import who_of
from vigie.training.registering.acts import NotPossible, locked

# When people may sign in from their phone, around the session.
BEFORE, AFTER = timedelta(hours=1), timedelta(hours=3)

# Presence, and why not when absent.
Mark = tuple[str, str]


def attendance_refusal(starts_at: datetime, cancelled: bool, now: datetime) -> str | None:
    """Return why attendance may not be noted now; None when it may."""
    if cancelled:
        return gettext("Cette session est annulée : il n'y a pas de présence à relever.")
    if now < starts_at - BEFORE:
        return gettext("Les présences se relèvent à partir d'une heure avant le début de la session.")
    return None


def is_open(starts_at: datetime, ends_at: datetime, now: datetime) -> bool:
    """Whether people may sign in from their phone now."""
    return starts_at - BEFORE <= now <= ends_at + AFTER


def note_attendance(*, session_id: int, marks: Mapping[int, Mark], by: Person) -> int:
    """Write who came, and why others did not; return how many lines changed.

    Someone who waited and came has a place: they were there. Raises NotPossible before the session.
    """
    with transaction.atomic():
        session = locked(session_id)
        refusal = attendance_refusal(session.starts_at, bool(session.cancelled_on), timezone.now())
        if refusal:
            raise NotPossible(refusal)
        rows = session.enrolments.standing().filter(pk__in=marks)
        changed = sum(mark(enrolment, *marks[enrolment.pk]) for enrolment in rows)
        if changed:
            record(actor=by, verb="training_attendance_noted", on=session, changes={"lignes": ["", changed]})
    return changed


def mark(enrolment: Enrolment, presence: str, reason: str) -> bool:
    """Write one line; return whether it changed."""
    if presence != Enrolment.Presence.ABSENT:
        reason = ""
    if (enrolment.presence, enrolment.reason) == (presence, reason):
        return False
    enrolment.presence, enrolment.reason = presence, reason
    if presence == Enrolment.Presence.PRESENT and enrolment.seated_at is None:
        enrolment.seated_at = timezone.now()
    enrolment.save(update_fields=["presence", "reason", "seated_at"])
    return True


def sign_in(*, session: Session, email: str) -> bool:
    """Note as present whoever registered with an address; return whether someone did.

    Raises NotPossible when people may not sign in now, and for someone noted absent by whoever trains.
    """
    with transaction.atomic():
        held = locked(session.pk)
        if held.cancelled_on or not is_open(held.starts_at, held.ends_at, timezone.now()):
            raise NotPossible(
                gettext("On signe ici d'une heure avant le début jusqu'à trois heures après la fin de la session.")
            )
        enrolment = held.enrolments.seated().filter(who=who_of(email=email)).first()
        if enrolment is None:
            return False
        if enrolment.presence == Enrolment.Presence.ABSENT:
            # Whoever trains has seen the room; the address of the code may have left it.
            raise NotPossible(
                gettext("Vous avez été notée absente ou noté absent : dites à la personne qui forme que vous êtes là.")
            )
        if mark(enrolment, Enrolment.Presence.PRESENT, ""):
            told = gettext("émargement par QR code")
            record(actor=None, actor_label=told, verb="training_attendance_noted", on=enrolment)
    return True
