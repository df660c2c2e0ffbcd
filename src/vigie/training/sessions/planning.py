"""Sessions: prepared, announced, changed; those registered are told of what matters to them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.drawn_codes import drawn_code
from vigie.training.models import Session, SessionTrainer
from vigie.training.registering.acts import NotPossible, locked, promote
from vigie.training.registering.messages import tell_changed

# What changes in a calendar.
TOLD = ("starts_at", "ends_at", "place", "address", "access_note", "accessibility", "online_address")


def plan_session(*, session: Session, trainers: Iterable[Person], by: Person) -> Session:
    """Prepare a session; nobody registers until it is announced."""
    with transaction.atomic():
        session.save(force_insert=True)
        set_trainers(session, trainers)
        record(actor=by, verb="training_session_planned", on=session)
    return session


def set_trainers(session: Session, trainers: Iterable[Person]) -> None:
    """Make the trainers of a session those given."""
    wanted = {person.pk for person in trainers}
    session.trainers.exclude(person__in=wanted).delete()
    held = set(session.trainers.values_list("person_id", flat=True))
    SessionTrainer.objects.bulk_create(SessionTrainer(session=session, person_id=pk) for pk in sorted(wanted - held))


def change_session(*, session_id: int, values: Mapping[str, Any], trainers: Iterable[Person], by: Person) -> Session:
    """Change a session; who waits receives the places added, who is registered is told of day, hours and place.

    Raises NotPossible when there would be fewer places than people who hold one, and once it is cancelled.
    """
    with transaction.atomic():
        session = locked(session_id)
        if session.cancelled_on:
            raise NotPossible(gettext("Cette session est annulée : préparez-en une autre."))
        refuse_fewer(session, values.get("places", session.places))
        changed = [name for name, value in values.items() if getattr(session, name) != value]
        for name in changed:
            setattr(session, name, values[name])
        is_told = session.announced_on is not None and bool(set(changed) & set(TOLD)) and not session.has_started
        session.sequence += is_told
        session.save(update_fields=[*changed, "sequence"])
        set_trainers(session, trainers)
        record(actor=by, verb="training_session_changed", on=session)
        if is_told:
            for enrolment in session.enrolments.standing():
                tell_changed(session, enrolment)
        promote(session)
    return session


def refuse_fewer(session: Session, places: int) -> None:
    """Raise NotPossible when more people hold a place than there would be places."""
    seated = session.enrolments.seated().count()
    if places < seated:
        raise NotPossible(
            ngettext(
                "%(seated)d personne a déjà une place : gardez-en au moins autant.",
                "%(seated)d personnes ont déjà une place : gardez-en au moins autant.",
                seated,
            )
            % {"seated": seated}
        )


def announce(*, session_id: int, by: Person) -> Session:
    """Open a session to registration. Raises NotPossible when it cannot be."""
    with transaction.atomic():
        session = locked(session_id)
        if session.announced_on:
            return session
        if session.cancelled_on or session.has_started:
            raise NotPossible(gettext("Cette session est passée ou annulée : préparez-en une autre."))
        if session.version.published_on is None:
            raise NotPossible(gettext("La version du module est un brouillon : publiez-la d'abord."))
        if not session.place and not session.online_address:
            raise NotPossible(gettext("Dites d'abord où elle a lieu : un lieu, ou une visioconférence."))
        session.announced_on = timezone.localdate()
        session.save(update_fields=["announced_on"])
        record(actor=by, verb="training_session_announced", on=session)
    return session


def open_sheet(*, session_id: int, by: Person) -> Session:
    """Draw the code by which people sign in from their phone, once for a session."""
    with transaction.atomic():
        session = locked(session_id)
        if not session.sheet_code:
            session.sheet_code = drawn_code(16)
            session.save(update_fields=["sheet_code"])
            record(actor=by, verb="training_sheet_opened", on=session)
    return session
