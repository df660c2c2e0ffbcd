"""Gives seats in bodies: invited, asked for, taken, refused, left; each seat keeps its history.

Whoever writes a seat first locks its body: the same act sent twice makes one seat.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import Changes, record
from vigie.accounts.models import Organisation, Person
from vigie.plan.bodies.seat_messages import tell_answer, tell_invitation, tell_runners
from vigie.plan.models import Body, BodyMember


def lock(body: Body) -> Body:
    """Return the body, locked for the transaction. Raises ValidationError when it has ended."""
    current = Body.objects.select_for_update().get(pk=body.pk)
    if current.ended_on and current.ended_on < timezone.localdate():
        raise ValidationError(gettext("Cette instance a pris fin : elle n'accueille plus de membre."))
    return current


def open_seat(body: Body, person: Person | None, organisation: Organisation | None) -> BodyMember | None:
    """Return the seat that someone already holds, is offered or asks for, or None."""
    return BodyMember.objects.filter(body=body, person=person, organisation=organisation, left_on=None).first()


def told(seat: BodyMember, before: str, after: str) -> Changes:
    """Return what the journal keeps of a seat: organisations by name, people by number, since names are erased."""
    return {said_seat(seat): [before, after]}


def said_seat(seat: BodyMember) -> str:
    """Return whose seat it is, without naming anybody."""
    names = [seat.person.journal_label if seat.person else "", str(seat.organisation or "")]
    return " – ".join(name for name in names if name)


def add_seat(*, seat: BodyMember, actor: Person | None, day: date | None = None, actor_label: str = "") -> BodyMember:
    """Seat someone, or an organisation, from a day on, today by default; a seat offered or asked for is taken.

    seat: unsaved, with what the form says. Return the seat; someone who sits already keeps theirs unchanged.
    Raises ValidationError when the body has ended.
    """
    with transaction.atomic():
        lock(seat.body)
        current = open_seat(seat.body, seat.person, seat.organisation)
        if current and current.joined_on:
            return current
        if current:
            seat.pk, seat.invited_on, seat.asked_on = current.pk, current.invited_on, current.asked_on
        seat.joined_on = seat.joined_on or day or timezone.localdate()
        seat.save(force_insert=current is None, force_update=current is not None)
        changes = told(seat, "", gettext("membre"))
        record(actor=actor, verb="member_joined", on=seat.body, changes=changes, actor_label=actor_label)
    return seat


def change_seat(*, seat: BodyMember, fields: list[str], changes: Changes, actor: Person) -> None:
    """Write what changed of a seat: its category, its capacity; nothing when nothing did."""
    if not fields:
        return
    with transaction.atomic():
        seat.save(update_fields=fields)
        record(actor=actor, verb="member_changed", on=seat.body, changes={said_seat(seat): ["", ""], **changes})


def invite_organisation(*, body: Body, organisation: Organisation, word: str, actor: Person) -> BodyMember:
    """Offer a seat to an organisation, and write to those who contribute in its name, or to its address.

    Twice on the same seat sends nothing more. An organisation that had asked takes its seat.
    Raises ValidationError when the body has ended, or when nobody can be written to.
    """
    with transaction.atomic():
        current = lock(body)
        seat = open_seat(current, None, organisation)
        if seat and seat.asked_on:
            return add_seat(seat=seat, actor=actor) if seat.joined_on is None else seat
        if seat:
            return seat
        today = timezone.localdate()
        seat = BodyMember.objects.create(body=current, organisation=organisation, invited_on=today)
        tell_invitation(seat, word)
        record(actor=actor, verb="member_invited", on=current, changes=told(seat, "", gettext("invitation")))
    return seat


def ask_for_seat(*, body: Body, organisation: Organisation, word: str, actor: Person) -> BodyMember:
    """Ask for a seat in the name of an organisation; one that was invited thereby accepts.

    Raises ValidationError when the body has ended.
    """
    with transaction.atomic():
        current = lock(body)
        seat = open_seat(current, None, organisation)
        if seat and seat.invited_on and seat.joined_on is None:
            return answer_seat(seat=seat, is_accepted=True, word=word, actor=actor)
        if seat:
            return seat
        today = timezone.localdate()
        seat = BodyMember.objects.create(body=current, organisation=organisation, asked_on=today)
        tell_runners(seat, gettext("« %(name)s » demande à rejoindre l'instance « %(body)s »."), word)
        record(actor=actor, verb="member_asked", on=current, changes=told(seat, "", gettext("demande")))
    return seat


def answer_seat(*, seat: BodyMember, is_accepted: bool, word: str, actor: Person) -> BodyMember:
    """Accept or decline a seat that waits; whoever asked for it is told by e-mail. Answering twice changes nothing.

    Raises ValidationError when the body has ended, or when the seat was answered otherwise meanwhile.
    """
    with transaction.atomic():
        if is_accepted:
            lock(seat.body)
        current = BodyMember.objects.select_for_update(of=("self",)).select_related("body", "organisation", "person")
        found = current.get(pk=seat.pk)
        if found.joined_on or found.left_on:
            if (found.left_on is None) == is_accepted:
                return found
            raise ValidationError(gettext("Quelqu'un a déjà répondu, autrement : rechargez la page."))
        field = "joined_on" if is_accepted else "left_on"
        setattr(found, field, timezone.localdate())
        found.save(update_fields=[field])
        tell_the_other(found, is_accepted=is_accepted, word=word)
        verb = "member_joined" if is_accepted else "member_declined"
        after = gettext("membre") if is_accepted else gettext("sans suite")
        record(actor=actor, verb=verb, on=found.body, changes=told(found, "", after))
    return found


def tell_the_other(seat: BodyMember, *, is_accepted: bool, word: str) -> None:
    """Tell whoever took the first step what was answered."""
    if seat.asked_on:
        tell_answer(seat, is_accepted=is_accepted, word=word)
    elif is_accepted:
        tell_runners(seat, gettext("« %(name)s » rejoint l'instance « %(body)s »."), word)
    else:
        tell_runners(seat, gettext("« %(name)s » décline l'invitation à rejoindre l'instance « %(body)s »."), word)


def end_seat(*, seat: BodyMember, actor: Person) -> None:
    """Leave a body today, or withdraw an invitation or a request; a seat already left stays as it is."""
    with transaction.atomic():
        found = BodyMember.objects.select_for_update(of=("self",)).select_related("body", "organisation", "person")
        current = found.get(pk=seat.pk)
        if current.left_on:
            return
        today = timezone.localdate()
        # A seat that was to begin later never did.
        if current.joined_on and current.joined_on > today:
            current.joined_on = None
        current.left_on = today
        current.save(update_fields=["joined_on", "left_on"])
        record(actor=actor, verb="member_left", on=current.body, changes=told(current, "", gettext("départ")))
